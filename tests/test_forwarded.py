"""A forwarded mail is its first sender's, whichever program in whichever language passed it on."""

import pytest
from test_email import message

from channels.email._forwarded import forwarded
from channels.email._quotes import reply

# language | Apple Mail's line | Gmail's and Thunderbird's | labels as Apple and new Outlook write them:
# from, date, to, cc, subject | sent, as older Outlook and Yahoo write it | a subject's prefix
PROGRAMS = """
cs | Začátek přeposílané zprávy: | Přeposlaná zpráva | Od, Datum, Komu, Kopie, Předmět | Odesláno | PŘ
da | Start på videresendt besked: | Videresendt meddelelse | Fra, Dato, Til, Cc, Emne | Sendt | VS
de | Anfang der weitergeleiteten Nachricht: | Weitergeleitete Nachricht | Von, Datum, An, Cc, Betreff | Gesendet | WG
el | Αρχή προωθημένου μηνύματος: | Προωθημένο μήνυμα | Από, Ημερομηνία, Προς, Κοιν., Θέμα | Στάλθηκε | ΠΡΘ
en | Begin forwarded message: | Forwarded message | From, Date, To, Cc, Subject | Sent | Fwd
es | Inicio del mensaje reenviado: | Mensaje reenviado | De, Fecha, Para, CC, Asunto | Enviado | RV
et | Edastatud kirja algus: | Edastatud sõnum | Saatja, Kuupäev, Adressaat, Koopia, Teema | Saadetud | FW
fi | Välitetty viesti alkaa: | Välitetty viesti | Lähettäjä, Päivämäärä, Vastaanottaja, Kopio, Aihe | Lähetetty | VL
fr | Début du message réexpédié : | Message transféré | De, Date, À, Cc, Objet | Envoyé | TR
fr | Début du message transféré : | Courriel transféré | De, Date, À, Cc, Objet | Envoyé | Tr
hr | Započni proslijeđenu poruku: | Proslijeđena poruka | Od, Datum, Prima, Kopija, Predmet | Poslano | PR
hu | Továbbított levél kezdete: | Továbbított üzenet | Feladó, Dátum, Címzett, Másolatot kap, Tárgy | Elküldve | TOV
it | Inizio messaggio inoltrato: | Messaggio inoltrato | Da, Data, A, Cc, Oggetto | Inviato | I
lt | Persiųsto laiško pradžia: | Persiųstas laiškas | Nuo, Data, Kam, Kopija, Tema | Išsiųsta | Persiųsta
lv | Pārsūtītā ziņojuma sākums: | Pārsūtīta ziņa | No, Datums, Kam, Kopija, Temats | Nosūtīts | Pārs
nl | Begin doorgestuurd bericht: | Doorgestuurd bericht | Van, Datum, Aan, Cc, Onderwerp | Verzonden | Doorst
no | Videresendt melding: | Videresendt melding | Fra, Dato, Til, Kopi, Emne | Sendt | VS
pl | Początek przekazywanej wiadomości: | Przekazana wiadomość | Od, Data, Do, DW, Temat | Wysłano | PD
pl | Początek przesyłanej dalej wiadomości: | Treść przekazanej wiadomości | Od, Data, Do, DW, Temat | Wysłane | Przekazane
pt | Início da mensagem reencaminhada: | Mensagem reencaminhada | De, Data, Para, Cc, Assunto | Enviado | FW
pt | Início da mensagem encaminhada: | Mensagem encaminhada | De, Data, Para, Cc, Assunto | Enviada em | ENC
ro | Începe mesajul redirecționat: | Mesaj redirecționat | De la, Dată, Către, Cc, Subiect | Trimis | Fwd
ru | Начало переадресованного сообщения: | Пересылаемое сообщение | От, Дата, Кому, Копия, Тема | Отправлено | ПЕР
ru | Начало пересылаемого сообщения: | Перенаправленное сообщение | От, Дата, Кому, Копия, Тема | Отправлено | Пересл
sk | Začiatok preposlanej správy: | Preposlaná správa | Od, Dátum, Komu, Kópia, Predmet | Odoslané | FW
sl | Začetek posredovanega sporočila: | Posredovano sporočilo | Od, Datum, Za, Kp, Zadeva | Poslano | PSR
sv | Vidarebefordrat mejl: | Vidarebefordrat meddelande | Från, Datum, Till, Kopia, Ämne | Skickat | VB
tr | İleti başlangıcı: | İletilen İleti | Kimden, Tarih, Kime, Bilgi, Konu | Gönderildi | İLT
tr | Yönlendirilen ileti başlangıcı: | Yönlendirilmiş ileti | Gönderen, Tarih, Kime, Bilgi, Konu | Gönderilme Tarihi | İlt
uk | Початок листа, що пересилається: | Переслане повідомлення | Від, Дата, Кому, Копія, Тема | Надіслано | FW
uk | Переадресоване повідомлення: | Переадресоване повідомлення | Від кого, Дата, Кому, Копія, Тема | Відправлено | Пер
bg | Начало на препратеното съобщение: | Препратено съобщение | От, Дата, До, Копие, Относно | Изпратено | FW
ja | 転送されたメッセージ: | 転送されたメッセージ | 差出人, 日時, 宛先, Cc, 件名 | 送信日時 | 転送
zh | 以下是转发的邮件： | 转发的邮件 | 发件人, 日期, 收件人, 抄送, 主题 | 发送时间 | 转发
ko | 전달된 메시지 시작: | 전달된 메시지 | 보낸 사람, 날짜, 받는 사람, 참조, 제목 | 보낸 날짜 | 전달
""".strip().splitlines()
COMMENT = "Aniu, oddzwoń proszę.\n\nPiotr"
BODY = "Ile kosztuje dach 140 m2?\nProszę o kontakt.\n\nDwa dachy, jeden garaż."
FROM, TO = "Jan Kowalski <jan.kowalski@poczta.example>", "biuro@dachy.example"
CC, DATE, SUBJECT = "Ewa Lis <ewa@x.example>, ola@x.example", "28 10 2026 12:46", "Wycena dachu"


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def header(labels: list[str], order: str, mark: str = "", colon: str = ":") -> str:
    values = dict(zip("fdtcs", zip(labels, (FROM, DATE, TO, CC, SUBJECT), strict=True), strict=True))
    return "\n".join(f"{mark}{values[one][0]}{colon} {values[one][1]}" for one in order)


