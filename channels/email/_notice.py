"""What a site's form or a portal tells in a mail: lines such as "Telephone: 600 123 456", or rows of a table."""

import re
from collections.abc import Iterator

from channels.email._headers import mailboxes
from channels.email._html import CELL, unmarked
from channels.email._words import KNOWN
from channels.forms._fields import address, invites_text, meaning, plain, told
from channels.forms._form import Field, Filled, filled

LINES = 400  # that are looked at
LABEL = 60  # characters of the longest label
PERSONAL = {"name", "first_name", "last_name", "email", "phone", "text"}
# What portals and form builders say besides what labels of forms say.
MEANT = {
    plain(label): meant
    for meant, labels in {
        "name": "nadawca, autor, kupujący, zainteresowany, użytkownik, imię klienta, imię nadawcy, dane klienta, sender, "
        "buyer, absender, interessent, expéditeur, remitente, mittente, отправитель, відправник",
        "message": "opis zlecenia, opis zapytania, opis potrzeby, treść zapytania, treść pytania, szczegóły zlecenia, "
        "comment or message, message body, body, nachrichtentext, corps du message, cuerpo del mensaje, corpo del messaggio",
    }.items()
    for label in labels.split(", ")
}
# What a service writes under a message.
UNDER = re.compile(
    r"submitted|(view|see|manage)\b.{0,30}(submission|response|entr|lead)|log ?in to|reply (to this|directly)|"
    r"sent (from|via) |"
    r"powered by|this (e-?mail|message|is a notification|mail was)|unsubscribe|user agent|remote ip|"
    r"odpowiedz (w|na|klikając)|aby odpowiedzieć|zaloguj|(link do|zobacz|adres|id) (ogłoszeni|ofert)|"
    r"wiadomość (została )?wysłana|"
    r"wysłano (z|ze) |zespół |pozdrawiamy|antworten sie|diese (nachricht|e-?mail) wurde|répondre|ce message|responder|"
    r"rispondi|ответить|відповісти",
    re.I,
)

_marks = re.compile(r"[*_>|•\u00a0]+")


def notice(text: str) -> Filled | None:
    """None for a text that does not tell how somebody can be reached, and at least one thing more."""
    fields = [field for pair in _labelled(text.splitlines()[:LINES]) for field in _fields(*pair)]
    meant = {told(*field) for field in fields} & PERSONAL
    found = filled(fields) if meant & {"email", "phone"} and len(meant) >= 2 else None
    return found and found._replace(text=_without_footer(found.text))


def _fields(label: str, value: str) -> Iterator[Field]:
    """A sender's line may tell a name and an address: "From: Jan Kowalski <jan@...>"."""
    known = MEANT.get(plain(label), "")
    if KNOWN.get(label.lower()) == "from" and address(value):
        for name, found in mailboxes(value.encode()):
            yield Field("name", name)
            yield Field("email", found)
    else:
        yield Field(known or label, value)


def _means(label: str) -> str | None:
    """As the labels of forms; a sender's line begins a field, too."""
    known = MEANT.get(plain(label))
    return {"message": "text"}.get(known, known) if known else meaning(label)


def _labelled(lines: list[str]) -> Iterator[tuple[str, str]]:
    """(label, value) of each; a value may stand on the lines after its label, a message over many."""
    label = ""
    value: list[str] = []
    for raw in lines:
        head, tail = _parted(raw)
        is_end = re.fullmatch(r"[-_=]{2,}", head) is not None
        if head and not is_end and _begins(head, tail, label, bool(value)):
            if label and value:
                yield label, "\n".join(value).strip()
            label, value = head, [tail] if tail else []
        elif is_end:
            if label and value:
                yield label, "\n".join(value).strip()
            label, value = "", []
        elif label and (head or _means(label) == "text") and (_means(label) == "text" or not value):
            value.append(_line(raw))
    if label and value:
        yield label, "\n".join(value).strip()


def _line(raw: str) -> str:
    return _marks.sub(" ", unmarked(raw)).strip()


def _parted(raw: str) -> tuple[str, str | None]:
    """(label, value) of a line or a row; None where it holds but one thing."""
    cells = [cell for part in raw.split(CELL) if (cell := _line(part))]
    if len(cells) == 2 and len(cells[0]) <= LABEL:
        return cells[0].rstrip(": "), cells[1]
    head, colon, tail = _line(raw).partition(":")
    is_label = bool(colon) and 0 < len(head) <= LABEL and not tail.startswith("//")
    return (head.strip(), tail.strip()) if is_label else (_line(raw), None)


def _begins(head: str, tail: str | None, label: str, has_value: bool) -> bool:
    """Whether a field begins here. In a message only a known one does."""
    if len(head) > LABEL:
        return False
    meant = _means(head)
    if tail is not None:
        return meant is not None or _means(label) != "text"
    is_asked = has_value and _means(label) != "text" and len(head.split()) <= 4 and invites_text(head)
    return meant in PERSONAL or (is_asked and head[-1] not in ".!?,")


def _without_footer(text: str) -> str:
    """A message without what its service wrote under it."""
    paragraphs = text.split("\n\n")
    while len(paragraphs) > 1 and len(paragraphs[-1]) < 300 and UNDER.match(paragraphs[-1].strip()):
        paragraphs.pop()
    return "\n\n".join(paragraphs)
