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
On Mon, 23 Nov 2026 10:15:00 +0100 Anna Nowak <anna@firma.example> wrote:
On Mon, 2026-11-23 at 10:15 +0100, Anna Nowak wrote:
On 23 Nov 2026, 10:15 +0100, Anna Nowak <anna@firma.example>, wrote:
On November 23, 2026 at 10:15:00, Anna Nowak (anna@firma.example) wrote:
On Nov 23, 2026 at 10:15 AM, <Anna Nowak (mailto:anna@firma.example)> wrote:
On Monday, November 23rd, 2026 at 10:15 AM, Anna Nowak <anna@firma.example> wrote:
On Monday, 23 November 2026 10:15:00 CET Anna Nowak wrote:
On Mon, Nov 23, 2026, at 10:15 AM, Anna Nowak wrote:
On 2026-11-23 10:15, Anna Nowak wrote:
On 11/23/26 10:15 AM, Anna Nowak wrote:
Anna Nowak wrote on 23.11.2026 10:15:
Anna Nowak/DACH/PL wrote on 23.11.2026 10:15:00:
Anna Nowak <anna@firma.example> writes:
Anna Nowak <anna@firma.example> wrote on 23 Nov 2026 at 10:15:
Monday, November 23, 2026, 10:15:00 AM, you wrote:
Quoting Anna Nowak <anna@firma.example>:
Zitat von Anna Nowak <anna@firma.example>:
Cytowanie Anna Nowak <anna@firma.example>:
Nov 23, 2026, 10:15 by anna@firma.example:
23. Nov. 2026, 10:15 von anna@firma.example:
23 lis 2026, 10:15 od anna@firma.example:
* Anna Nowak <anna@firma.example> [2026-11-23 10:15]:
---- On Mon, 23 Nov 2026 10:15:00 +0100 Anna Nowak <anna@firma.example> wrote ----
---- Włączono pon, 23 lis 2026 10:15:00 +0100 Anna Nowak <anna@firma.example> napisał(a) ----
---- Am Mo, 23 Nov 2026 10:15:00 +0100 Anna Nowak <anna@firma.example> schrieb ----
Dnia 23 listopada 2026 10:15 Anna Nowak &lt;anna@firma.example&gt; napisał(a):
W dniu 2026-11-23 10:15:00 użytkownik Anna Nowak <anna@firma.example> napisał:
W dniu pon, 23.11.2026 o godzinie 10∶15 +0100, użytkownik Anna Nowak napisał:
W dniu poniedziałek, 23 listopada 2026 10:15:00 CET Anna Nowak pisze:
W dniu 23.11.2026 o 10:15, Anna Nowak napisał(a):
pon., 23 lis 2026, 10:15 użytkownik Anna Nowak <anna@firma.example> napisał:
23 listopada 2026 10:15 Anna Nowak <anna@firma.example> napisał(a):
Dnia 23-11-2026 o godz. 10:15 Anna Nowak napisał(a):
Am Montag, dem 23.11.2026 um 10:15 +0100 schrieb Anna Nowak:
Am 23.11.2026 10:15, schrieb Anna Nowak:
Am 23. November 2026 10:15:00 MEZ schrieb Anna Nowak <anna@firma.example>:
Anna Nowak <anna@firma.example> schrieb am Mo., 23. Nov. 2026, 10:15:
Anna Nowak <anna@firma.example> hat am 23.11.2026 10:15 CET geschrieben:
Le lundi 23 novembre 2026 à 10:15 +0100, Anna Nowak a écrit :
Le 23 nov. 2026 à 10:15, Anna Nowak <anna@firma.example> a écrit :
Le 23 novembre 2026 10:15:00 GMT+01:00, Anna Nowak <anna@firma.example> a écrit :
El 23 nov 2026, a las 10:15, Anna Nowak <anna@firma.example> escribió:
El 23/11/2026 a las 10:15, Anna Nowak escribió:
El lunes, 23 de noviembre de 2026, 10:15:00 CET, Anna Nowak <anna@firma.example> escribió:
Il giorno 23 nov 2026, alle ore 10:15, Anna Nowak <anna@firma.example> ha scritto:
Il 23/11/2026 10:15, Anna Nowak ha scritto:
Il lunedì 23 novembre 2026 alle ore 10:15:00 CET, Anna Nowak <anna@firma.example> ha scritto:
Em segunda-feira, 23 de novembro de 2026 10:15:00 GMT+1, Anna Nowak <anna@firma.example> escreveu:
No dia 23 de nov de 2026, às 10:15, Anna Nowak <anna@firma.example> escreveu:
Anna Nowak <anna@firma.example> escreveu no dia segunda, 23/11/2026 à(s) 10:15:
Em 23/11/2026 10:15, Anna Nowak escreveu:
Op 23 nov. 2026, om 10:15 heeft Anna Nowak <anna@firma.example> het volgende geschreven:
Op 23-11-2026 om 10:15 schreef Anna Nowak:
Anna Nowak <anna@firma.example> schreef op 23 november 2026 10:15:
23 nov. 2026 kl. 10:15 skrev Anna Nowak <anna@firma.example>:
Den 2026-11-23 kl. 10:15, skrev Anna Nowak:
23. nov. 2026 kl. 10:15 skrev Anna Nowak <anna@firma.example>:
Den 23.11.2026 10:15, skrev Anna Nowak:
Den 23. nov. 2026 kl. 10.15 skrev Anna Nowak <anna@firma.example>:
Den man. 23. nov. 2026 kl. 10.15 skrev Anna Nowak <anna@firma.example>:
Anna Nowak <anna@firma.example> kirjoitti 23.11.2026 kello 10.15:
Anna Nowak kirjoitti 23.11.2026 klo 10.15:
Dne 23. 11. 2026 v 10:15 Anna Nowak napsal(a):
23. 11. 2026 v 10:15, Anna Nowak <anna@firma.example>:
Dne pondělí 23. listopadu 2026 10:15:00 CET, Anna Nowak napsal(a):
Dňa 23. 11. 2026 o 10:15 Anna Nowak napísal(a):
Dňa po 23. 11. 2026, 10:15 Anna Nowak <anna@firma.example> napísal(a):
po 23. 11. 2026 o 10:15 Anna Nowak <anna@firma.example> napísal(a):
2026. 11. 23. 10:15 keltezéssel, Anna Nowak írta:
2026. nov. 23. dátummal, 10:15 időpontban Anna Nowak <anna@firma.example> írta:
Pe 23 nov. 2026, la 10:15, Anna Nowak <anna@firma.example> a scris:
Pe lun., 23 nov. 2026 la 10:15, Anna Nowak <anna@firma.example> a scris:
On 23. stu. 2026., at 10:15, Anna Nowak <anna@firma.example> wrote:
pon, 23. stu 2026. u 10:15 Anna Nowak <anna@firma.example> napisao je:
Dana 23.11.2026. u 10:15, Anna Nowak je napisao/la:
V V pon., 23. nov. 2026 ob 10:15 je oseba Anna Nowak <anna@firma.example> napisala:
пон, 23. нов 2026. у 10:15 Anna Nowak <anna@firma.example> је написао/ла:
23 лист. 2026 р. о 10:15 Anna Nowak <anna@firma.example> пише:
23.11.26 10:15, Anna Nowak пише:
23 ноября 2026 г., в 10:15, Anna Nowak <anna@firma.example> написал(а):
23.11.2026 10:15, Anna Nowak пишет:
Понедельник, 23 ноября 2026, 10:15 +03:00 от Anna Nowak <anna@firma.example>:
23.11.2026, 10:15, "Anna Nowak" <anna@firma.example>:
>Понедельник, 23 ноября 2026, 10:15 +03:00 от Anna Nowak <anna@firma.example>:
На 23.11.2026 г. в 10:15, Anna Nowak написа:
На 23.11.26 г. в 10:15 ч., Anna Nowak написа:
23 Kas 2026 Pzt, 10:15 tarihinde Anna Nowak <anna@firma.example> şunu yazdı:
Anna Nowak <anna@firma.example> şunları yazdı (23 Kas 2026 10:15):
23.11.2026 10:15 tarihinde Anna Nowak yazdı:
Στις 23 Νοε 2026, 10:15 π.μ., ο χρήστης Anna Nowak <anna@firma.example> έγραψε:
Kontakt Anna Nowak (<anna@firma.example>) kirjutas kuupäeval E, 23. november 2026 kell 10:15:
pirmd., 2026. g. 23. nov., plkst. 10:15 — lietotājs Anna Nowak (<anna@firma.example>) rakstīja:
2026-11-23, pr, 10:15, Anna Nowak <anna@firma.example> rašė:
Missatge de Anna Nowak <anna@firma.example> del dia dl., 23 de nov. 2026 a les 10:15:
El dl., 23 nov. 2026 a les 10:15, Anna Nowak (<anna@firma.example>) va escriure:
mán., 23. nóv. 2026 kl. 10:15 skrifaði Anna Nowak <anna@firma.example>:
Vào Th 2, 23 thg 11, 2026 vào lúc 10:15 Anna Nowak <anna@firma.example> đã viết:
Pada Sen, 23 Nov 2026 10.15, Anna Nowak <anna@firma.example> menulis:
في الاثنين، 23 نوفمبر 2026 في 10:15 ص تمت كتابة ما يلي بواسطة Anna Nowak <anna@firma.example>:
در تاریخ دوشنبه ۲۳ نوامبر ۲۰۲۶، ۱۰:۱۵ Anna Nowak <anna@firma.example> نوشت:
ในวันที่ จ. 23 พ.ย. 2026 เวลา 10:15 Anna Nowak <anna@firma.example> เขียนว่า:
2026/11/23 10:15、Anna Nowak <anna@firma.example>のメール:
2026年11月23日 10:15，Anna Nowak <anna@firma.example> 写道：
在 2026年11月23日，10:15，Anna Nowak <anna@firma.example> 写道：
于 2026年11月23日周一 10:15 Anna Nowak <anna@firma.example> 寫道：
Anna Nowak <anna@firma.example> 於 2026年11月23日 週一 上午10:15寫道：
2026. 11. 23. 10:15, Anna Nowak <anna@firma.example> 작성:
-------- Original message --------
-------- Oryginalna wiadomość --------
------ Wiadomość oryginalna ------
-------- Ursprüngliche Nachricht --------
-------- Message d'origine --------
-------- Message original --------
-------- Mensaje original --------
-------- Messaggio originale --------
-------- Mensagem original --------
-------- Oorspronkelijk bericht --------
-------- Originalmeddelande --------
-------- Opprinnelig melding --------
-------- Oprindelig besked --------
-------- Alkuperäinen viesti --------
-------- Původní zpráva --------
-------- Pôvodná správa --------
-------- Eredeti üzenet --------
-------- Mesaj original --------
-------- Izvorna poruka --------
-------- Исходное сообщение --------
-------- Вихідне повідомлення --------
-------- Orijinal mesaj --------
-------- Αρχικό μήνυμα --------
-------- 元のメッセージ --------
-------- 原始邮件 --------
-------- 원본 메시지 --------
‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐
------------------ 原始邮件 ------------------
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
    read = _read.read(mail.encode(), {"own_addresses": "", "authserv_id": "", "layouts": ""})
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


