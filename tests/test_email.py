"""Mail is read right whoever wrote it, and never hurts the reader."""

import base64
import importlib.util
import json
import random
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from urllib.parse import quote

import psutil
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from channels import read, verified
from channels.email import _automatic, mailbox
from channels.email._charsets import decoded
from channels.email._mime import parsed
from channels.message import Delivery
from ingest.guard import Guard

SETTINGS = {"host": "imap.dach.example", "user": "biuro@dach.example", "password": "secret"}
ADAPTER = "email.mailbox"
CASES = sorted((Path(__file__).parent / "cases/email/mailbox").glob("*.json"))
CORPORA = Path(__file__).parents[2] / "shared/corpora"
MB = 1 << 20


def delivery(content: bytes) -> Delivery:
    return Delivery(received_at=datetime(2026, 11, 23, 12, 30, tzinfo=UTC), method="IMAP", body=content)


def message(content: bytes, **settings: str):
    [said] = read(ADAPTER, delivery(content), SETTINGS | settings)
    return said


def mail(body: str = "Dzień dobry", charset: str = "utf-8", **headers: str) -> bytes:
    lines = {"from": "Jan <jan@poczta.example>", "date": "Mon, 23 Nov 2026 10:15:00 +0100", "subject": "Dach"}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return (head + "\r\n" + body).encode(charset)


def multipart(*parts: str, kind: str = "mixed") -> bytes:
    body = "".join(f"--b\r\n{part}\r\n" for part in parts) + "--b--\r\n"
    return mail(body, content_type=f"multipart/{kind}; boundary=b")


def of(path: Path) -> bytes:
    case = json.loads(path.read_text())
    return case["body"].encode() if "body" in case else base64.b64decode(case["body_base64"])


# What it says.


def test_a_mail_in_html_alone_is_read_as_its_reader_saw_it() -> None:
    page = "<p>Dzień&nbsp;dobry</p><script>x()</script><div style='display:none'>nie</div>tak"
    assert (
        message(mail(page, content_type="text/html; charset=utf-8")).text.split() == "Dzień dobry tak".split()
    )


def test_of_alternatives_the_plain_one_is_read_unless_it_is_empty_or_only_asks_for_html() -> None:
    page = "Content-Type: text/html\r\n\r\n<p>Strona</p>"
    for text, expected in (
        ("Tekst", "Tekst"),
        (" \r\n", "Strona"),
        ("Your program shows no HTML mail.", "Strona"),
    ):
        plain = f"Content-Type: text/plain\r\n\r\n{text}"
        assert message(multipart(plain, page, kind="alternative")).text == expected


def test_every_part_that_is_no_text_of_the_mail_is_a_file() -> None:
    said = message(
        multipart(
            "\r\nTekst",
            "Content-Type: text/plain; name=a.txt\r\n\r\nplik",
            "Content-Disposition: attachment\r\nContent-Type: text/html\r\n\r\nstrona",
            "Content-Type: message/rfc822\r\n\r\nSubject: W środku\r\n\r\nlist",
            "Content-Type: image/jpeg\r\nContent-Disposition: inline\r\n\r\nobraz",
        )
    )
    assert said.text == "Tekst"
    assert [file.name for file in said.attachments] == ["a.txt", "page.html", "W środku.eml", "image.jpg"]
    assert said.attachments[2].content == "Subject: W środku\r\n\r\nlist".encode()


@pytest.mark.parametrize(
    "header",
    [
        'filename="żółty.pdf"',
        "filename=żółty.pdf",
        'filename="=?utf-8?B?xbzDs8WCdHkucGRm?="',
        "filename==?utf-8?Q?=C5=BC=C3=B3=C5=82ty.pdf?=",
        "filename*=utf-8''%C5%BC%C3%B3%C5%82ty.pdf",
        "filename*=iso-8859-2'pl'%BF%F3%B3ty.pdf",
        "filename*=iso-8859-1''%C5%BC%C3%B3%C5%82ty.pdf",
        "filename*0*=utf-8''%C5%BC%C3%B3; filename*1*=%C5%82ty; filename*2=.pdf",
    ],
)
def test_a_file_has_its_name_however_it_is_written(header: str) -> None:
    said = message(multipart(f"Content-Disposition: attachment; {header}\r\n\r\nx"))
    assert said.attachments[0].name == "żółty.pdf"


POLISH = "Zażółć gęślą jaźń: proszę o wycenę łazienki i śrub, źródło światła w Łodzi"


