"""The text that a page shows."""

import re

import inscriptis
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.html_properties import Display
from inscriptis.model.config import ParserConfig
from inscriptis.model.html_element import HtmlElement
from inscriptis.model.tag import CustomHtmlTagHandlerMapping

LONG, LEVELS = 256 << 10, 200  # characters, and elements inside each other, that are read

# Mails lay themselves out in tables. A table drawn with blanks is no text to read, and one wide cell
# in it would widen every row: rows are lines here, and cells follow each other.
_no_table = dict.fromkeys(("table", "tr", "td", "th"))
_rows = {"tr": HtmlElement("tr", display=Display.block), "table": HtmlElement("table", display=Display.block)}
_cells = {name: HtmlElement(name, suffix=" ") for name in ("td", "th")}
_config = ParserConfig(
    css=CSS_PROFILES["strict"] | _rows | _cells,
    custom_html_tag_handler_mapping=CustomHtmlTagHandlerMapping(_no_table, _no_table),
)

_tag = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)(?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*+(/?)>")
_declaration = re.compile(r"<\?xml[^>]*>")
EMPTY = frozenset("area base br col embed hr img input link meta param source track wbr".split())


def shown(html: str) -> str:
    """Without what is hidden, what pictures stand for and where links lead; never an error."""
    page = _shallow(_declaration.sub("", html[:LONG]))
    if not page.strip():
        return ""
    try:
        return str(inscriptis.get_text(page, _config))
    except (ValueError, LookupError, TypeError, AssertionError, RecursionError):
        return re.sub(r"<[^<>]*>", " ", page)


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