DEVICES = """
Sent from my iPhone
Sent from my iPad
Sent from Mail for Windows 10
Sent from Outlook for Android
Sent from Outlook<http://taps.io/outlookmobile>
Get Outlook for iOS<https://aka.ms/o0ukef>
Get Outlook for Android
Get BlueMail for Android
Get TypeApp for Android
Sent from my Verizon Wireless BlackBerry
Sent via BlackBerry by AT&T
Sent via the Samsung Galaxy S9, an AT&T 4G LTE smartphone
Sent from my Samsung Galaxy smartphone.
Sent from Yahoo Mail on Android
Sent from Yahoo Mail for iPhone
Yahoo Mail: Search, Organize, Conquer
Sent with Proton Mail secure email.
Sent from Proton Mail for iOS
Sent from ProtonMail mobile
Sent using Zoho Mail
Sent from my Windows Phone
Sent on the go
Sent from a mobile device
Sent by my phone, please excuse typos
Sent from Mailbox for iPhone
Sent with Airmail
— Sent from Mailbox
*Sent from my Mobile Device*
Wysłane z iPhone'a
Wysłano z iPhone'a
Wysłane z mojego iPhone'a
Wysłane z aplikacji Poczta systemu Windows
Wysłano z mojego smartfonu Samsung Galaxy.
Wysłane z urządzenia Samsung
Wysłane z telefonu Huawei
Wysłane przez Yahoo Mail na Androida
Wysłano z Gmaila na telefonie
Pobierz aplikację Outlook dla systemu iOS
Pobierz program Outlook dla systemu Android
Uzyskaj aplikację Outlook dla systemu Android
Von meinem iPhone gesendet
Von meinem Samsung Galaxy Smartphone gesendet.
Gesendet von Mail für Windows
Gesendet mit der GMX Mail App
Gesendet von Yahoo Mail auf Android
Diese Nachricht wurde von meinem Android Mobiltelefon mit WEB.DE Mail gesendet.
Holen Sie sich Outlook für iOS
Outlook für Android herunterladen
Outlook für iOS beziehen
Envoyé de mon iPhone
Envoyé à partir de Outlook
Envoyé depuis mon smartphone Samsung Galaxy.
Envoyé depuis l'application Mail Orange
Télécharger Outlook pour iOS
Obtenir Outlook pour Android
Provenance : Courrier pour Windows 10
Enviado desde mi iPhone
Enviado desde Correo para Windows
Enviado de mi iPhone
Obtener Outlook para iOS
Descargar Outlook para Android
Inviato da iPhone
Inviato dal mio iPhone
Scarica Outlook per iOS
Ottieni Outlook per Android
Inviato da Posta per Windows
Enviado do meu iPhone
Enviado a partir do meu iPhone
Obter o Outlook para iOS
Obtenha o Outlook para Android
Baixar o Outlook para iOS
Enviado do Yahoo Mail no Android
Verstuurd vanaf mijn iPhone
Verzonden vanuit Mail voor Windows
Verzonden vanaf mijn Samsung-apparaat
Outlook voor Android downloaden
Download Outlook voor iOS
Verzonden met ProtonMail
Skickat från min iPhone
Skickades från E-post för Windows
Skaffa Outlook för iOS
Hämta Outlook för Android
Sendt fra min iPhone
Sendt fra E-post for Windows
Få Outlook for Android
Skaff Outlook for iOS
Hent Outlook til iOS
Få Outlook til Android
Lähetetty iPhonesta
Lähetetty Windowsin Sähköpostista
Hanki Outlook for iOS
Odesláno z iPhonu
Odesláno z mého iPhonu
Odesláno ze Samsung Mobile
Stáhnout Outlook pro Android
Získat Outlook pro iOS
Odoslané z iPhonu
Odoslané z Pošty pre Windows
Získať Outlook pre iOS
Stiahnuť Outlook pre Android
iPhone-omról küldve
Az iPhone-omról küldve
A Samsung Galaxy okostelefonról küldve
Küldve a Windows Posta alkalmazásból
Az Androidos Outlook letöltése
Trimis de pe iPhone-ul meu
Trimis din E-mail pentru Windows
Descărcați Outlook pentru iOS
Obțineți Outlook pentru Android
Poslano s iPhonea
Poslano s mog iPhonea
Nabavite Outlook za Android
Preuzmite Outlook za iOS
Poslano iz mojega iPhona
Pridobite Outlook za iOS
Послато са iPhone-a
Poslato sa mog iPhone-a
Отправлено с iPhone
Отправлено с моего iPhone
Отправлено из Почты для Windows
Отправлено из мобильной Почты Mail.ru
Отправлено из мобильной Яндекс Почты
Получить Outlook для iOS
Скачать Outlook для Android
Надіслано з iPhone
Надіслано з мого iPhone
Отримати Outlook для iOS
Завантажити Outlook для Android
Відправлено з пошти Windows
Изпратено от моя iPhone
Изпратено от Поща за Windows
Изтеглете Outlook за iOS
iPhone'umdan gönderildi
iPhone'dan gönderildi
Android için Outlook'u edinin
Στάλθηκε από το iPhone μου
Εστάλη από το iPhone μου
Λήψη του Outlook για iOS
Αποκτήστε το Outlook για Android
Saadetud minu iPhone'ist
Hankige Outlook Androidile
Nosūtīts no mana iPhone
Iegūt Outlook darbam ar iOS
Išsiųsta iš mano „iPhone“
Gauti „Outlook“, skirtą „Android“
Enviat des del meu iPhone
iPhoneから送信
Android 版 Outlook を入手
iOS 版 Outlook を取得
Windows 版のメールから送信
发自我的 iPhone
发自我的华为手机
從我的 iPhone 傳送
获取 Outlook for iOS
取得 iOS 版 Outlook
从 Windows 版邮件发送
나의 iPhone에서 보냄
iOS용 Outlook 다운로드
Android용 Outlook 받기
أُرسلت من الـ iPhone
تم الإرسال من هاتفي
נשלח מה-iPhone שלי
Đã gửi từ iPhone của tôi
Dikirim dari iPhone saya
ส่งจาก iPhone ของฉัน
Wolne od wirusów. www.avast.com
Virus-free. www.avast.com
Virenfrei. www.avast.com
This email has been checked for viruses by Avast antivirus software.
Ta wiadomość e-mail została sprawdzona pod kątem wirusów przez oprogramowanie AVG.
Garanti sans virus. www.avast.com
Libre de virus. www.avast.com
""".strip().splitlines()