@pytest.mark.parametrize(
    ("text", "written", "declared"),
    [
        *(
            (POLISH, written, declared)
            for written in ("utf-8", "cp1250", "iso8859-2")
            for declared in (
                "",
                "utf-8",
                "us-ascii",
                "iso-8859-1",
                "windows-1252",
                "unknown-8bit",
                "nonsense",
                "rot13",
                "gb2312",
            )
        ),
        (POLISH, "cp1250", "iso-8859-2"),
        (POLISH, "utf-16", "utf-16"),
        (POLISH, "utf-7", "utf-7"),
        ("Grüße aus München, schöne Straße", "cp1252", ""),
        ("Très bien, à bientôt, ça va être prêt", "cp1252", ""),
        ("Добрый день, сколько стоит крыша?", "cp1251", ""),
        ("Добрый день, сколько стоит крыша?", "koi8-r", ""),
        ("Добрий день, скільки коштує дах?", "cp1251", ""),
        ("ツールを今なら無料で", "cp932", "iso-2022-jp"),
        ("ツールを今なら無料で", "iso2022_jp", ""),
        ("转发：整体提升企业服务水平", "gb18030", ""),
        ("안녕하세요 지붕 가격이 얼마입니까", "euc_kr", "ks_c_5601-1987"),
        ("Cena: 100 € – „super”", "cp1252", "iso-8859-1"),
        ("nº 5, ±2 mm", "cp1252", "iso-8859-1"),
        ("Καλημέρα, πόσο κοστίζει η στέγη;", "iso8859-7", "iso-8859-7"),
        ("שלום, כמה עולה הגג", "cp1255", "windows-1255"),
        ("مرحبا، كم سعر السقف", "cp1256", "windows-1256"),
        ("สวัสดี ราคาหลังคาเท่าไร", "cp874", "windows-874"),
        ("Çatı ne kadar, teşekkürler, ağaç ışık", "cp1254", "iso-8859-9"),
        ("Dobrý den, kolik stojí střecha?", "iso8859-2", "iso-8859-2"),
        ("Labas, kiek kainuoja stogas? Ačiū už žinią", "cp1257", "windows-1257"),
    ],
)
def test_a_text_is_read_whatever_charset_it_claims(text: str, written: str, declared: str) -> None:
    assert decoded(text.encode(written), declared).lstrip("\ufeff") == text


def test_one_bad_byte_does_not_spoil_a_text() -> None:
    assert decoded(POLISH.encode() + b"\xff", "utf-8") == POLISH + "\ufffd"


@pytest.mark.parametrize("charset", ["utf-8", "cp1250", "iso8859-2"])
def test_raw_letters_in_headers_are_read(charset: str) -> None:
    said = message(
        mail(charset=charset, **{"from": "Zofia Łęcka <z@l.example>", "subject": "Źródło światła"})
    )
    assert (said.name, said.fields["subject"]) == ("Zofia Łęcka", "Źródło światła")


@pytest.mark.parametrize(
    ("header", "people"),
    [
        ("jan@x.pl", [("", "jan@x.pl")]),
        ("<jan@x.pl>", [("", "jan@x.pl")]),
        ("Jan <jan@x.pl>", [("Jan", "jan@x.pl")]),
        ('"Kowalski, Jan" <jan@x.pl>', [("Kowalski, Jan", "jan@x.pl")]),
        ("Kowalski, Jan <jan@x.pl>", [("Kowalski, Jan", "jan@x.pl")]),
        ("=?utf-8?Q?Kowalski,_Jan?= <jan@x.pl>", [("Kowalski, Jan", "jan@x.pl")]),
        ('"=?utf-8?Q?Zo=C5=9Bka?=" <z@x.pl>', [("Zośka", "z@x.pl")]),
        ('"Jan \\"Janek\\" K" <jan@x.pl>', [('Jan "Janek" K', "jan@x.pl")]),
        ("jan@x.pl (Jan K)", [("Jan K", "jan@x.pl")]),
        ("'jan@x.pl' <jan@x.pl>", [("", "jan@x.pl")]),
        ("Jan K jan@x.pl", [("Jan K", "jan@x.pl")]),
        ("Jan <<jan@x.pl>>", [("Jan", "jan@x.pl")]),
        ("Jan <jan@x.pl", [("Jan", "jan@x.pl")]),
        ("Jan <mailto:jan@x.pl>", [("Jan", "jan@x.pl")]),
        ("jan@x.pl; Ewa <ewa@x.pl>", [("", "jan@x.pl"), ("Ewa", "ewa@x.pl")]),
        ("Zespół: jan@x.pl, Ewa <ewa@x.pl>;", [("", "jan@x.pl"), ("Ewa", "ewa@x.pl")]),
        ("undisclosed-recipients:;", []),
        ("MAILER-DAEMON", []),
        ("", []),
    ],
)
def test_addresses_are_found_as_people_and_programs_write_them(header: str, people: list) -> None:
    assert parsed(mail(**{"from": header})).headers.addresses("from") == people