def forms(line: str) -> dict[str, tuple[str, str]]:
    """(text, subject) as each program writes it."""
    _, apple, gmail, words, sent, prefix = cells(line)
    labels = [word.strip() for word in words.split(",")]
    old = [labels[0], sent, *labels[2:]]
    space = " :" if cells(line)[0] == "fr" else ":"
    quoted = "\n".join(f"> {row}".rstrip() for row in BODY.split("\n"))
    run = "".join(
        f"{label}{space} {value}"
        for label, value in zip(
            (old[0], old[2], old[3], old[1], old[4]), (FROM, TO, CC, DATE + " CET", SUBJECT), strict=True
        )
    )
    return {
        "Apple Mail": (f"{apple}\n\n{header(labels, 'fsdtc', '> ', space)}\n> \n{quoted}", "x"),
        "Apple Mail, plain": (f"{apple}\n\n{header(labels, 'fsdtc', '', space)}\n\n{BODY}", "x"),
        "Apple Mail, bold": (
            f"{apple}\n\n{header([f'*{one}' for one in labels], 'fsdtc', '> ', ':*')}\n> \n{quoted}",
            "x",
        ),
        "Gmail": (f"---------- {gmail} ---------\n{header(labels, 'fdstc', '', space)}\n\n\n{BODY}", "x"),
        "Thunderbird": (
            f"-------- {gmail} --------\n{header(labels, 'sdftc', '', space + ' ')}\n\n\n\n{BODY}",
            "x",
        ),
        "new Outlook": (f"{header(labels, 'fdtcs', '', space)}\n{BODY}", f"{prefix}: {SUBJECT}"),
        "Outlook": (f"{header(old, 'fdtcs', '', space)}\n\n{BODY}", f"{prefix}: {SUBJECT}"),
        "Outlook on the web": (
            f"________________________________\n{header(old, 'fdtcs', '', space)}\n\n{BODY}",
            f"{prefix} : {SUBJECT}",
        ),
        "Outlook, bold": (
            f"{header([f'*{one}' for one in old], 'fdtcs', '', ':*')}\n\n{BODY}",
            f"{prefix}: {SUBJECT}",
        ),
        "Yahoo": (f"   ----- {gmail} ----- {run}\n {BODY}", "x"),
        "Yahoo, by lines": (f"----- {gmail} -----\n{header(old, 'ftcds', '', space)}\n\n{BODY}", "x"),
        "Roundcube": (f"-------- {gmail} --------\n{header(labels, 'sdft', '', space)}\n\n{BODY}", "x"),
        "an empty line between each two": (
            f"---------- {gmail} ---------\n\n"
            + header(labels, "fdst", "", space).replace("\n", "\n\n")
            + f"\n\n{BODY}",
            "x",
        ),
    }