@pytest.mark.parametrize("line", DEVICES)
def test_what_a_telephone_or_a_scanner_adds_is_not_the_reply(line):
    assert reply(f"{OWN}\n\n{line}").text == OWN
    assert (
        reply(f"{OWN}\n\n{line}\n\nOn Mon, 23 Nov 2026, Anna <anna@firma.example> wrote:\n> Ile?").text == OWN
    )


CLOSED = """
Best regards|Kind regards,|Thanks & regards|Z poważaniem|Pozdrawiam serdecznie,|Mit freundlichen Grüßen|Viele Grüße|
Bien cordialement,|Saludos cordiales|Cordiali saluti|Atenciosamente|Com os melhores cumprimentos|Met vriendelijke groet|
Med vänliga hälsningar|Vennlig hilsen|Med venlig hilsen|Ystävällisin terveisin|S pozdravem|S pozdravom|Üdvözlettel|
Cu stimă|Srdačan pozdrav|Lep pozdrav|Срдачан поздрав|З повагою|С уважением,|С наилучшими пожеланиями|Поздрави|
Saygılarımla|Με εκτίμηση|Lugupidamisega|Ar cieņu|Pagarbiai|よろしくお願いいたします|
此致|감사합니다|مع تحياتي|בברכה|Trân trọng|Hormat kami
""".replace("\n", "").split("|")


