"""Fields of forms are understood whatever they are called, and what is only the form's own stays that."""

import re
import time

import pytest

from channels.forms._fields import meaning, told
from channels.forms._form import Field, filled, flat, nested
from channels.forms._titles import titled

MEANT = """
name: Your Name * | YOUR FULL NAME | input_name | txtName | form-field-name | What's your name? |
    Full name (required) | contact[name] | Name & Surname | 1. What is your name? | Imię i nazwisko* |
    IMIĘ I NAZWISKO (wymagane) | Twoje imię i nazwisko: | imie_i_nazwisko | imie-nazwisko |
    Podaj swoje imię i nazwisko | Ihr vollständiger Name* | vor_und_nachname |
    Bitte geben Sie Ihren Namen ein | Votre nom complet * | nom_prenom | Su nombre completo |
    nombre_apellidos | Il tuo nome e cognome * | Seu nome completo | Uw volledige naam |
    Vaše jméno a příjmení * | Ваше имя * | Как Вас зовут? | Ваше ім'я * | Adınız Soyadınız * |
    ADINIZ SOYADINIZ | 您的姓名* | 请输入您的姓名 | お名前 ※必須 | お名前（必須） | 성함을 입력해주세요 |
    이름 * | الاسم الكامل * | שם מלא * | Họ và tên * | Nama Lengkap * | Ditt namn * | Navn * | Nimi * |
    Név * | Numele tău * | Name / Nom | Name/Nazwisko | nameInput | wpforms[fields][name] | your_name_1 |
    Client's name
first_name: First Name * | FIRST NAME | firstName | first_name_2 | input_first_name | Your first name |
    Fname | Imię * | Twoje imię | Vorname* | Ihr Vorname | Votre prénom * | prenom | Voornaam * |
    Křestní jméno | Förnamn * | Etunimi | Keresztnév * | Given name(s) | name[first] | FNAME | mce-FNAME |
    PRÉNOM
last_name: Last Name * | Surname | lastName | LNAME | Nazwisko * | Nachname* | Ihr Nachname |
    Nom de famille * | Apellidos * | Cognome * | Sobrenome * | Achternaam * | Příjmení * | Priezvisko |
    Фамилия * | Прізвище * | Soyadınız * | Efternamn * | Vezetéknév * | name[last]
email: E-mail * | EMAIL | E-Mail-Adresse* | emailAddress | user_email | email_2 |
    Your e-mail address (we will not share it) | Adres e-mail * | Twój adres e-mail | adres_email |
    Votre adresse e-mail * | Correo electrónico * | correo_electronico | La tua email * | O seu e-mail |
    E-mailadres * | Váš e-mail * | Ваш e-mail * | Электронная почта * | Електронна пошта* |
    E-posta adresiniz * | 電子メール | メールアドレス（確認） | 您的邮箱 | 이메일 주소 * |
    البريد الإلكتروني * | כתובת אימייל * | Địa chỉ email * | Alamat email * | E-postadress * |
    Sähköpostiosoite * | E-mail cím * | Adresa de email * | Work email | Business e-mail | E-mail / Email |
    EMAIL ADDRESS: | emailaddress | mce-EMAIL | contact_email | Enter your email | billing_email |
    Confirm email
phone: Phone * | PHONE NUMBER | Mobile number * | Your phone no. | phoneNumber | tel | Tel. |
    WhatsApp number | WhatsApp | Cell phone | Contact number * | Numer telefonu * | Nr tel. | nr_telefonu |
    Twój numer telefonu | Telefon kontaktowy* | Telefonnummer (optional) | Ihre Telefonnummer |
    Handynummer* | Rueckrufnummer | Numéro de téléphone * | Votre téléphone | N° de tél. |
    Número de teléfono * | Celular / WhatsApp | Telefono * | Cellulare* | Telemóvel * | Telefoonnummer * |
    Telefonní číslo * | Ваш телефон * | Номер телефона* | Номер телефону * | Telefon Numaranız * |
    TELEFON NUMARASI | 联系电话* | 请输入您的手机号码 | 電話番号（必須） | 휴대폰 번호 * | رقم الجوال * |
    מספר טלפון * | Số điện thoại * | Nomor HP * | No. HP | Telefonnummer * | Puhelinnumero * |
    Telefonszám * | Număr de telefon * | Phone (with country code) | Mobile / Cell | billing_phone |
    Company phone
text: Message * | YOUR MESSAGE | Your message (optional) | your-message | Comments / Questions |
    How can we help you? | Wiadomość * | Treść wiadomości * | Twoja wiadomość | Ihre Nachricht * |
    Nachricht (optional) | Votre message * | Mensaje * | Tu mensaje | Messaggio * | Mensagem * |
    Uw bericht * | Vaše zpráva * | Ваше сообщение | Сообщение * | Ваше повідомлення | Mesajınız * |
    MESAJINIZ | 留言内容* | お問い合わせ内容（必須） | 문의 내용 * | رسالتك * | הודעה * | Nội dung * |
    Pesan Anda * | Meddelande * | Viesti * | Üzenet * | Mesajul tău * | message_text |
    Comment or Message * | Please describe your project | Additional information
company: Company * | COMPANY NAME | companyName | Your company | Company / Organization |
    Company name (optional) | Nazwa firmy * | Firma (opcjonalnie) | Ihr Unternehmen* | Firmenname |
    Nom de l'entreprise * | Société | Nombre de la empresa * | Azienda * | Nome da empresa * |
    Bedrijfsnaam * | Název společnosti | Название компании * | Компания | Назва компанії | Şirket Adı * |
    公司名称* | 会社名（任意） | 회사명 * | اسم الشركة * | שם החברה * | Tên công ty * | Nama Perusahaan * |
    Företagsnamn * | Yritys * | Cégnév * | Numele companiei * | Name of company | Organisation name |
    billing_company
subject: Subject * | SUBJECT | Temat * | Betreff* | Objet * | Asunto * | Oggetto * | Assunto * |
    Onderwerp * | Předmět * | Тема * | Konu * | 主题 | 件名 * | 제목 * | الموضوع * | נושא * | Chủ đề |
    Subjek * | Ämne * | Aihe * | Tárgy * | Subiect * | your-subject | Subject of your message
city: City * | Your city | Town / City | Miasto * | Miejscowość* | Stadt * | Ort* | Ville * | Ciudad * |
    Città * | Cidade * | Woonplaats * | Město * | Город * | Місто * | Şehir * | 城市 * | 市区町村 * |
    도시 | المدينة * | עיר * | Thành phố * | Kota * | billing_city
country: Country * | Your country | Kraj * | Land* | Pays * | País * | Paese * | Země * | Страна * |
    Країна * | Ülke * | 国家 * | 国 * | 국가 * | الدولة * | ארץ * | Quốc gia * | Negara * | country_code |
    Country/Region
website: Website * | Your website | Website URL | Strona www | Adres strony internetowej | Webseite |
    Site web * | Sitio web | Sito web * | Сайт | Ваш сайт | Web sitesi * | 网站 | ウェブサイト |
    Company website | Homepage
job_title: Job title * | Your role | Position | Stanowisko * | Ihre Position | Fonction * | Cargo * |
    Ruolo * | Functie * | Должность * | 职位 * | 役職 * | Job Title / Role
postcode: ZIP * | Postal code | ZIP / Postal Code | Kod pocztowy * | Postleitzahl* | PLZ | Code postal * |
    Código postal | CAP * | CEP * | PSČ * | Почтовый индекс | 邮编 | 郵便番号 * | 우편번호
street: Street * | Street Address * | Address | Ulica * | Adres * | Straße und Hausnummer* | Adresse * |
    Dirección * | Indirizzo * | Endereço * | Adresa * | Адрес * | 住所 * | 주소 * | Address line 1 |
    billing_address_1
consent: I agree to the privacy policy * | Wyrażam zgodę na przetwarzanie danych osobowych |
    Ich habe die Datenschutzerklärung gelesen | J'accepte la politique de confidentialité |
    Acepto la política de privacidad | Acconsento al trattamento dei dati | Aceito os termos |
    Согласен на обработку персональных данных | Souhlasím se zpracováním osobních údajů |
    Jag godkänner integritetspolicyn | Olen lukenut tietosuojaselosteen |
    Elfogadom az adatkezelési tájékoztatót | KVKK metnini okudum | 我同意隐私政策 |
    個人情報の取り扱いに同意する | 개인정보 수집 및 이용에 동의합니다 | أوافق على سياسة الخصوصية |
    אני מאשר את מדיניות הפרטיות | Tôi đồng ý | GDPR | checkbox-consent | terms_accepted | Ik ga akkoord |
    Jeg accepterer
"""
OWN = """
Budget | How did you hear about us? | Preferred contact method | Company size | Number of employees |
    Event date | Number of guests | Date of birth | Service | Product name | Best time to call |
    Pet's name | Order number | Username | Password | Gender | Language | Project name | Event name |
    Budżet | Data imprezy | Liczba osób | Liczba gości | Skąd o nas wiesz? | Rodzaj usługi | Termin |
    Metraż | Powierzchnia dachu | Numer zamówienia | Anzahl Personen | Wunschtermin |
    Wie haben Sie von uns erfahren? | Date souhaitée | Nombre de personnes | Fecha del evento |
    Presupuesto | Data dell'evento | Numero di persone | Количество гостей | Бюджет | Дата | 预算 | 予算 |
    ご希望日 | 예산 | Quantity | Price | Color | Model | Year | utm_source | utm_campaign | gclid |
    fbclid | referrer | page_url | landing_page | ip_address | user_agent | timestamp | created_at |
    File name | Account number | Credit card number | Invoice number | Date | Time | Appointment time |
    Check-in | Fax | Fax number | Your age | School year | Which product are you interested in? |
    Favorite color | Company type | Industry | Branch | Department | Policy number | Size | Weight |
    Rating | Score | IP | Session ID | Recaptcha | g-recaptcha-response | action | post_id |
    Type of property | Number of rooms | Travel date | Destination | Departure city date | Tax year |
    Street type | Message type | Phone type | Phone model | Email type | Name of your pet | Website type |
    Country code dial
"""
VALUES = {"email": "ewa@lis.example", "phone": "600 123 456", "consent": "yes"}