def test_no_header_carries_a_line_end_or_a_control_character_on() -> None:
    evil = base64.b64encode(b"Jan\r\nBcc: all@x.pl\r\n\x1b[2J\x00").decode()
    said = message(mail(**{"from": f"=?utf-8?B?{evil}?= <jan@x.pl>", "subject": f"=?utf-8?B?{evil}?="}))
    assert not any(letter < " " for letter in said.name + said.fields["subject"] + said.fields["from"])


# Who it is.


def test_the_answer_goes_to_the_person_a_site_or_portal_writes_for() -> None:
    def claims(sender: str, answer: str) -> list[str]:
        return [claim.raw for claim in message(mail(**{"from": sender, "reply_to": answer})).claims]

    assert claims("Strona <biuro@dach.example>", "Jan <jan@x.pl>") == ["jan@x.pl"]
    assert claims("Jan <wordpress@dach.example>", "Jan <jan@x.pl>") == ["jan@x.pl"]
    assert claims("Portal <no-reply@portal.example>", "jan@x.pl") == ["jan@x.pl"]
    assert claims("Jan K <jan@firma.example>", "Jan K <jan@x.pl>") == ["jan@firma.example", "jan@x.pl"]
    assert claims("jan@firma.example", "dach@firma.example") == ["jan@firma.example", "dach@firma.example"]
    assert claims("jan@x.pl", "JAN@x.pl") == ["jan@x.pl"]


def test_a_list_is_not_who_wrote_to_it() -> None:
    said = message(mail(reply_to="lista@x.pl", list_id="<lista.x.pl>"))
    assert [claim.raw for claim in said.claims] == ["jan@poczta.example"]


def test_what_we_wrote_goes_out_to_the_first_other_it_was_sent_to() -> None:
    said = message(mail(**{"from": "biuro@dach.example", "to": "biuro@dach.example, jan@x.pl, ewa@x.pl"}))
    assert (said.direction, [claim.raw for claim in said.claims]) == ("out", ["jan@x.pl"])


SENT = "Sent|Sent Items|[Gmail]/Sent Mail|INBOX.Sent|Wysłane|Elementy wysłane|Gesendete Elemente|Gesendet"
SENT += "|Éléments envoyés|Enviados"
SENT += "|Elementos enviados|Posta inviata|Itens Enviados|Verzonden items|Skickade objekt"
SENT += "|Sendte elementer|Lähetetyt|Odeslaná pošta"
SENT += "|Odoslaná pošta|Elküldött elemek|Trimise|Poslano|Отправленные|Надіслані"
SENT += "|Gönderilmiş Öğeler|Απεσταλμένα|送信済みアイテム|已发送"


@pytest.mark.parametrize("folder", SENT.split("|"))
def test_what_lies_among_the_sent_is_ours_under_whatever_address_it_was_sent(folder: str) -> None:
    url = f"imap://biuro%40dach.example@imap.dach.example/{quote(folder)};UIDVALIDITY=1/;UID=2"
    sent = replace(delivery(mail(**{"from": "sklep@alias.example", "to": "jan@x.pl"})), url=url)
    [said] = read(ADAPTER, sent, SETTINGS)
    assert (said.direction, [claim.raw for claim in said.claims]) == ("out", ["jan@x.pl"])


@pytest.mark.parametrize("folder", ["INBOX", "Odebrane", "Zapytania", "Sentry", "Posłanie"])
def test_what_lies_elsewhere_is_its_senders(folder: str) -> None:
    url = f"imap://biuro%40dach.example@imap.dach.example/{quote(folder)};UIDVALIDITY=1/;UID=2"
    [said] = read(ADAPTER, replace(delivery(mail(to="biuro@dach.example")), url=url), SETTINGS)
    assert (said.direction, [claim.raw for claim in said.claims]) == ("in", ["jan@poczta.example"])


FORGED = [
    "",
    "mx.else.example; dmarc=pass",
    "mx.dach.example.evil.example; dmarc=pass",
    "evil.example mx.dach.example; dmarc=pass",
    "mx.dach.example",
    "mx.dach.example; none",
    "mx.dach.example; dmarc=fail",
    "mx.dach.example; spf=pass; dkim=pass",
    "mx.dach.example; dmarc=fail (dmarc=pass)",
    "mx.dach.example; dmarc=fail; dmarc=pass",
    "mx.dach.example; xdmarc=pass",
    "mx.dach.example; spf=pass smtp.mailfrom=x;dmarc=passing",
    "mx.dach.example; dmarc=fail\r\nAuthentication-Results: mx.dach.example; dmarc=pass",
    "mx.else.example; x\r\nAuthentication-Results: mx.dach.example; dmarc=pass",
]


