"""vCards of all versions: what a card's lines say. RFC 6350 (4.0), RFC 2426 (3.0), the versit specification (2.1)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from quopri import decodestring
from typing import BinaryIO, NamedTuple

from channels.email._charsets import decoded
from channels.files._plan import BadFile, Row
from channels.files._text import charset

LONGEST = 4 << 20  # bytes of a card: photos are long
WIDE = "utf-16", "utf-16-le", "utf-16-be"
BINARY = frozenset("PHOTO LOGO SOUND KEY".split())
TYPES = frozenset(
    "WORK HOME CELL VOICE FAX PAGER MSG PREF INTERNET MODEM CAR ISDN VIDEO BBS MAIN IPHONE TEXT OTHER".split()
)

_line = re.compile(r"(?:([\w-]+)\.)?([\w-]+)((?:;(?:[^\":;]|\"[^\"]*\")*)*):(.*)", re.DOTALL)
_parameter = re.compile(r";((?:[^\";]|\"[^\"]*\")*)")
_escaped = re.compile(r"\\(.)", re.DOTALL)
_spoken_of = re.compile(r"_\$!<(.*)>!\$_")


class Property(NamedTuple):
    group: str  # "item1": lines that belong together
    name: str  # in capitals
    types: tuple[str, ...]  # in capitals
    value: str

    @property
    def text(self) -> str:
        return unescaped(self.value).strip()

    @property
    def parts(self) -> list[str]:
        return [unescaped(part).strip() for part in divided(self.value)]


def cards(file: BinaryIO) -> Iterator[Row]:
    """Every card from BEGIN to END, one inside another as a part of it. Raises BadFile where there is none."""
    encoding = charset(file)
    file.seek(0)
    lines = _wide(file, encoding) if encoding in WIDE else iter(lambda: file.readline(LONGEST), b"")
    number, depth, size = 0, 0, 0
    card: list[bytes] = []
    for line in lines:
        word = line.strip().lstrip(b"\xef\xbb\xbf").upper()
        if word == b"BEGIN:VCARD":
            depth += 1
        if depth:
            size += len(line)
            card.append(line)
        if size > LONGEST:
            raise BadFile(f"card {number + 1} is longer than {LONGEST >> 20} MB")
        if word == b"END:VCARD" and depth:
            depth -= 1
            if not depth:
                number, size = number + 1, 0
                yield Row(number, [_text(b"".join(card))])
                card = []
    if depth and len(card) > 2:  # the file was cut off
        number += 1
        yield Row(number, [_text(b"".join(card))])
    if not number:
        raise BadFile("there is no vCard in it")


def properties(card: str) -> list[Property]:
    """A card's lines, unfolded and decoded; pictures, keys and cards inside it left out."""
    found, depth = [], 0
    for line in _unfolded(card):
        word = line.strip().upper()
        depth += (word == "BEGIN:VCARD") - (word == "END:VCARD")
        told = _property(line) if depth <= 1 else None
        if told is not None:
            found.append(told)
    return found


def labels(found: Sequence[Property]) -> Mapping[str, str]:
    """What people call the lines of a group: item1.X-ABLabel."""
    told = {one.group: one.text for one in found if one.group and one.name == "X-ABLABEL"}
    return {group: _spoken_of.sub(r"\1", label) for group, label in told.items()}


def divided(value: str) -> list[str]:
    """At semicolons that are not escaped."""
    parts, start = [], 0
    for place, letter in enumerate(value):
        if letter == ";" and (len(value[start:place]) - len(value[start:place].rstrip("\\"))) % 2 == 0:
            parts.append(value[start:place])
            start = place + 1
    return [*parts, value[start:]]


def unescaped(value: str) -> str:
    return _escaped.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def _wide(file: BinaryIO, encoding: str) -> Iterator[bytes]:
    for line in file.read(LONGEST * 8).decode(encoding, "replace").splitlines(keepends=True):
        yield line.encode()


def _text(card: bytes) -> str:
    """UTF-8 whatever it says; else in the charset that its lines name, else the likeliest."""
    try:
        return card.decode()
    except UnicodeError:
        named = re.search(rb"CHARSET=\"?([\w-]+)", card, re.IGNORECASE)
        return decoded(card, named[1].decode() if named else "")


def _unfolded(card: str) -> Iterator[str]:
    """A line that begins with a space goes on; so does a quoted-printable one that ends with =."""
    line = ""
    for raw in re.split(r"\r\n|\r|\n", card):
        is_soft = line.endswith("=") and "QUOTED-PRINTABLE" in line.partition(":")[0].upper()
        if is_soft:
            line = line[:-1] + raw
        elif raw[:1] in (" ", "\t") and line:
            line += raw[1:]
        else:
            if line:
                yield line
            line = raw
    if line:
        yield line


def _property(line: str) -> Property | None:
    found = _line.fullmatch(line)
    if not found or found[2].upper() in BINARY:
        return None
    types, encoding, named = [], "", ""
    for given in _parameter.findall(found[3]):
        key, sign, value = given.partition("=")
        key, value = key.strip().upper(), value.strip('" ')
        if key == "TYPE" or (not sign and key in TYPES):
            types += [one.strip('" ').upper() for one in (value if sign else key).split(",")]
        elif key == "ENCODING" or (not sign and key in ("QUOTED-PRINTABLE", "BASE64")):
            encoding = (value if sign else key).upper()
        elif key == "CHARSET":
            named = value
    if encoding in ("BASE64", "B"):
        return None
    value = found[4]
    if encoding == "QUOTED-PRINTABLE":
        value = decoded(decodestring(value.encode("utf-8", "replace")), named).replace("\r\n", "\n")
    return Property(found[1] or "", found[2].upper(), tuple(types), value)
