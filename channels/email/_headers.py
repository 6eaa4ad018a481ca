"""The headers of a mail or of a part of it: read to the first empty line, decoded when asked for."""

import re
from binascii import a2b_qp
from collections.abc import Iterator
from email.message import Message as Mime

from channels.email._charsets import decoded
from channels.email._transfer import unbase64

LONG = 8 << 10  # bytes of a header that are read
EACH, ALL = 20, 500  # headers of one name, and headers, that are kept
HEAD = 2 << 20  # bytes in which headers are looked for

_field = re.compile(rb"([!-9;-~]{1,200})[ \t]*:")
_word = re.compile(rb"=\?([^?\s]{1,60})\?([bBqQ])\?((?:[^?]|\?(?!=)){0,4000})\?=")
_gap = re.compile(rb"(\?=)\s+(?==\?)")
_control = re.compile(r"[\x00-\x1f\x7f]")
_mailbox = re.compile(
    r'(?P<quoted>"(?:[^"\\]|\\.)*")|\((?P<comment>[^()]*)\)|<+(?P<angle>[^<>,;]*)>*|(?P<end>[,;])'
    r"|(?P<group>:)|(?P<word>=\?[^?\s]{1,60}\?[bBqQ]\?[^?]{0,4000}\?=|[^\s\"(<,;:]+|.)",
    re.S,
)
_address = re.compile(r"[^\s<>\"'(),;:]+@[^\s<>\"'(),;:]+")


class Headers:
    """In their order, raw; names in lower case. Of a name that comes again the first counts."""

    def __init__(self, pairs: list[tuple[str, bytes]]) -> None:
        self._values: dict[str, list[bytes]] = {}
        for name, value in pairs:
            kept = self._values.setdefault(name, [])
            if len(kept) < EACH:
                kept.append(value)
        self._shapes: dict[str, Mime] = {}
        self._params: dict[str, dict[str, str | tuple[str | None, str | None, str]]] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def raw(self, name: str) -> bytes:
        return self._values.get(name, [b""])[0]

    def get(self, name: str) -> str:
        return text(self.raw(name))

    def addresses(self, name: str) -> list[tuple[str, str]]:
        """(name, address) of everybody in these headers; what is no address is left out."""
        return [found for value in self._values.get(name, ()) for found in mailboxes(value)]

    def sender(self) -> tuple[str, str]:
        """(name, address) of who wrote it; of a program without an address its name."""
        found = next((one for name in ("from", "sender") for one in self.addresses(name)), None)
        line = self.get("from")
        comment = re.search(r"\(([^()]+)\)", line)
        return found or ((comment[1] if comment else line.partition("<")[0]).strip("\"' "), "")

    def content_type(self) -> str:
        """In lower case, such as text/plain."""
        return self._shape("content-type").get_content_type().split()[0]

    def param(self, header: str, name: str) -> str:
        """A parameter such as charset or filename, decoded whichever way it is written."""
        value = self._known_params(header).get(name, "")
        if isinstance(value, tuple):
            charset, _, content = value
            return decoded(content.encode("latin-1", "replace"), charset or "")
        return text(value.encode("latin-1", "replace")) if value else ""

    def boundary(self) -> bytes:
        value = self._known_params("content-type").get("boundary", "")
        return (value[2] if isinstance(value, tuple) else value).rstrip().encode("latin-1", "replace")

    def _known_params(self, header: str) -> dict[str, str | tuple[str | None, str | None, str]]:
        """Of a parameter that comes again the first counts."""
        if header not in self._params:
            pairs = self._shape(header).get_params([], header=header) if header in self._values else []
            self._params[header] = {name.lower(): value for name, value in reversed(pairs)}
        return self._params[header]

    def _shape(self, header: str) -> Mime:
        if header not in self._shapes:
            mime = self._shapes[header] = Mime()
            if header in self._values:
                mime[header] = self.raw(header).decode("latin-1")  # a letter a byte, so that none is lost
        return self._shapes[header]


