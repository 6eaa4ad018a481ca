"""What a mail says itself, what it repeats and what it passes on, in many languages and programs."""

import time

import pytest

from channels.email import _read
from channels.email._forwarded import forwarded
from channels.email._mime import parsed
from channels.email._quotes import reply

OWN = "Dzień dobry, biorę dwie sztuki.\nProszę o fakturę."

INTRODUCTIONS = """
On Mon, 23 Nov 2026 at 10:15, Anna Nowak <anna@firma.example> wrote:
On 23.11.2026, at 10:15, Anna Nowak <anna@firma.example> wrote:
W dniu 23.11.2026 o 10:15, Anna Nowak pisze:
pon., 23 lis 2026 o 10:15 Anna Nowak <anna@firma.example> napisał(a):
Dnia 23 listopada 2026 10:15 Anna Nowak <anna@firma.example> napisał(a):
Wiadomość napisana przez Anna Nowak <anna@firma.example> w dniu 23.11.2026, o godz. 10:15:
Am 23.11.2026 um 10:15 schrieb Anna Nowak <anna@firma.example>:
Am Mo., 23. Nov. 2026 um 10:15 Uhr schrieb Anna Nowak <anna@firma.example>:
Le lun. 23 nov. 2026 à 10:15, Anna Nowak <anna@firma.example> a écrit :
Le 23/11/2026 à 10:15, Anna Nowak a écrit :
El lun, 23 nov 2026 a las 10:15, Anna Nowak (<anna@firma.example>) escribió:
Il giorno lun 23 nov 2026 alle ore 10:15 Anna Nowak <anna@firma.example> ha scritto:
Em seg., 23 de nov. de 2026 às 10:15, Anna Nowak <anna@firma.example> escreveu:
Op ma 23 nov 2026 om 10:15 schreef Anna Nowak <anna@firma.example>:
Den mån 23 nov. 2026 kl 10:15 skrev Anna Nowak <anna@firma.example>:
man. 23. nov. 2026 kl. 10:15 skrev Anna Nowak <anna@firma.example>:
ma 23. marrask. 2026 klo 10.15 Anna Nowak (anna@firma.example) kirjoitti:
po 23. 11. 2026 v 10:15 odesílatel Anna Nowak <anna@firma.example> napsal:
Dňa 23. 11. 2026 o 10:15 Anna Nowak <anna@firma.example> napísal(a):
Anna Nowak <anna@firma.example> ezt írta (időpont: 2026. nov. 23., H, 10:15):
În lun., 23 nov. 2026 la 10:15, Anna Nowak <anna@firma.example> a scris:
Dana pon, 23. stu 2026. u 10:15 Anna Nowak <anna@firma.example> napisao je:
пн, 23 лист. 2026 р. о 10:15 Anna Nowak <anna@firma.example> пише:
пн, 23 нояб. 2026 г. в 10:15, Anna Nowak <anna@firma.example>:
На пн, 23.11.2026 г. в 10:15 Anna Nowak <anna@firma.example> написа:
Anna Nowak <anna@firma.example>, 23 Kas 2026 Pzt, 10:15 tarihinde şunu yazdı:
Στις Δευ 23 Νοε 2026 στις 10:15 π.μ., ο χρήστης Anna Nowak <anna@firma.example> έγραψε:
Anna Nowak <anna@firma.example> kirjutas kuupäeval E, 23. november 2026 kell 10:15:
2026年11月23日(月) 10:15 Anna Nowak <anna@firma.example>:
Anna Nowak <anna@firma.example> 于2026年11月23日周一 10:15写道：
2026년 11월 23일 (월) 오전 10:15, Anna Nowak <anna@firma.example>님이 작성:
""".strip().splitlines()


@pytest.mark.parametrize("introduction", INTRODUCTIONS)
@pytest.mark.parametrize("mark", ["> ", ""])
def test_what_an_introduction_begins_is_not_the_reply(introduction, mark):
    quoted = f"{mark}Ile sztuk Pan potrzebuje?\n{mark}\n{mark}Anna"
    assert reply(f"{OWN}\n\n{introduction}\n\n{quoted}").text == OWN