@pytest.mark.parametrize("results", FORGED)
def test_a_sender_is_not_proven_by_what_a_sender_can_write(results: str) -> None:
    said = message(mail(authentication_results=results), authserv_id="mx.dach.example")
    assert [claim.proven for claim in said.claims] == [False]


@pytest.mark.parametrize(
    "results",
    [
        "mx.dach.example; dmarc=pass",
        "MX.dach.example 1; spf=fail;\r\n dmarc = pass (p=none) header.from=poczta.example",
    ],
)
def test_a_sender_our_own_server_vouches_for_is_proven(results: str) -> None:
    content = mail(authentication_results=results)
    assert message(content, authserv_id="mx.dach.example").claims[0].proven
    assert not message(content).claims[0].proven


def test_nobody_can_post_a_mail_in() -> None:
    for method in ("POST", "GET", ""):
        posted = Delivery(received_at=datetime.now(UTC), method=method, body=mail())
        assert not verified(ADAPTER, posted, SETTINGS)
    assert verified(ADAPTER, delivery(mail()), SETTINGS)


# Which mail it is.


def test_the_same_mail_through_another_folder_is_the_same_message() -> None:
    content = mail(message_id="<1@x.pl>")
    traced = b"Delivered-To: biuro@dach.example\r\nReceived: from a by b; x\r\n" + content.replace(
        b"\r\n\r\n", b"\r\nX-Spam-Status: No\r\nStatus: RO\r\n\r\n", 1
    )
    assert message(content).key == message(traced).key == message(content.replace(b"\r\n", b"\n")).key


def test_a_mail_encoded_anew_for_its_journey_is_the_same_message() -> None:
    plain = mail(content_type="text/plain; charset=utf-8")
    encoded = base64.encodebytes("Dzień dobry".encode()).decode()
    again = mail(encoded, content_type="text/plain; charset=utf-8", content_transfer_encoding="base64")
    assert message(plain).key == message(again).key


def test_different_mails_under_one_message_id_or_none_are_different_messages() -> None:
    for id in ({"message_id": "<1@x.pl>"}, {}, {"message_id": f"<{'x' * 2000}@x.pl>"}):
        mails = [
            mail(**id),
            mail("inny", **id),
            mail(subject="Inny", **id),
            mail(date="Mon, 23 Nov 2026 10:15:01 +0100", **id),
            mail(**{"from": "ewa@x.pl"}, **id),
        ]
        assert len({message(one).key for one in mails}) == len(mails)


def test_mails_that_differ_in_a_file_alone_are_different_messages() -> None:
    files = [multipart(f"Content-Type: image/png\r\n\r\n{word}") for word in ("a", "b")]
    assert message(files[0]).key != message(files[1]).key


def test_a_thread_is_named_by_the_mail_that_began_it() -> None:
    assert (
        message(mail(message_id="<3@x>", in_reply_to="<2@x>", references="<1@x>\r\n <2@x>")).thread == "1@x"
    )
    assert message(mail(message_id="<3@x>", in_reply_to="<2@x>")).thread == "2@x"
    assert message(mail(message_id="<3@x>")).thread == "3@x"
    assert message(mail()).thread == ""


@pytest.mark.parametrize(
    ("date", "at"),
    [
        ("Mon, 23 Nov 2026 10:15:00 +0100", "2026-11-23T10:15:00+01:00"),
        ("23 Nov 2026 10:15 GMT", "2026-11-23T10:15:00+00:00"),
        ("Mon, 23 Nov 2026 10:15:00 -0000", "2026-11-23T10:15:00+00:00"),
        ("Mon, 23 Nov 2026 10:15:00", "2026-11-23T10:15:00"),
        ("Mon, 23 Nov 1970 10:15:00 +0100", None),
        ("Mon, 23 Nov 9999 10:15:00 +0100", None),
        ("Mon, 99 Nov 2026 10:15:00 +0100", None),
        ("Mon, 23 Nov 2026 10:15:00 +9999", None),
        ("wczoraj", None),
        ("", None),
    ],
)
def test_the_time_is_the_senders_if_it_can_be_true(date: str, at: str | None) -> None:
    found = message(mail(date=date)).at
    assert (found.isoformat() if found else None) == at