def read(content: bytes, start: int, end: int) -> tuple[Headers, int]:
    """The headers that begin at `start`, and where the body begins. Lines that are none are passed over."""
    pairs: list[tuple[str, bytes]] = []
    skipped = -1  # where a line begins that is no header; the body does, unless a header follows
    for at, line in _lines(content, start, min(end, start + HEAD)):
        field = _field.match(line)
        if not line.strip(b"\r\n"):
            return Headers(pairs), min(at + len(line), end)
        if field is not None:
            skipped = -1
            if len(pairs) < ALL:
                pairs.append((field[1].decode().lower(), line[field.end() : field.end() + LONG].strip()))
        elif line[:1] in b" \t" and pairs:
            name, value = pairs[-1]
            if len(value) < LONG:
                pairs[-1] = name, value + b" " + line.strip()[:LONG]
        elif skipped >= 0:
            return Headers(pairs), skipped
        else:
            skipped = at
    return Headers(pairs), skipped if skipped >= 0 else _after_head(content, start, end)


def text(raw: bytes) -> str:
    """A header as people read it: encoded words and raw 8-bit letters decoded, line ends and controls gone."""
    if not raw:
        return ""
    whole = raw if len(raw) <= LONG else raw[:LONG].rpartition(b" ")[0] or raw[:LONG]
    shown = _joined(_gap.sub(rb"\1", whole)) if b"=?" in whole else decoded(whole)
    return " ".join(_control.sub(" ", shown).split())


def mailboxes(raw: bytes) -> Iterator[tuple[str, str]]:
    """(name, address) of everybody in an address header, as broken as people's programs write them."""
    words: list[str] = []
    address = comment = ""
    for piece in _mailbox.finditer(decoded(raw[:LONG]) + ","):
        if piece["end"]:
            person = _person("".join(words), address, comment)
            if person is None and piece["end"] == "," and words:
                words.append(", ")  # a name of two words, as in: Kowalski, Jan <jan@...>
                continue
            if person is not None:
                yield person
            words, address, comment = [], "", ""
        elif piece["angle"] is not None:
            address = address or piece["angle"]
        elif piece["comment"] is not None:
            comment = piece["comment"]
        elif piece["quoted"]:
            words.append(re.sub(r"\\(.)", r"\1", piece["quoted"][1:-1]))
        elif piece["group"]:
            words = [] if not address else words
        else:
            words.append(piece["word"])


def _person(phrase: str, angle: str, comment: str) -> tuple[str, str] | None:
    found = _address.search(angle.removeprefix("mailto:")) or _address.search(phrase)
    if found is None:
        return None
    name = text((phrase if angle else phrase.replace(found[0], "")).encode())
    name = (name or text(comment.encode())).strip("'\" ,")
    return "" if name.lower() == found[0].lower() else name, found[0]


def _lines(content: bytes, start: int, end: int) -> Iterator[tuple[int, bytes]]:
    while start < end:
        following = content.find(b"\n", start, end) + 1 or end
        yield start, content[start:following]
        start = following


def _after_head(content: bytes, start: int, end: int) -> int:
    """Where the body begins of a mail whose headers go on and on."""
    found = re.compile(rb"\n\r?\n").search(content, min(end, start + HEAD), end)
    return found.end() if found else end


def _joined(raw: bytes) -> str:
    """Encoded words decoded. Neighbours of one charset are one: a letter may be split between them."""
    out: list[str] = []
    charset, pending, last = "", b"", 0
    for match in _word.finditer(raw):
        between = raw[last : match.start()]
        named = match[1].split(b"*")[0].decode("ascii", "replace").lower()
        if between or named != charset:
            out += [decoded(pending, charset), decoded(between)]
            charset, pending = named, b""
        pending += unbase64(match[3]) if match[2] in b"bB" else a2b_qp(match[3], header=True)
        last = match.end()
    return "".join([*out, decoded(pending, charset), decoded(raw[last:])])
