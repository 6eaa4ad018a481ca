"""What mails carry besides their text: packed by Outlook, broken into lines, drawn into pages, invitations."""

import struct
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_email import SETTINGS, delivery, mail, message, multipart

from channels import read
from channels.email import _tnef
from channels.email._calendar import invitation
from channels.email._flowed import unflowed
from channels.email._mime import parsed

# [MS-OXRTFCP] 3.1, the example: "{\rtf1\ansi\ansicpg1252\pard hello world}"
HELLO = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232 0af320 68656c090020627705b06c647d0a800fa0".replace(
        " ", ""
    )
)


def attribute(level: int, number: int, value: bytes) -> bytes:
    return struct.pack("<BHHI", level, number, 0, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)


def properties(*known: tuple[int, int, bytes]) -> bytes:
    out = struct.pack("<I", len(known))
    for kind, number, value in known:
        out += struct.pack("<HHII", kind, number, 1, len(value)) + value + b"\0" * (-len(value) % 4)
    return out


def wide(text: str) -> bytes:
    return (text + "\0").encode("utf-16-le")


def winmail(*attributes: bytes) -> bytes:
    return _tnef.SIGNATURE + b"\1\0" + b"".join(attributes)


FILE = (
    attribute(2, _tnef.FILE, b"\0" * 14),
    attribute(2, _tnef.FILE_NAME, b"RZUT~1.PDF\0"),
    attribute(2, _tnef.FILE_CONTENT, b"%PDF"),
    attribute(2, _tnef.FILE_MORE, properties((0x1F, _tnef.P_LONG_NAME, wide("rzut żółty.pdf")))),
)


def carried(content: bytes, text: str = "") -> bytes:
    head = (
        "Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\n"
    )
    whole = multipart(f"Content-Type: text/plain\r\n\r\n{text}", head + "@@")
    return whole.replace(b"x-uuencode", b"binary").replace(b"@@", content)


def test_what_outlook_packs_is_unpacked() -> None:
    told = attribute(
        1,
        _tnef.MESSAGE,
        properties((0x1F, _tnef.P_SUBJECT, wide("Wycena")), (0x1F, _tnef.P_BODY, wide("Ile?"))),
    )
    said = message(carried(winmail(told, *FILE)).replace(b"subject: Dach\r\n", b""))
    assert (said.text, said.fields["subject"]) == ("Ile?", "Wycena")
    assert [(file.name, file.content) for file in said.attachments] == [("rzut żółty.pdf", b"%PDF")]


def test_the_text_beside_what_outlook_packs_is_the_mails() -> None:
    told = attribute(1, _tnef.MESSAGE, properties((0x1F, _tnef.P_BODY, wide("z paczki"))))
    said = message(carried(winmail(told, *FILE), "z maila"))
    assert (said.text, said.fields["subject"]) == ("z maila", "Dach")


@pytest.mark.parametrize(
    ("number", "value", "text"),
    [
        (_tnef.P_BODY, "Zażółć".encode("cp1250"), "Zażółć"),
        (_tnef.P_HTML, "<p>Zażółć</p>".encode("cp1250"), "Zażółć"),
        (_tnef.P_RTF, HELLO, "hello world"),
        (
            _tnef.P_RTF,
            b"\0" * 4
            + struct.pack("<I4sI", 60, b"MELA", 0)
            + rb"{\rtf1\ansicpg1250{\fonttbl x}Za\'bf\u243?\par b{\*\x y}}",
            "Zażó\nb",
        ),
        (
            _tnef.P_RTF,
            b"\0" * 4
            + struct.pack("<I4sI", 200, b"MELA", 0)
            + rb"{\rtf1\fromhtml1{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 tak\htmlrtf\par}\htmlrtf0{\*\htmltag72 </p>}}",
            "tak",
        ),
    ],
)
def test_a_packed_text_is_read_plain_as_page_or_as_rtf(number: int, value: bytes, text: str) -> None:
    page = attribute(1, _tnef.CODEPAGE, struct.pack("<II", 1250, 0))
    packed = _tnef.unpacked(winmail(page, attribute(1, _tnef.MESSAGE, properties((0x102, number, value)))))
    assert packed is not None
    assert packed.text == text