def test_an_introduction_broken_over_lines_begins_where_it_begins():
    broken = "W dniu poniedziałek, 23 listopada 2026\nużytkownik Anna Nowak <\nanna@firma.example> napisał:"
    assert reply(f"{OWN}\n{broken}\n> Ile sztuk?").text == OWN


HEADERS = """
From: | Sent: | To: | Subject:
Od: | Wysłano: | Do: | Temat:
Von: | Gesendet: | An: | Betreff:
De : | Envoyé : | À : | Objet :
De: | Enviado el: | Para: | Asunto:
Da: | Inviato: | A: | Oggetto:
De: | Enviada em: | Para: | Assunto:
Van: | Verzonden: | Aan: | Onderwerp:
Från: | Skickat: | Till: | Ämne:
Fra: | Sendt: | Til: | Emne:
Lähettäjä: | Lähetetty: | Vastaanottaja: | Aihe:
Od: | Odesláno: | Komu: | Předmět:
Od: | Odoslané: | Komu: | Predmet:
Feladó: | Elküldve: | Címzett: | Tárgy:
De la: | Trimis: | Către: | Subiect:
Šalje: | Poslano: | Prima: | Predmet:
Від: | Надіслано: | Кому: | Тема:
От: | Отправлено: | Кому: | Тема:
Kimden: | Gönderildi: | Kime: | Konu:
Από: | Στάλθηκε: | Προς: | Θέμα:
Saatja: | Saadetud: | Adressaat: | Teema:
差出人: | 送信日時: | 宛先: | 件名:
发件人: | 发送时间: | 收件人: | 主题:
보낸 사람: | 보낸 날짜: | 받는 사람: | 제목:
""".strip().splitlines()
VALUES = (
    "Anna Nowak <anna@firma.example>",
    "poniedziałek, 23 listopada 2026 10:15",
    "biuro@dachy.example",
    "Wycena dachu",
)


def block(line: str, mark: str = "") -> str:
    labels = [label.strip() for label in line.split("|")]
    return "\n".join(f"{mark}{label} {value}" for label, value in zip(labels, VALUES, strict=True))


@pytest.mark.parametrize("line", HEADERS)
def test_what_follows_header_lines_is_not_the_reply(line):
    for border in ("", "________________________________\n", "-----Original Message-----\n"):
        assert reply(f"{OWN}\n\n{border}{block(line)}\n\nIle sztuk?\nAnna").text == OWN


@pytest.mark.parametrize("line", HEADERS)
@pytest.mark.parametrize("mark", ["", "> "])
def test_a_forwarded_mail_is_found_by_its_subject_and_by_its_header(line, mark):
    text = f"Proszę oddzwonić\n\n{block(line, mark)}\n{mark}\n{mark}Ile kosztuje dach?\n{mark}Anna"
    inner = forwarded(text, "FW: Wycena dachu")
    assert inner is not None
    assert (inner.name, inner.address, inner.subject) == ("Anna Nowak", "anna@firma.example", "Wycena dachu")
    assert (inner.text, inner.comment) == ("Ile kosztuje dach?\nAnna", "Proszę oddzwonić")
    assert forwarded(text, "Re: Wycena dachu") is None


SEPARATORS = """
---------- Forwarded message ---------
---------- Przekazana wiadomość ---------
-------- Wiadomość przekazana dalej --------
-------- Treść przekazanej wiadomości --------
-------- Weitergeleitete Nachricht --------
---------- Message transféré ---------
-------- Mensaje reenviado --------
-------- Messaggio inoltrato --------
-------- Mensagem encaminhada --------
-------- Doorgestuurd bericht --------
-------- Vidarebefordrat meddelande --------
-------- Videresendt melding --------
-------- Edelleenlähetetty viesti --------
-------- Přeposlaná zpráva --------
-------- Preposlaná správa --------
-------- Továbbított üzenet --------
-------- Mesaj redirecționat --------
-------- Proslijeđena poruka --------
-------- Переслане повідомлення --------
-------- Пересылаемое сообщение --------
-------- İletilen Mesaj --------
Begin forwarded message:
Początek przekazanej wiadomości:
Anfang der weitergeleiteten Nachricht:
Début du message transféré :
Inicio del mensaje reenviado:
""".strip().splitlines()