def labels(text):
    return [label.strip() for label in " ".join(text.split()).split(" | ") if label.strip()]


BLOCKS = re.findall(r"^(\w+): (.*?)(?=^\w+: |\Z)", MEANT, re.M | re.S)
PAIRS = [(label, what) for what, text in BLOCKS for label in labels(text)]


@pytest.mark.parametrize(("label", "what"), PAIRS, ids=[label for label, _ in PAIRS])
def test_a_label_is_understood_in_its_language_and_its_form(label, what):
    found = told(label, VALUES.get(what, "Ewa Lis"))
    assert found == what or (found is None and filled([Field(label, "Dach", "textarea")]).text == "Dach")


@pytest.mark.parametrize("label", labels(OWN))
@pytest.mark.parametrize("value", ["Ewa", "5", "yes"])
def test_what_is_the_forms_own_stays_that(label, value):
    assert told(label, value) in (None, "utm_source", "utm_campaign", "gclid", "fbclid", "referrer", "page")


WORN = [
    "{} *", "* {}", "{}:", "{} (required)", "{} [opcjonalnie]", "{}?", "{}...", "1. {}", "{} 2", "{} / XYZ", "{}_1",
    "input_{}", "field_{}", "form-field-{}", "form_fields[{}]", "fields[{}][value]", "q3_{}", "wpforms[fields][{}]",
]  # fmt: skip


