"""A mail taken apart, within limits: what it says, the files it carries, its headers.

The standard library takes mails apart line by line, in ten times their size and as deep as they are nested;
here parts are places in the bytes as received, found by looking for their borders.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from channels.email import _html, _transfer
from channels.email._charsets import decoded
from channels.email._headers import Headers, read
from channels.email._html import CITED, SIGNED
from channels.message import Attachment

DEPTH, PARTS = 20, 100
LONG_PAGE, LONGEST_PAGE = 300, 100_000  # characters, bytes
ALIKE = 0.5  # share of words that the two texts of a mail have in common where they say the same
TEXT = 400_000  # bytes of a text that are read; after so many in all no further text is
NAMES = {
    "text/plain": "text.txt",
    "text/html": "page.html",
    "text/calendar": "invitation.ics",
    "image/jpeg": "image.jpg",
    "image/svg+xml": "image.svg",
    "message/rfc822": "message.eml",
    "message/delivery-status": "delivery-status.txt",
    "text/rfc822-headers": "headers.txt",
    "application/octet-stream": "file",
    "application/ms-tnef": "winmail.dat",
    "application/pkcs7-signature": "smime.p7s",
    "application/pgp-signature": "signature.asc",
    "video/quicktime": "video.mov",
}

_meta_charset = re.compile(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?([\w-]{1,40})", re.I)
_repeated = re.compile(r"(https?://[^\s<>]+?)/? ?<\1/?>")  # Outlook writes each link twice
_word = re.compile(r"\w+")
_wants_html = re.compile(r"\bhtml\b", re.I)
_unseen = re.compile("[\u202a-\u202e\u2066-\u2069]")  # they show a name in another order than it is in


@dataclass(slots=True)
class Part:
    """A piece of the mail: its place in the bytes, and the pieces inside it."""

    mail: bytes
    headers: Headers
    start: int
    end: int
    kind: str
    depth: int
    inside: list["Part"] = field(default_factory=list)
    read: str | None = None

    def content(self, most: int | None = None) -> bytes:
        end = self.end if most is None else min(self.end, self.start + most)
        return _transfer.content(self.mail[self.start : end], self.headers.get("content-transfer-encoding"))

    def filename(self) -> str:
        headers = self.headers
        name = headers.param("content-disposition", "filename") or headers.param("content-type", "name")
        return _unseen.sub("", name)

    def is_text(self) -> bool:
        """Whether it is shown as the mail's text; else it is a file."""
        disposition = self.headers.get("content-disposition").lower()
        is_named = self.depth > 0 and bool(self.filename())
        return self.kind in ("text/plain", "text/html") and not (
            is_named or disposition.startswith("attachment")
        )

    def text(self) -> str:
        if self.read is None:
            self.read = tidy(self._text())
        return self.read

    def _text(self) -> str:
        content = self.content(most=2 * TEXT)[:TEXT]
        charset = self.headers.param("content-type", "charset")
        if self.kind == "text/plain":
            return _repeated.sub(r"\1", decoded(content, charset))
        meta = None if charset else _meta_charset.search(content[:4096])
        return _html.shown(decoded(content, meta[1].decode() if meta else charset))


@dataclass(slots=True)
class Mail:
    headers: Headers
    text: str
    marked: str  # the text, with marks where a page's program begins to quote
    files: tuple[Attachment, ...]
    kinds: frozenset[str]  # the content types of its parts
    digest: str  # of what its parts hold, however that was encoded for the journey


def parsed(content: bytes) -> Mail:
    """Never an error: what cannot be taken apart is one text."""
    if b"\n" not in content:
        content = content.replace(b"\r", b"\n")
    whole = _Reader(content).part(0, len(content))
    leaves = list(_leaves(whole))
    said = _said(_chosen(whole))
    return Mail(
        whole.headers,
        said.replace(CITED, "").replace(SIGNED, ""),
        said,
        tuple(_file(part) for part in leaves if not part.is_text()),
        frozenset(part.kind for part in (whole, *leaves)),
        _digest(leaves),
    )