@pytest.mark.parametrize("closing", CLOSED)
def test_a_greeting_closes_a_mail_with_the_name_under_it_behind_it_or_none(closing):
    for end in (
        closing,
        f"{closing}\nJan Kowalski\ntel. 600 123 456",
        f"{closing.rstrip(',')}, Jan Kowalski",
        f"*{closing}*\nJan",
    ):
        said = reply(f"{OWN}\n\n{end}")
        assert (said.text, said.signature.strip("*")[:2]) == (OWN, closing[:2])


SMALL_PRINT = """
This e-mail is confidential and intended solely for the use of the individual to whom it is addressed. If you are not the
intended recipient, please delete it.|
Niniejsza wiadomość jest poufna i przeznaczona wyłącznie dla adresata. Jeżeli otrzymali ją Państwo przez pomyłkę, prosimy
o jej usunięcie.|
Administratorem Pani/Pana danych osobowych jest Dachy sp. z o.o. Klauzula informacyjna RODO znajduje się na naszej stronie.|
Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, informieren Sie bitte den
Absender und vernichten Sie diese Mail.|
Ce message est confidentiel. Si vous n'êtes pas le destinataire, merci de le détruire et d'avertir
immédiatement l'expéditeur.|
Este mensaje es confidencial y va dirigido exclusivamente a su destinatario. Si lo ha recibido por error, elimínelo.|
Questo messaggio è riservato e destinato unicamente al destinatario indicato. Se ricevuto per errore, si
prega di cancellarlo.|
Esta mensagem é confidencial e destina-se apenas ao destinatário. Se a recebeu por engano, por favor apague-a de imediato.|
Dit bericht is vertrouwelijk en uitsluitend bestemd voor de geadresseerde. Gelieve het anders te verwijderen,
en de afzender te melden.|
Detta meddelande är konfidentiellt. Om du har fått det av misstag ber vi dig att radera det och genast meddela avsändaren.|
Denne e-mail er fortrolig og kun beregnet for modtageren. Hvis du har modtaget den ved en fejl, bedes du slette den straks.|
Tämä viesti on luottamuksellinen. Jos et ole sen oikea vastaanottaja, poista viesti ja ilmoita siitä heti
lähettäjälle, kiitos.|
Tato zpráva je důvěrná. Pokud jste ji obdrželi omylem, informujte prosím odesílatele a zprávu vymažte ze svého systému.|
Táto správa je dôverná. Ak ste ju dostali omylom, informujte odosielateľa a vymažte ju prosím zo svojho systému bez odkladu.|
Ez az üzenet bizalmas. Ha nem Ön a címzett, kérjük, értesítse a feladót, és törölje az üzenetet a
rendszeréből haladéktalanul.|
Acest mesaj este confidențial. Dacă l-ați primit din greșeală, vă rugăm să anunțați expeditorul și să îl ștergeți imediat.|
Ova poruka je povjerljiva. Ako ste je primili greškom, molimo obavijestite pošiljatelja i izbrišite je bez
odgađanja, hvala Vam.|
Это сообщение конфиденциально. Если вы получили его по ошибке, сообщите отправителю и удалите письмо со всеми вложениями.|
Це повідомлення конфіденційне. Якщо ви отримали його помилково, повідомте відправника та видаліть його з усіма вкладеннями.|
Това съобщение е поверително. Ако сте го получили погрешно, моля уведомете подателя и го изтрийте веднага от системата си.|
Bu e-posta gizlidir ve yalnızca alıcısı içindir. Yanlışlıkla aldıysanız lütfen göndereni bilgilendirin ve
mesajı silin, teşekkürler.|
Το παρόν μήνυμα είναι εμπιστευτικό. Αν δεν είστε ο παραλήπτης, παρακαλούμε διαγράψτε το και ενημερώστε αμέσως τον αποστολέα.
""".replace("\n", " ").split("|")