SEEN = [(line, form) for line in PROGRAMS for form in forms(line)]


@pytest.mark.parametrize(("line", "form"), SEEN, ids=lambda value: value.split("|")[0].strip())
@pytest.mark.parametrize("comment", ["", COMMENT])
def test_its_sender_subject_body_and_comment_are_told_apart(line: str, form: str, comment: str) -> None:
    text, subject = forms(line)[form]
    inner = forwarded(f"{comment}\n\n{text}" if comment else text, subject)
    assert inner is not None
    assert (inner.name, inner.address) == ("Jan Kowalski", "jan.kowalski@poczta.example")
    assert "".join(inner.text.split()) == "".join(BODY.split())
    assert (inner.subject, inner.comment) == (SUBJECT, comment)
    assert inner.to == (TO,)
    if comment:
        assert reply(f"{comment}\n\n{text}").text.startswith("Aniu, oddzwoń proszę.")
        assert "140" not in reply(f"{comment}\n\n{text}").text


NESTED = (
    "Zgadza się!\n\nW dniu 23.11.2026 o 10:15, Anna Nowak pisze:\n> Ile sztuk?\n\n"
    "---------- Forwarded message ---------\nFrom: Ewa Lis <ewa@x.example>\nDate: 1.01.2026\nSubject: Dach\n"
    "To: <ola@x.example>\n\nJeszcze jedno pytanie"
)


@pytest.mark.parametrize("line", PROGRAMS, ids=lambda line: line[:2])
def test_a_mail_inside_the_mail_inside_stays_in_its_body(line: str) -> None:
    for text, subject in forms(line).values():
        quoted = "\n> Ile kosztuje dach 140 m2?" in text
        body = "\n".join(f"> {row}" for row in NESTED.split("\n")) if quoted else NESTED
        inner = forwarded(text[: text.index(("> " if quoted else "") + "Ile kosztuje")] + body, subject)
        assert inner is not None
        assert inner.address == "jan.kowalski@poczta.example"
        assert "".join(inner.text.split()) == "".join(NESTED.split())
        assert inner.comment == ""


@pytest.mark.parametrize(
    ("sender", "name", "address"),
    [
        ("jan@x.example", "", "jan@x.example"),
        ("<jan@x.example>", "", "jan@x.example"),
        ("jan@x.example <jan@x.example>", "", "jan@x.example"),
        ('"Kowalski, Jan" <jan@x.example>', "Kowalski, Jan", "jan@x.example"),
        ("Kowalski, Jan <jan@x.example>", "Kowalski, Jan", "jan@x.example"),
        ("'Jan Kowalski' <jan@x.example>", "Jan Kowalski", "jan@x.example"),
        ("Jan Kowalski [mailto:jan@x.example]", "Jan Kowalski", "jan@x.example"),
        ("Jan Kowalski <mailto:jan@x.example>", "Jan Kowalski", "jan@x.example"),
        ("Jan Kowalski [jan@x.example]", "Jan Kowalski", "jan@x.example"),
        ("Jan Kowalski (jan@x.example)", "Jan Kowalski", "jan@x.example"),
        ("Jan Kowalski<jan@x.example<mailto:jan@x.example>>", "Jan Kowalski", "jan@x.example"),
        ("*Jan Kowalski* <jan@x.example>", "Jan Kowalski", "jan@x.example"),
        ("Jan Kowalski via Dachy <jan@x.example>", "Jan Kowalski via Dachy", "jan@x.example"),
        ("Jan O'Hara <jan@x.example>", "Jan O'Hara", "jan@x.example"),
        ("jan@x.example [mailto:jan@x.example]", "", "jan@x.example"),
        ("Jan Kowalski <jan@x.example> on behalf of Ewa <ewa@x.example>", "Jan Kowalski", "jan@x.example"),
        ("Jan Kowalski", "Jan Kowalski", ""),
    ],
)
def test_its_sender_is_read_however_the_program_writes_it(sender: str, name: str, address: str) -> None:
    text = f"---------- Forwarded message ---------\nFrom: {sender}\nDate: 1.01.2026\nSubject: Dach\n\nIle?"
    inner = forwarded(text, "Fwd: Dach")
    assert inner is not None
    assert (inner.name, inner.address) == (name, address)