def tidy(text: str) -> str:
    """Lines without trailing blanks, and never more than one empty line."""
    lines = (line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Reader:
    """Finds the parts of one mail; so many, and so deep, that no mail takes long."""

    def __init__(self, mail: bytes) -> None:
        self._mail, self._left = mail, PARTS

    def part(self, start: int, end: int, depth: int = 0, around: str = "") -> Part:
        headers, body = read(self._mail, start, end)
        kind = headers.content_type()
        if around == "multipart/digest" and "content-type" not in headers:
            kind = "message/rfc822"
        part = Part(self._mail, headers, body, end, kind, depth)
        if kind.startswith("multipart/"):
            if depth < DEPTH and (boundary := headers.boundary()):
                places = self._places(b"--" + boundary, body, end)
                part.inside = [self.part(*place, depth + 1, kind) for place in places]
            if not part.inside:
                part.kind = "text/plain"
        self._left -= not part.inside
        return part

    def _places(self, border: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
        """From border to border, as long as parts may be taken; the last one may lack its end."""
        begun = -1
        for at, after, is_last in self._borders(border, start, end):
            if begun >= 0:
                yield begun, max(begun, at)
            begun = -1 if is_last else after
            if is_last or self._left <= 0:
                break
        if begun >= 0 and self._left > 0:
            yield begun, end

    def _borders(self, border: bytes, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
        """Where the text before each border ends, where the part after it begins, whether it is the last."""
        line = re.compile(rb"\n%b(--)?[ \t]*(?:\r?\n|\Z)" % re.escape(border))
        first = re.compile(line.pattern[2:]).match(self._mail, start, end)
        if first:
            yield start, first.end(), bool(first[1])
        # A border's line end may be the next one's line begin, so the search goes on before it.
        found = line.search(self._mail, first.end() - 1 if first else start, end)
        while found:
            yield self._line_end(start, found.start() + 1), found.end(), bool(found[1])
            found = line.search(self._mail, found.end() - 1, end)

    def _line_end(self, start: int, at: int) -> int:
        """The line end before a border is the border's."""
        for mark in (b"\r\n", b"\n"):
            if self._mail.endswith(mark, start, at):
                return at - len(mark)
        return at


def _leaves(part: Part) -> Iterator[Part]:
    if not part.inside:
        yield part
    for one in part.inside:
        yield from _leaves(one)


def _chosen(part: Part) -> list[Part]:
    """The texts to show; of alternatives the plain one, if it says anything."""
    if not part.inside:
        return [part] if part.is_text() else []
    options = [option for one in part.inside if (option := _chosen(one))]
    if part.kind == "multipart/alternative":
        ranked = sorted(options, key=_reluctance)
        return _best(ranked) if part.depth <= 2 and len(ranked) == 2 else (ranked or [[]])[0]
    return [one for option in options for one in option]


def _said(parts: list[Part]) -> str:
    texts, read = [], 0
    for part in parts:
        if read < TEXT:
            texts.append(part.text())
            read += part.end - part.start
    return "\n\n".join(filter(None, texts))


def _best(ranked: list[list[Part]]) -> list[Part]:
    """The first; but a long page that says something else than the plain text is what people saw."""
    pages = [option for option in ranked if any(part.kind == "text/html" for part in option)]
    if pages and ranked[0] is not pages[0] and sum(one.end - one.start for one in pages[0]) < LONGEST_PAGE:
        plain, page = _said(ranked[0]), _said(pages[0])
        words, shown = Counter(_word.findall(plain)), Counter(_word.findall(page))
        if len(page) > LONG_PAGE and (words & shown).total() < ALIKE * max(words.total(), shown.total()):
            return pages[0]
    return ranked[0]


def _reluctance(option: list[Part]) -> int:
    if any(part.kind == "text/html" for part in option):
        return 1
    text = "".join(part.text() for part in option)
    return 0 if text and not (len(text) < 300 and _wants_html.search(text)) else 2


def _file(part: Part) -> Attachment:
    return Attachment(part.filename() or _name(part), part.kind, part.content())


def _name(part: Part) -> str:
    """For a part without one. A mail inside is called by its subject."""
    if part.kind == "message/rfc822":
        subject = read(part.mail, part.start, part.end)[0].get("subject")
        return f"{subject[:150]}.eml" if subject else NAMES[part.kind]
    main, _, sub = part.kind.partition("/")
    return NAMES.get(part.kind) or (f"{main}.{sub}" if sub.isalnum() else main)


def _digest(leaves: list[Part]) -> str:
    """Servers change line ends, and blanks at them; nothing else of a mail changes on its way into a folder."""
    said = hashlib.sha256()
    for part in leaves:
        content = part.content()
        is_lines = part.kind.startswith(("text/", "message/"))
        said.update(content.translate(None, b" \t\r\n") if is_lines else content)
    return said.hexdigest()