# Who did not write it.


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ({"auto_submitted": "auto-replied"}, _automatic.REPLY),
        ({"auto_submitted": "auto-generated"}, _automatic.PROGRAM),
        ({"auto_submitted": "no"}, ""),
        ({"precedence": "bulk"}, _automatic.PROGRAM),
        ({"precedence": "bulk", "list_id": "<l.x.pl>"}, _automatic.LIST),
        ({"precedence": "auto_reply"}, _automatic.REPLY),
        ({"list_unsubscribe": "<https://x.pl>"}, _automatic.LIST),
        ({"x_auto_response_suppress": "OOF, AutoReply"}, _automatic.PROGRAM),
        ({"x_auto_response_suppress": "None"}, ""),
        ({"x_autoreply": "yes"}, _automatic.REPLY),
        ({"return_path": "<>", "in_reply_to": "<1@x>"}, _automatic.REPLY),
        ({"return_path": "<>"}, _automatic.NOBODY),
        ({"subject": "Autoodpowiedź: urlop"}, _automatic.REPLY),
        ({"subject": "Out of Office: Oferta"}, _automatic.REPLY),
        ({"subject": "Re: Oferta"}, ""),
        ({"from": "noreply@x.pl"}, _automatic.NOBODY),
        ({"from": "no-reply+7@x.pl"}, _automatic.NOBODY),
        ({"from": "nie-odpowiadaj@x.pl"}, _automatic.NOBODY),
        ({"from": "noreply@x.pl", "reply_to": "jan@x.pl"}, ""),
        ({"from": "noreply@x.pl", "reply_to": "noreply@x.pl"}, _automatic.NOBODY),
        ({"from": "postmaster@x.pl", "subject": "Undeliverable: Oferta"}, _automatic.BOUNCE),
        ({"from": "norbert.replyk@x.pl"}, ""),
        ({"subject": "Undelivered parcel, please help"}, ""),
        ({"x_failed_recipients": "jan@x.pl"}, _automatic.BOUNCE),
    ],
)
def test_automatic_mail_is_told_with_its_reason(headers: dict, why: str) -> None:
    assert message(mail(**headers)).automatic == why


AWAY = """
Automatic reply: Oferta|Autoreply: x|Out of Office Re: x|Automatyczna odpowiedź: x|Odpowiedź automatyczna: x|Nieobecność: x|
Automatische Antwort: x|Abwesenheitsnotiz: x|Réponse automatique : x|Absence du bureau : x|Respuesta automática: x|
Fuera de la oficina: x|Risposta automatica: x|Fuori ufficio: x|Resposta automática: x|Automatisch antwoord: x|Afwezig: x|
Automatiskt svar: x|Frånvaro: x|Automatisk svar: x|Fravær: x|Automaattinen vastaus: x|Automatická odpověď: x|
Automatická odpoveď: x|Automatikus válasz: x|Házon kívül: x|Răspuns automat: x|Automatski odgovor: x|Samodejni odgovor: x|
Автоматический ответ: x|Автоматична відповідь: x|Автоматичен отговор: x|Otomatik yanıt: x|Αυτόματη απάντηση: x|
Automaatvastus: x|Automātiskā atbilde: x|Automatinis atsakymas: x|自動応答: x|自动答复: x|자동 회신: x|
رد تلقائي: x|תשובה אוטומטית: x|
Re: Wiadomość [Out of Office]|RE: Automatic reply: x
""".replace("\n", "").split("|")


@pytest.mark.parametrize("subject", AWAY)
def test_who_is_away_says_so_in_the_subject_in_any_language(subject: str) -> None:
    assert message(mail(subject=subject)).automatic == _automatic.REPLY


@pytest.mark.parametrize(
    "text",
    [
        "I am currently out of the office until Monday. For urgent matters please contact anna@x.example.",
        "Dzień dobry, przebywam na urlopie do 5.12. W pilnych sprawach proszę o kontakt z Anną.",
        "Ich bin bis 5.12. nicht im Büro. In dringenden Fällen wenden Sie sich an Anna.",
        "Je suis actuellement en congé. En cas d'urgence, contactez Anna.",
        "Estoy fuera de la oficina. Si es urgente, escriba a Anna.",
        "Sono fuori ufficio fino al 5. Per urgenze scrivere ad Anna.",
        "Ik ben afwezig tot 5 december. Voor spoed kunt u Anna mailen.",
    ],
)
def test_an_answer_of_somebody_away_is_automatic_without_any_header(text: str) -> None:
    assert message(mail(text, subject="Re: Oferta")).automatic == _automatic.REPLY
    assert message(mail(text, subject="Oferta")).automatic == ""


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Re: Oferta", "Jestem na urlopie do piątku, oddzwonię w poniedziałek."),
        ("Re: Oferta", "I am on vacation now, call me on Monday please."),
        ("Urlop w górach", "Szukam noclegu."),
        ("Automatyczne bramy", "Proszę o wycenę bramy."),
        ("Automatic door", "How much?"),
        ("Out door furniture", "How much?"),
        ("Autoszyby", "Ile kosztuje?"),
    ],
)
def test_who_only_speaks_of_holidays_or_automatic_gates_is_a_person(subject: str, text: str) -> None:
    assert message(mail(text, subject=subject)).automatic == ""


