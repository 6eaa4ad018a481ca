"""The text that a page shows."""

import re

import inscriptis
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.html_properties import Display
from inscriptis.model.config import ParserConfig
from inscriptis.model.html_element import HtmlElement
from inscriptis.model.tag import CustomHtmlTagHandlerMapping

# Of Unicode's private letters: they stand where a page's program begins to quote, and to sign, and between a row's cells.
CITED, SIGNED, CELL = "\ue000", "\ue001", "\ue002"
LONG, LEVELS = 256 << 10, 200  # characters, and elements inside each other, that are read

# Mails lay themselves out in tables. A table drawn with blanks is no text to read, and one wide cell
# in it would widen every row: rows are lines here, and cells follow each other.
_no_table = dict.fromkeys(("table", "tr", "td", "th"))
_rows = {"tr": HtmlElement("tr", display=Display.block), "table": HtmlElement("table", display=Display.block)}
_cells = {name: HtmlElement(name, suffix=f" {CELL} ") for name in ("td", "th")}
_words = {"span": HtmlElement("span")}  # Word puts them around pieces of words
_config = ParserConfig(
    css=CSS_PROFILES["strict"] | _rows | _cells | _words,
    custom_html_tag_handler_mapping=CustomHtmlTagHandlerMapping(_no_table, _no_table),
)

_marks = re.compile(f"[{CITED}{SIGNED}{CELL}]")
_between = re.compile(f" ?{CELL} ?")
_last_cell = re.compile(rf"[ {CELL}]+$|^ *(?:{CELL} *)+", re.M)
_tag = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)(?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*+(/?)>")
_declaration = re.compile(r"<\?xml[^>]*>")
# Where programs begin to quote: Gmail, Outlook (on the web, for Windows, for Mac), Yahoo, Thunderbird, Apple, Zimbra,
# Proton, Zoho, GMX and T-Online.
_cited = re.compile(
    r"<div\b[^<>]{0,200}?class=[\"']?[^\"'<>]*?gmail_quote\b|"
    r"<(?:div|blockquote|span|table|td|p|hr|section)\b[^<>]{0,400}?(?:"
    r"class=[\"']?[^\"'<>]*?\b(?:gmail_quote_container|gmail_extra|yahoo_quoted|moz-cite-prefix|protonmail_quote|"
    r"zmail_extra|OutlookMessageHeader|freebirdFormviewerViewHeader|reply_quote)\b|"
    r"id=[\"']?(?:x_)?(?:appendonsend|divRplyFwdMsg|OLK_SRC_BODY_SECTION|stopSpelling|mail-editor-reference-message-container|"
    r"isForwardContent|isReplyContent|zwchr|yahoo_quoted_\w+|ydp\w*yahoo_quoted|reply-intro|replySplit)|"
    r"type=[\"']?cite|data-marker=[\"']?__(?:HEADERS|QUOTED_TEXT)__|name=[\"']?quote|tabindex=[\"']?-1[^<>]*?width:\s*98%|"
    r"style=[\"']?[^\"'<>]*?border:\s*none;\s*border-top:\s*solid\s+#(?:E1E1E1|B5C4DF|b5c4df|e1e1e1)"
    r")",
    re.I,
)
_signed = re.compile(
    r"<\w+\b[^<>]{0,400}?(?:class=[\"']?[^\"'<>]*?\b(?:gmail_signature|moz-signature|protonmail_signature_block|sh-signature)\b|"
    r"id=[\"']?(?:x_)?(?:Signature|ms-outlook-mobile-signature|composer_signature|AppleMailSignature|lineBreakAtBeginningOfSignature)\b)",
    re.I,
)
_rule = re.compile(r"<hr\b", re.I)
EMPTY = frozenset("area base br col embed hr img input link meta param source track wbr".split())


def shown(html: str) -> str:
    """Without what is hidden, what pictures stand for and where links lead; never an error."""
    page = _shallow(_marked(_declaration.sub("", html[:LONG])))
    if not page.strip():
        return ""
    try:
        return _last_cell.sub("", str(inscriptis.get_text(page, _config)))
    except (ValueError, LookupError, TypeError, AssertionError, RecursionError):
        return re.sub(r"<[^<>]*>", " ", page)


def unmarked(text: str) -> str:
    """A page's text without the marks."""
    return _between.sub(" ", text).replace(CITED, "").replace(SIGNED, "") if _marks.search(text) else text


def _marked(html: str) -> str:
    plain = html.replace(CITED, "").replace(SIGNED, "").replace(CELL, "")
    return _rule.sub(r"<br>\g<0>", _signed.sub(SIGNED + r"\g<0>", _cited.sub(CITED + r"\g<0>", plain)))


def _shallow(html: str) -> str:
    """Without the tags that are too deep; their text stays."""
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2].lower() in EMPTY or tag[3]:
            return tag[0]
        if tag[1]:
            depth -= depth > 0
            return tag[0] if depth < LEVELS else ""
        depth += 1
        return tag[0] if depth <= LEVELS else ""

    return _tag.sub(kept, html)