def test_what_only_bears_outlooks_name_stays_a_file() -> None:
    assert [file.name for file in message(carried(b"no such thing")).attachments] == ["winmail.dat"]


@given(st.binary(max_size=400))
def test_any_bytes_in_a_pack_are_survived(content: bytes) -> None:
    _tnef.unpacked(_tnef.SIGNATURE + content)
    _tnef.unpacked(winmail(attribute(1, _tnef.MESSAGE, content), attribute(2, _tnef.FILE, b""), content))
    for magic in (b"LZFu", b"MELA"):
        rtf = b"\0" * 4 + struct.pack("<I4sI", 1 << 30, magic, 0) + content
        _tnef.unpacked(winmail(attribute(1, _tnef.MESSAGE, properties((0x102, _tnef.P_RTF, rtf)))))


@pytest.mark.parametrize(
    "pack",
    [
        lambda: winmail(
            attribute(1, _tnef.MESSAGE, struct.pack("<I", 1 << 31) + b"\x03\x00\x01\x80" * 2_000_000)
        ),
        lambda: winmail(*[attribute(2, _tnef.FILE, b"")] * 1_000_000),
        lambda: winmail(
            attribute(1, _tnef.MESSAGE, properties((0x102, _tnef.P_RTF, HELLO[:16] + b"\0" * 5_000_000)))
        ),
        lambda: winmail(
            attribute(
                1,
                _tnef.MESSAGE,
                properties(
                    (
                        0x102,
                        _tnef.P_RTF,
                        HELLO[:4] + b"\xff\xff\xff\x7fLZFu" + b"\0" * 4 + b"\xff" * 5_000_000,
                    )
                ),
            )
        ),
        lambda: winmail(
            attribute(
                1,
                _tnef.MESSAGE,
                properties(
                    (0x102, _tnef.P_RTF, b"\0" * 4 + b"\xff\xff\xff\x7fMELA" + b"\0" * 4 + b"{" * 5_000_000)
                ),
            )
        ),
    ],
)
def test_no_pack_takes_long(pack) -> None:
    content = carried(pack())
    began = time.process_time()
    [said] = read("email.mailbox", delivery(content), SETTINGS)
    assert said.kind == "email"
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("written", "has_spaces", "text"),
    [
        ("Dzień dobry, \nproszę o wycenę.\n\nJan", True, "Dzień dobry, proszę o wycenę.\n\nJan"),
        ("Ala ma \nko \nta", False, "Ala makota"),
        ("> cytat, \n> dalej\nmoje", True, "> cytat, dalej\nmoje"),
        ("> cytat, \nmoje", True, "> cytat, \nmoje"),
        (">> a \n>> b\n> c", True, ">> a b\n> c"),
        (" From nie nagłówek", True, "From nie nagłówek"),
        ("tekst\n-- \nJan \nKowalski", True, "tekst\n-- \nJan Kowalski"),
    ],
)
def test_lines_broken_for_the_journey_are_whole_again(written: str, has_spaces: bool, text: str) -> None:
    assert unflowed(written, has_spaces) == text


def test_a_flowed_mail_is_read_by_its_paragraphs() -> None:
    written = "Proszę o wycenę \r\ndachu.\r\n-- \r\nJan"
    assert (
        message(mail(written, content_type="text/plain; charset=utf-8; format=flowed")).text
        == "Proszę o wycenę dachu.\n--\nJan"
    )
    assert message(mail("da \r\nchu", content_type="text/plain; format=flowed; delsp=yes")).text == "dachu"
    assert message(mail("da \r\nchu", content_type="text/plain")).text == "da\nchu"


PAGE = "Content-Type: text/html\r\n\r\n<p>Tekst</p><img src='cid:logo@x'>"


@pytest.mark.parametrize(
    ("headers", "size", "is_file"),
    [
        ("Content-ID: <logo@x>", 100, False),
        ("Content-ID: <logo@x>\r\nContent-Disposition: inline; filename=logo.png", 100, False),
        ("Content-ID: <logo@x>\r\nContent-Disposition: attachment; filename=logo.png", 100, True),
        ("Content-ID: <logo@x>", 300_000, True),
        ("Content-ID: <other@x>", 100, True),
        ("Content-Disposition: inline; filename=dach.png", 100, True),
    ],
)
def test_a_picture_that_a_page_shows_is_no_file_unless_it_is_sent_as_one_or_large(
    headers: str, size: int, is_file: bool
) -> None:
    said = message(
        multipart(PAGE, f"Content-Type: image/png\r\n{headers}\r\n\r\n{'x' * size}", kind="related")
    )
    assert bool(said.attachments) == is_file