BOUNCES = {
    "qmail": (
        {"from": "MAILER-DAEMON@mx.example", "subject": "failure notice", "return_path": "<>"},
        "Hi. This is the qmail-send program at mx.example.\nI wasn't able to deliver your message to the following "
        "addresses.\n\n<nikt@stary.example>:\n192.0.2.1 does not like recipient.\n550 5.1.1 No such user\n",
        "5.1.1",
    ),
    "Exim": (
        {
            "from": "Mail Delivery System <Mailer-Daemon@mx.example>",
            "subject": "Mail delivery failed: returning message",
        },
        "A message that you sent could not be delivered to one or more of its recipients.\n\n"
        "  nikt@stary.example\n    Unrouteable address",
        "",
    ),
    "Exchange, in German": (
        {"from": "postmaster@mx.example", "subject": "Unzustellbar: Oferta"},
        "Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:\n\nnikt@stary.example\n"
        "Die Adresse existiert nicht. 550 5.1.10",
        "5.1.10",
    ),
    "Exchange, in Polish": (
        {"from": "Microsoft Outlook <postmaster@mx.example>", "subject": "Niedostarczalne: Oferta"},
        "Dostarczenie do następujących adresatów nie powiodło się:\n\nnikt@stary.example\n#550 5.1.1 User unknown#",
        "5.1.1",
    ),
    "Postfix": (
        {
            "from": "MAILER-DAEMON@mx.example (Mail Delivery System)",
            "subject": "Undelivered Mail Returned to Sender",
        },
        "This is the mail system at host mx.example.\n\n<nikt@stary.example>: host mx.stary.example said:\n"
        "    550 5.1.1 <nikt@stary.example>: Recipient address rejected: User unknown",
        "5.1.1",
    ),
    "Gmail, in Spanish": (
        {
            "from": "Mail Delivery Subsystem <mailer-daemon@googlemail.example>",
            "subject": "Notificación de estado de entrega",
        },
        "No se ha encontrado la dirección nikt@stary.example. 550 5.1.1 no existe",
        "5.1.1",
    ),
}


@pytest.mark.parametrize("program", BOUNCES)
def test_a_bounce_in_nobodys_format_tells_whom_it_was_for_and_why(program: str) -> None:
    headers, text, code = BOUNCES[program]
    said = message(mail(text, to="biuro@dach.example", **headers))
    assert said.automatic == _automatic.BOUNCE
    assert said.fields["failed_recipient"] == "nikt@stary.example"
    assert said.fields.get("failure", "") == code
    assert said.fields["failure_reason"] == "there is no such address"


@pytest.mark.parametrize(
    "text",
    ["452 4.2.2 Mailbox full", "550 5.7.1 blocked as spam", "552 5.2.2 over quota: mailbox unavailable"],
)
def test_a_full_mailbox_or_a_suspicious_server_does_not_mean_that_there_is_no_such_address(text: str) -> None:
    said = message(mail(f"<nikt@stary.example>: {text}", subject="failure notice", return_path="<>"))
    assert said.automatic == _automatic.BOUNCE
    assert "failure_reason" not in said.fields


# Whatever comes.


def test_a_mail_that_cannot_be_read_safely_still_tells_at_a_glance_what_it_is() -> None:
    said = mailbox.damaged(delivery(mail(subject="Dach\0", message_id="<1@x>")))
    assert said.fields == {"from": "Jan <jan@poczta.example>", "subject": "Dach\0"}
    assert (said.claims, said.kind) == ((), "email")
    assert "could not be read" in said.text
    assert said.key != mailbox.damaged(delivery(b"")).key


@given(st.binary(max_size=3000))
@example(b"")
@example(b"\r\n")
@example(b"\0" * 100)
def test_any_bytes_are_one_message(content: bytes) -> None:
    assert message(content).kind == "email"


@given(st.data())
def test_any_damage_to_a_mail_leaves_one_message(data) -> None:
    content = bytearray(of(data.draw(st.sampled_from(CASES))))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(content)))
        end = at + data.draw(st.integers(0, 40))
        pieces = b"\r\n", b"--", b"=?utf-8?B?", b'"', b";", b"\xff\xfe", b"\0", b"boundary=", b"<"
        content[at:end] = data.draw(st.sampled_from(pieces) | st.binary(max_size=8))
    said = message(bytes(content))
    assert json.dumps([said.text, said.name, dict(said.fields)]).encode()


def nested(depth: int) -> bytes:
    heads = (f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(depth))
    return mail("", subject="x")[:-2] + "".join(heads).encode() + b"\r\ndno"


def html(page: str) -> bytes:
    return mail(page, content_type="text/html; charset=utf-8")


def noise(size: int) -> bytes:
    return random.Random(5).randbytes(size)