@pytest.mark.parametrize("worn", WORN)
@pytest.mark.parametrize(
    "label", ["E-mail", "Telefon", "Numer telefonu", "Nachricht", "שם מלא", "会社名", "Şirket Adı"]
)
def test_a_label_is_understood_whatever_is_around_it(worn, label):
    for spelled in (label, label.upper(), label.lower()):
        assert meaning(worn.format(spelled)) == meaning(label) is not None


INFLECTED = """
email: Имейлът | Sähköpostin
phone: Telefonem | Telefonnummeret | Телефону | Telefonul | Telefonoaren | هاتفكم | تلفنتان
company: Фирмата | Företaget | Kompaniyaniz | Компанию | Companiei
street: Adresei | Adresem
city: Градът | Городе
text: Съобщението | Beskeden | Üzenetet
"""


@pytest.mark.parametrize("line", INFLECTED.strip().splitlines())
def test_endings_of_cases_articles_and_possessives_change_nothing(line):
    what, _, words = line.partition(": ")
    assert {label: meaning(label) for label in labels(words)} == dict.fromkeys(labels(words), what)


def test_words_may_stand_in_another_order():
    assert meaning("Firma - pełna nazwa") == meaning("Name of the company") == "company"
    assert meaning("Telefon, numer") == "phone"