@pytest.mark.parametrize("print", SMALL_PRINT)
def test_small_print_under_a_mail_is_not_the_reply(print):
    said = reply(f"{OWN}\n\nJan Kowalski\n\n{print.strip()}")
    assert said.text == f"{OWN}\n\nJan Kowalski"
    assert said.signature == print.strip()


@pytest.mark.parametrize(
    "footer",
    [
        "_______________________________________________\nDachy mailing list\ndachy@x.example\nhttps://x.example/listinfo/dachy",
        '-- \nYou received this message because you are subscribed to the Google Groups "Dachy" group.',
        "---\nAby wypisać się z listy, napisz na dachy-leave@x.example",
    ],
)
def test_what_a_list_puts_under_a_mail_is_neither_its_text_nor_its_signature(footer):
    assert reply(f"{OWN}\n\nPozdrawiam\nJan\n\n{footer}") == (OWN, "Pozdrawiam\nJan")


@pytest.mark.parametrize(
    "text",
    [
        "Dzień dobry\n\nThanks, can you call me at 600123456?",
        "Dzień dobry\n\nDziękuję, czekam na wycenę do piątku",
        "Dzień dobry\n\nSent by courier yesterday, please confirm",
        "Dzień dobry\n\nWysłane przez kuriera wczoraj, proszę o potwierdzenie",
        "Dzień dobry\n\nCzy Outlook działa na Androidzie?",
        "Dzień dobry\n\nProszę o poufność.",
        "Potrzebuję:\n-----\n" + "\n".join(f"{n} okna, wymiar {n}00 x {n}00, kolor biały" for n in range(20)),
        "Best option for me is the red one\n\nWhen can you come?",
        "Wymiary z dnia 23.11.2026:\n140 x 90\n120 x 60",
    ],
)
def test_what_only_looks_like_a_signature_stays(text):
    assert reply(text).text == text