@pytest.mark.parametrize(
    ("subject", "bare"),
    [
        ("Fwd: Dach", "Dach"),
        ("FW: RE: Dach", "RE: Dach"),
        ("[Fwd: Dach]", "Dach"),
        ("Dach (fwd)", "Dach"),
        ("Re: Fwd: Dach", "Re: Fwd: Dach"),
        ("[biuro] PD: Dach", "Dach"),
        ("Fwd[2]: Dach", "Dach"),
        ("WG: Dach", "Dach"),
        ("Przekazane: Dach", "Dach"),
    ],
)
def test_a_subject_tells_that_a_mail_is_forwarded(subject: str, bare: str) -> None:
    text = "Zobacz\n\nFrom: jan@x.example\nTo: ewa@x.example\n\nIle?"
    inner = forwarded(text, subject)
    assert inner is not None
    assert inner.subject == bare
    assert forwarded(text, "Re: Dach") is None


def test_a_long_list_of_addressees_may_be_broken_over_lines() -> None:
    text = (
        "From: jan@x.example\nSent: 1.01.2026\nTo: Ewa Lis <ewa@x.example>; Ola <ola@x.example>;\n"
        "Adam Kot <adam@x.example>\nSubject: Dach\n\nIle?"
    )
    inner = forwarded(text, "FW: Dach")
    assert inner is not None
    assert inner.to == ("ewa@x.example", "ola@x.example", "adam@x.example")
    assert inner.text == "Ile?"


def test_a_line_that_announces_a_mail_does_so_in_any_language() -> None:
    text = "Zobacz\n\nTāhere karere:\n\nFrom: jan@x.example\nTo: ewa@x.example\nDate: 1.01.2026\nSubject: Dach\n\nIle?"
    inner = forwarded(text, "Zobacz")
    assert inner is not None
    assert (inner.address, inner.text) == ("jan@x.example", "Ile?")
    assert forwarded(text.replace("Tāhere karere:", "Tāhere karere"), "Zobacz") is None


def test_what_finns_call_an_answer_danes_call_forwarded() -> None:
    danish = "Fra: jan@x.example\nSendt: 1.01.2026\nTil: ewa@x.example\nEmne: Tag\n\nHvad koster det?"
    finnish = (
        "Lähettäjä: jan@x.example\nLähetetty: 1.01.2026\nVastaanottaja: ewa@x.example\nAihe: Katto\n\nHinta?"
    )
    assert forwarded(danish, "VS: Tag") is not None
    assert forwarded(finnish, "VS: Katto") is None
    assert forwarded(finnish, "VL: Katto") is not None


@pytest.mark.parametrize(
    "prefix", ["Re", "RE", "Odp", "AW", "SV", "Antw", "R", "Ynt", "RES", "Vá", "Atb", "答复", "Re[2]"]
)
@pytest.mark.parametrize("border", ["_" * 32, "-----Original Message-----", "-----Tāhere karere-----"])
def test_an_answer_that_repeats_a_header_is_not_a_forwarded_mail(prefix: str, border: str) -> None:
    text = f"Biorę dwie.\n\n{border}\nFrom: jan@x.example\nSent: 1.01.2026\nTo: ewa@x.example\nSubject: Dach\n\nIle?"
    assert forwarded(text, f"{prefix}: Dach") is None
    assert reply(text).text == "Biorę dwie."


INSIDE = "From: Jan Kowalski <jan@x.example>\r\nTo: ewa@firma.example\r\nSubject: Dach\r\n\r\nIle kosztuje dach?\r\n"


def passed_on(subject: str, sender: str, *inside: str) -> bytes:
    parts = "".join(f"--b\r\nContent-Type: message/rfc822\r\n\r\n{one}\r\n" for one in inside)
    head = f"From: {sender}\r\nSubject: {subject}\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    return f"{head}--b\r\n\r\nOddzwoń, proszę\r\n{parts}--b--\r\n".encode()


@pytest.mark.parametrize(
    ("subject", "sender"), [("Fwd: Dach", "Ewa <ewa@z.example>"), ("Dach", "biuro@dach.example")]
)
def test_a_mail_passed_on_as_a_file_is_its_first_senders(subject: str, sender: str) -> None:
    said = message(passed_on(subject, sender, INSIDE))
    assert (said.name, [claim.raw for claim in said.claims]) == ("Jan Kowalski", ["jan@x.example"])
    assert (said.text, said.fields["comment"], said.fields["subject"]) == (
        "Ile kosztuje dach?",
        "Oddzwoń, proszę",
        "Dach",
    )
    assert [file.name for file in said.attachments] == ["Dach.eml"]


def test_a_mail_that_only_carries_others_is_its_own_senders() -> None:
    for subject, inside in (("Oferta konkurencji", [INSIDE]), ("Fwd: dwie", [INSIDE, INSIDE])):
        said = message(passed_on(subject, "Ewa <ewa@z.example>", *inside))
        assert [claim.raw for claim in said.claims] == ["ewa@z.example"]