def test_letters_of_another_alphabet_that_look_alike_are_taken_for_the_right_ones():
    assert meaning("Koмпания") == "company"  # a Latin K


def test_a_name_in_two_fields_beside_a_whole_one_is_one_name():
    two = filled([Field("Imię", "Ewa"), Field("Nazwisko", "Lis")])
    both = filled([Field("Imię i nazwisko", "Ewa Lis"), Field("Osoba do kontaktu", "Jan Kot")])
    assert (two.name, both.name) == ("Ewa Lis", "Ewa Lis")
    assert both.fields == {"Osoba do kontaktu": "Jan Kot"}


def test_a_name_in_parts_needs_no_label():
    [field] = flat({"7": {"first": "Ewa", "last": "Lis", "field_type": "x"}})
    assert field == Field("7", "Ewa Lis", "name")


def test_only_an_affix_that_several_fields_share_is_taken_off():
    shared = filled([Field("Name-kon", "Ewa"), Field("Email-kon", "ewa@lis.example")])
    single = filled([Field("Name-kon", "Ewa"), Field("Email", "ewa@lis.example")])
    assert (shared.name, single.name) == ("Ewa", "")
    assert single.fields == {"Name-kon": "Ewa"}


def test_an_answer_gets_the_title_of_its_id_and_other_things_with_titles_stay():
    sent = {
        "q": [{"id": "a1", "title": "E-mail"}],
        "a1": "ewa@lis.example",
        "room": {"id": "9", "title": "Salon"},
    }
    fields = list(titled(sent))
    assert Field("E-mail", "ewa@lis.example") in fields
    assert Field("room.title", "Salon") in fields
    assert not any(field.value == "E-mail" for field in fields)


def test_what_is_written_into_brackets_or_into_a_text_is_found():
    pairs = [("a[b][c]", "1"), ("a[b][d][]", "2"), ("a[b][d][]", "3")]
    assert nested(pairs) == {"a": {"b": {"c": "1", "d": ["2", "3"]}}}
    assert list(flat('{"E-mail": "{\\"work\\": \\"ewa@lis.example\\"}"}')) == [
        Field("E-mail.work", "ewa@lis.example")
    ]


CODES = [("+48", "600 123 456"), ("0048", "600 123 456"), ("+1", "+48 600 123 456")]


@pytest.mark.parametrize(("code", "number"), CODES)
def test_a_countrys_code_in_a_field_of_its_own_belongs_to_the_number(code, number):
    said = filled([Field("Numer kierunkowy", code), Field("Telefon", number)])
    assert [claim.raw for claim in said.claims] == ["+48 600 123 456"]
    assert said.fields == {}


def test_a_prefix_that_is_no_countrys_code_stays_the_forms_own():
    assert filled([Field("Prefix", "Dr."), Field("Telefon", "600 123 456")]).fields == {"Prefix": "Dr."}
    assert filled([Field("Prefijo", "11"), Field("Telefon", "600 123 456")]).claims[0].raw == "600 123 456"
    assert filled([Field("Prefix", "+48")]).fields == {"Prefix": "+48"}


@pytest.mark.parametrize("value", ["a." * 500_000, "a@" * 500_000, " " * 1_000_000 + "x", "-" * 1_000_000])
@pytest.mark.parametrize("label", ["E-mail", "Telefon", "Imię", "Uwagi", "x" * 1_000_000])
def test_a_value_of_a_million_letters_is_read_in_no_time(label, value):
    began = time.perf_counter()
    filled([Field(label, value)])
    assert time.perf_counter() - began < 5