@pytest.mark.parametrize("separator", SEPARATORS)
def test_a_forwarded_mail_is_found_by_its_programs_separator_whatever_the_subject(separator):
    text = f"Do wyceny\n\n{separator}\n{block(HEADERS[1])}\n\nIle kosztuje dach?"
    inner = forwarded(text, "Wycena dachu")
    assert inner is not None
    assert (inner.address, inner.text, inner.comment) == (
        "anna@firma.example",
        "Ile kosztuje dach?",
        "Do wyceny",
    )


CLOSINGS = (
    "Pozdrawiam|Z poważaniem,|Best regards,|Mit freundlichen Grüßen|Cordialement,|Saludos,|З повагою,".split(
        "|"
    )
)


@pytest.mark.parametrize("closing", CLOSINGS)
def test_a_signature_begins_with_its_greeting_and_tells_numbers_unconfirmed(closing):
    said = reply(f"{OWN}\n\n{closing}\nJan Kowalski\nKierownik budowy\ntel. 600 123 456")
    assert said.text == OWN
    assert said.signature.startswith(closing)
    mail = f"From: jan@x.example\n\n{OWN}\n\n{closing}\nJan Kowalski\nKierownik budowy\ntel. 600 123 456\nfax 22 111 22 33\n"
    read = _read.read(mail.encode(), {"own_addresses": "", "authserv_id": ""})
    assert [(claim.kind, claim.raw, claim.proven) for claim in read.claims or ()] == [
        ("email", "jan@x.example", False),
        ("phone", "600 123 456", False),
    ]
    assert read.fields["job_title"] == "Kierownik budowy"


@pytest.mark.parametrize(
    "text",
    [
        "On Monday I wrote:\nthree letters to you, and got no answer.",
        "My husband wrote: please call us.",
        "Od: poniedziałku do piątku jestem w pracy.\nProszę dzwonić wieczorem.",
        "From: Kraków\nhow far would you come?",
        "To: nie jest cytat.\nDo: domu daleko.",
        "5 > 3, a 3 < 5",
        "-5 stopni, zimno",
    ],
)
def test_what_only_looks_like_a_quote_stays(text):
    assert reply(text).text == text


def test_answers_between_quoted_lines_stay_with_them():
    text = "Anna pisze:\n\n> Ile sztuk?\n\nDwie.\n\n> Na kiedy?\n\nNa wtorek."
    assert "Dwie." in reply(text).text
    assert "Na wtorek." in reply(text).text


def test_a_page_is_cut_where_its_program_begins_to_quote():
    page = (
        "<div>Biorę dwie.</div><div class='gmail_signature'>Jan<br>600 123 456</div>"
        "<div class='gmail_quote'><div>dowolny wstęp</div><blockquote>Ile?</blockquote></div>"
    )
    mail = parsed(f"Content-Type: text/html; charset=utf-8\n\n{page}".encode())
    assert reply(mail.marked).text == "Biorę dwie."
    assert "600 123 456" in reply(mail.marked).signature
    assert "Ile?" in mail.text


@pytest.mark.parametrize(
    "piece", ["> ", "On ", "From: ", "-- \n", "a\n", "wrote:\n", "<", "--", ": ", "\n> \n", "Od: a@b.pl\n"]
)
def test_no_text_takes_long(piece):
    began = time.process_time()
    for text in (piece * 20_000, (piece + "x\n") * 5_000):
        reply(text)
        forwarded(text, "FW: x")
    assert time.process_time() - began < 2