def test_a_picture_in_a_text_that_stands_for_it_is_no_file() -> None:
    picture = 'Content-Type: image/png; name="logo.png"\r\nContent-ID: <ii_1>\r\nContent-Disposition: inline\r\n\r\nx'
    assert not message(multipart("\r\nTekst [image: logo.png]", picture, kind="related")).attachments
    assert message(multipart("\r\nTekst", picture, kind="related")).attachments


def test_a_picture_has_the_name_that_outlook_hides_in_its_id() -> None:
    taken = parsed(
        multipart(PAGE, "Content-Type: image/png\r\nContent-ID: <image001.png@01CDB132.D8A510F0>\r\n\r\nx")
    )
    assert [file.name for file in taken.files] == ["image001.png"]


def test_words_in_pieces_are_whole_in_a_page() -> None:
    page = "<p>Prosz<span lang=pl>ę o wy</span><span>cenę</span></p>"
    assert message(mail(page, content_type="text/html; charset=utf-8")).text == "Proszę o wycenę"


INVITATION = """BEGIN:VCALENDAR\r
METHOD:REQUEST\r
BEGIN:VTIMEZONE\r
TZID:Europe/Warsaw\r
DTSTART:19700101T000000\r
END:VTIMEZONE\r
BEGIN:VEVENT\r
ORGANIZER;CN="Jan Kowalski":mailto:jan@poczta.example\r
DTSTART;TZID=Europe/Warsaw:20261124T101500\r
DTEND:20261124T101500Z\r
LOCATION:Firma\\, ul. Dachowa 1\\nKraków\r
SUMMARY:Pomiar da\r
 chu\r
END:VEVENT\r
END:VCALENDAR\r
"""


def test_an_invitation_tells_who_invites_when_and_where() -> None:
    told = {
        "calendar": "invitation",
        "organizer": "Jan Kowalski <jan@poczta.example>",
        "starts": "2026-11-24 10:15 Europe/Warsaw",
        "ends": "2026-11-24 10:15 UTC",
        "place": "Firma, ul. Dachowa 1\nKraków",
        "appointment": "Pomiar dachu",
    }
    assert invitation(INVITATION) == told
    said = message(
        multipart("\r\nZapraszam", f"Content-Type: text/calendar; method=REQUEST\r\n\r\n{INVITATION}")
    )
    assert {name: said.fields[name] for name in told} == told
    assert said.claims


@pytest.mark.parametrize(
    ("changed", "calendar"),
    [("METHOD:CANCEL", "cancelled"), ("METHOD:REPLY", "answer"), ("X:Y", "appointment")],
)
def test_an_invitation_may_be_called_off_or_answered(changed: str, calendar: str) -> None:
    assert invitation(INVITATION.replace("METHOD:REQUEST", changed))["calendar"] == calendar


def test_a_day_is_a_time_too_and_what_is_no_invitation_tells_nothing() -> None:
    whole = INVITATION.replace("DTSTART;TZID=Europe/Warsaw:20261124T101500", "DTSTART;VALUE=DATE:20261124")
    assert invitation(whole)["starts"] == "2026-11-24"
    assert invitation("BEGIN:VCALENDAR") == {}
    assert invitation("") == {}


@pytest.mark.parametrize(
    ("kind", "protection"),
    [
        ("application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", "encrypted or signed (S/MIME)"),
        ("application/pgp-encrypted", "encrypted"),
        ("application/pgp-signature", "signed"),
        ("application/pkcs7-signature; name=smime.p7s", "signed"),
    ],
)
def test_what_is_encrypted_or_signed_is_kept_and_said_to_be(kind: str, protection: str) -> None:
    said = message(multipart("\r\nTekst", f"Content-Type: {kind}\r\n\r\nx"))
    assert said.fields["protection"] == protection
    assert said.attachments
