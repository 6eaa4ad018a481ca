"""A mail taken apart, within limits: what it says, the files it carries, its headers.

The standard library takes mails apart line by line, in ten times their size and as deep as they are nested;
here parts are places in the bytes as received, found by looking for their borders.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from channels.email import _html, _tnef, _transfer
from channels.email._charsets import decoded
from channels.email._flowed import unflowed
from channels.email._headers import Headers, read
from channels.email._html import unmarked
from channels.message import Attachment

DEPTH, PARTS = 20, 100
LONG_PAGE, LONGEST_PAGE = 300, 100_000  # characters, bytes
ALIKE = 0.5  # share of words that the two texts of a mail have in common where they say the same
LOGO = 100 << 10  # bytes; a larger picture in a text is a photograph that somebody put in
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
_name_in_id = re.compile(r"[\w .()-]{1,80}\.[A-Za-z0-9]{2,4}")
_entity = re.compile(r"&(?:nbsp|amp|quot|lt|gt|#\d{2,5});|</?(?:td|tr|table|div|span|font)\b[^<>]*>", re.I)
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
        said = (
            headers.param("content-disposition", "filename"),
            headers.param("content-type", "name"),
            headers.param("content-type", "file"),
            self._name_of_id(),
        )
        return _unseen.sub("", next(filter(None, said), ""))

    def _name_of_id(self) -> str:
        """Outlook calls the pictures of a page <image001.jpg@01CDB132.D8A510F0>."""
        local = self.headers.get("content-id").strip("<> ").partition("@")[0]
        return local if _name_in_id.fullmatch(local) else ""

    def is_drawn(self, pages: str) -> bool:
        """Whether it is a small picture that a page shows, such as a logo, and no file."""
        id = self.headers.get("content-id").strip("<> ")
        is_file = self.headers.get("content-disposition").lower().startswith("attachment")
        is_picture = self.kind.startswith("image/") and not is_file and bool(id)
        is_shown = f"cid:{id}" in pages or f"[image: {self.filename()}]" in pages
        return is_picture and is_shown and self.end - self.start < LOGO * 4 // 3

    def is_text(self) -> bool:
        """Whether it is shown as the mail's text; else it is a file."""
        disposition = self.headers.get("content-disposition").lower()
        is_named = self.depth > 0 and bool(self.filename())
        return self.kind in ("text/plain", "text/html") and not (
            is_named or disposition.startswith("attachment")
        )

    def is_packed(self) -> bool:
        return self.kind in ("application/ms-tnef", "application/vnd.ms-tnef") or (
            self.filename().lower() == "winmail.dat"
        )

    def page(self) -> str:
        """The text as written, for what it refers to."""
        return self.content(most=2 * TEXT).decode("utf-8", "replace")

    def text(self) -> str:
        if self.read is None:
            self.read = tidy(self._text())
        return self.read

    def _text(self) -> str:
        content = self.content(most=2 * TEXT)[:TEXT]
        charset = self.headers.param("content-type", "charset")
        if self.kind == "text/plain":
            text = decoded(content, charset)
            if self.headers.param("content-type", "format").lower() == "flowed":
                text = unflowed(text, self.headers.param("content-type", "delsp").lower() != "yes")
            return _repeated.sub(r"\1", text)
        meta = None if charset else _meta_charset.search(content[:4096])
        return _html.shown(decoded(content, meta[1].decode() if meta else charset))


@dataclass(slots=True)
class Mail:
    headers: Headers
    text: str
    marked: str  # the text, with marks where a page's program begins to quote
    files: tuple[Attachment, ...]
    drawn: frozenset[int]  # which of the files are pictures that the text shows
    kinds: frozenset[str]  # the content types of its parts
    digest: str  # of what its parts hold, however that was encoded for the journey
    subject: str

    @property
    def kept(self) -> tuple[Attachment, ...]:
        """The files that somebody sent."""
        return tuple(file for number, file in enumerate(self.files) if number not in self.drawn)


def parsed(content: bytes) -> Mail:
    """Never an error: what cannot be taken apart is one text."""
    if b"\n" not in content:
        content = content.replace(b"\r", b"\n")
    whole = _Reader(content).part(0, len(content))
    leaves = list(_leaves(whole))
    said, subject = _said(_chosen(whole)), whole.headers.get("subject")
    has_picture = any(part.kind.startswith("image/") for part in leaves)
    pages = "".join(part.page() for part in leaves if part.is_text()) if has_picture else ""
    files: list[Attachment] = []
    drawn: set[int] = set()
    for part in leaves:
        packed = _tnef.unpacked(part.content()) if part.is_packed() else None
        if packed is not None:
            files += packed.files
            said, subject = said or tidy(packed.text), subject or packed.subject
        elif not part.is_text():
            drawn |= {len(files)} if part.is_drawn(pages) else set()
            files.append(_file(part))
    return Mail(
        whole.headers,
        unmarked(said),
        said,
        tuple(files),
        frozenset(drawn),
        frozenset(part.kind for part in (whole, *leaves)),
        _digest(leaves),
        subject,
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
    is_page_torn = len(_entity.findall(text)) > 1  # a program made it of the page, badly
    return 0 if text and not is_page_torn and not (len(text) < 300 and _wants_html.search(text)) else 2


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