BOMBS = {
    "a type of 188 kB": lambda: mail(content_type="text/plain; " + "a=b; " * 37_000),
    "a type of quotes": lambda: mail(content_type="text/plain" + ';";' * 60_000),
    "a name in 20,000 pieces": lambda: mail(
        content_type="a/b" + "".join(f"; name*{n}*=x" for n in range(20_000))
    ),
    "a sender of parentheses": lambda: mail(**{"from": "(" * 900}),
    "a sender of 1 MB of parentheses": lambda: mail(**{"from": "(" * MB}),
    "a sender with a line end": lambda: mail(**{"from": "=?utf-8?Q?a=0D=0Ab?= <a@b.pl>"}),
    "928 kB of addresses": lambda: mail(to="a@b.pl, " * 116_000),
    "addresses of quotes": lambda: mail(to='"\\' * 100_000),
    "a message id of brackets": lambda: mail(message_id="[" * 100_000),
    "100,000 references": lambda: mail(references="<a@b> " * 100_000),
    "a date of digits": lambda: mail(date="1" * 100_000),
    "100,000 headers": lambda: b"X-A: b\r\n" * 100_000 + mail(),
    "a header on 700,000 lines": lambda: b"X-A: b\r\n" + b" c\r\n" * 700_000 + mail(),
    "headers without an end": lambda: b"X-A: b\r\n" * (5 * MB),
    "encoded words begun and never ended": lambda: mail(subject="=?a?b?" * 100_000),
    "100,000 encoded words": lambda: mail(subject="=?utf-8?B?xYI=?= " * 100_000),
    "a charset of 5 kB": lambda: mail(content_type="text/plain; charset=" + "z" * 5000),
    "100,000 parts": lambda: mail("--b\r\n\r\nx\r\n" * 100_000, content_type="multipart/mixed; boundary=b"),
    "5,000 levels": lambda: nested(5_000),
    "5,000 mails inside each other": lambda: b"Content-Type: message/rfc822\r\n\r\n" * 5_000,
    "borders that are none": lambda: mail(
        "-" * 3 + "\r\n---x" * (4 * MB), content_type="multipart/mixed; boundary=-"
    ),
    "300 MB if unpacked twice": lambda: mail(
        "=\r\n" * (10 * MB), content_transfer_encoding="quoted-printable"
    ),
    "broken base64": lambda: mail("====A" * (5 * MB), content_transfer_encoding="base64"),
    "broken uuencode": lambda: mail(
        "begin 644 x\r\n" + "M\r\n" * (3 * MB), content_transfer_encoding="x-uuencode"
    ),
    "elements inside each other": lambda: html("<div>" * 100_000),
    "tables inside each other": lambda: html("<table><tr><td>" * 20_000),
    "a wide cell over many rows": lambda: html(
        "<table><tr><td>"
        + "x" * 100_000
        + "</td></tr>"
        + "<tr><td>a</td><td>b</td></tr>" * 5_000
        + "</table>"
    ),
    "open brackets": lambda: html("<" * (2 * MB)),
    "an element of attributes": lambda: html("<p " + "a='b' " * 200_000 + ">"),
    "unended attributes": lambda: html("<p a='" * 100_000),
    "100 pages": lambda: multipart(*["Content-Type: text/html\r\n\r\n" + "<b>x</b><br>" * 20_000] * 100),
    "100 alternatives": lambda: multipart(*["\r\n" + "x \r\n" * 100_000] * 100, kind="alternative"),
    "50 MB of line ends": lambda: mail("\r\n" * (25 * MB)),
    "50 MB on one line": lambda: mail("x" * (50 * MB)),
    "20 MB of NUL": lambda: mail("\0" * (20 * MB)),
    "20 MB of noise": lambda: noise(20 * MB),
    "noise called a page": lambda: html("")[:-1] + noise(5 * MB),
    "noise called UTF-16": lambda: mail("", content_type="text/plain; charset=utf-16") + noise(5 * MB),
    "escapes of 7-bit charsets": lambda: mail("\x1b$B!" * MB, content_type="text/plain; charset=iso-2022-kr"),
}


@pytest.fixture(scope="module")
def guard():
    guard = Guard()
    guard.read(ADAPTER, delivery(b""), SETTINGS)
    yield guard
    guard.stop()


def reader() -> psutil.Process:
    [child] = [one for one in psutil.Process().children() if "ingest.guard" in " ".join(one.cmdline())]
    return child