def test_an_introduction_that_shares_its_line_with_the_reply_leaves_the_reply():
    for glued in (
        "Biorę dwie. On Wed, Apr 4, 2026 at 3:59 PM, anna@x.example wrote:",
        "Biorę dwie.--- Dnia 4.04.2026 15:59 Anna <anna@x.example> napisał(a):",
    ):
        assert reply(f"{glued}\n> Ile?").text == "Biorę dwie."


def test_an_introduction_may_hold_empty_lines_and_a_quote_links():
    text = "Biorę dwie.\n\nOn Tue, Apr 11, 2026 at 10:07 PM Anna\n\n<\nmailto:anna@x.example\n> wrote:\nIle?"
    assert reply(text).text == "Biorę dwie."
    text = "Biorę dwie.\n\nOn 4.04.2026 15:59, Anna wrote:\n> zobacz\n(https://x.example/abc)\n> Ile?"
    assert reply(text).text == "Biorę dwie."


def test_marks_that_turn_the_direction_of_reading_hide_no_introduction():
    turned = "\u202bבתאריך 23 בנוב׳ 2026 ב-10:15 מאת \u202aAnna\u202c\u200f <\u202aanna@x.example\u202c\u200f>:\u202c"
    assert reply(f"{OWN}\n\n{turned}\n\nIle?").text == OWN