def peak(process: psutil.Process) -> int:
    status = Path(f"/proc/{process.pid}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) >> 10


def test_there_are_28_kinds_of_bombs_at_least() -> None:
    assert len(BOMBS) >= 28


@pytest.mark.parametrize("kind", BOMBS)
def test_a_bomb_is_one_message_in_two_seconds_and_512_mb(kind: str, guard: Guard) -> None:
    content = BOMBS[kind]()
    child = reader()
    before = child.cpu_times()
    [said] = guard.read(ADAPTER, delivery(content), SETTINGS)
    after = child.cpu_times()
    assert said.kind == "email"
    assert child.is_running()
    assert child == reader(), "it was read, not only survived"
    assert after.user + after.system - before.user - before.system < 2
    assert peak(child) < 512


def test_the_largest_mail_with_a_file_is_read_whole(guard: Guard) -> None:
    file = base64.encodebytes(noise(36 * MB)).replace(b"\n", b"\r\n")
    head = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nw\r\n--b\r\nContent-Transfer-Encoding: base64\r\n"
    content = head + b"Content-Type: application/zip; name=a.zip\r\n\r\n" + file + b"--b--\r\n"
    began = time.monotonic()
    [said] = guard.read(ADAPTER, delivery(content), SETTINGS)
    assert said.attachments[0].content == noise(36 * MB)
    assert time.monotonic() - began < 5


PIECES = (
    """
<|> |From: |--|-- \n|wrote:\n|Begin forwarded |----- Original |Outlook iOS |virus avast |10:15 2026 a@b.pl |{|(|
This message is confidential |unsubscribe |Telefon: 600 123 456\n|Od: a@b.pl\n|550 5.1.1 |user unknown |a@|http://a |
(http://a) >\n|küldve |&nbsp;|\ue002|jestem na urlopie """.replace("|\n", "|")
    .strip("\n")
    .split("|")
)
HEADERS = [
    {},
    {"from": "wordpress@x.pl"},
    {"subject": "Fwd: x"},
    {"subject": "Re: x", "return_path": "<>"},
    {"content_type": "text/html; charset=utf-8"},
    {"content_type": "text/plain; format=flowed"},
]


@pytest.mark.parametrize("piece", PIECES)
def test_no_text_however_often_it_repeats_itself_takes_two_seconds(piece: str) -> None:
    for headers in HEADERS:
        for between in ("", "x\n"):
            content = mail((piece + between) * 10_000, **headers)
            began = time.process_time()
            assert message(content).kind == "email"
            assert time.process_time() - began < 2


# Mails of other projects' tests, with the answers of those projects.

# Percent right; what is missing is mostly a matter of taste (HTML or plain, how nameless files are called).
REACHED = {
    "parses": 100,
    "subject": 99,
    "from_email": 99,
    "from_name": 97,
    "body_text": 96,
    "attachments": 87,
    "attachments_count": 100,
    "bounce": 99,
    "auto_reply": 100,
    "feedback_report": 100,
    "mailing_list": 100,
    "message_id": 99,
    "in_reply_to": 100,
    "to": 100,
    "reply_to": 100,
}


@cache
def checker():
    spec = importlib.util.spec_from_file_location("check_email", CORPORA / "check_email.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def answers(content: bytes) -> dict:
    said = message(content)
    taken = parsed(content)
    name, address = taken.headers.sender()
    return {
        "parses": True,
        "subject": taken.subject,
        "from_email": address,
        "from_name": name,
        "body_text": taken.text,
        "attachments": [{"name": file.name, "size": len(file.content)} for file in taken.files],
        "bounce": said.automatic == _automatic.BOUNCE,
        "auto_reply": said.automatic in (_automatic.REPLY, _automatic.PROGRAM),
        "feedback_report": said.automatic == _automatic.COMPLAINT,
        "mailing_list": said.automatic == _automatic.LIST,
        "message_id": said.fields.get("message_id"),
        "in_reply_to": said.fields.get("in_reply_to"),
        "to": said.fields.get("to", ""),
        "reply_to": said.fields.get("reply_to", ""),
    }


def test_mails_of_the_world_are_read_as_their_projects_read_them(capsys) -> None:
    if not CORPORA.exists():
        pytest.skip("there is no corpus of mails beside the project")
    truths = [json.loads(line) for line in (CORPORA / "email/truth.jsonl").read_text().splitlines()]
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for item in (one for one in truths if one["kind"] == "rfc822"):
        given = answers((CORPORA / "email" / item["file"]).read_bytes())
        for fact in item["truth"].keys() & REACHED.keys():
            asked[fact] += 1
            right[fact] += checker().score(fact, item["truth"][fact], given, item)
    reached = {fact: 100 * right[fact] / asked[fact] for fact in REACHED}
    with capsys.disabled():
        print(
            "\nread right, in percent:", ", ".join(f"{fact} {value:.1f}" for fact, value in reached.items())
        )
    assert {fact: value for fact, value in reached.items() if value < REACHED[fact]} == {}
