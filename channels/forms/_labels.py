"""What the fields of forms are called, by language: a language is a block of data.

Words are compared without case, accents, spaces and signs. "Your", "number" and their likes may stand around
any of them (FILLERS); a word known in two languages means what it means in the first.
"""

# language: name | first name | last name | e-mail | phone | message | company | country | city | street | postcode
# | job title | subject | website
LABELS = """
en: name, full name, contact name, client name, customer name, contact person, contact, your name, sender,
    who are you | first name, fname, given name, forename | last name, surname, lname, family name, second name
    | email, e-mail, mail, email address, mail address, work email, business email, reply to, _replyto, inbox
    | phone, tel, telephone, mobile, cell, cellphone, phone number, mobile number, telephone number,
    contact number, cell number, whatsapp, whatsapp number, mobile phone, handy, tel no, phone no, call me,
    callback number, msisdn | message, comment, comments, question, questions, enquiry, inquiry, description,
    body, text, notes, note, details, remarks, how can we help, how can we help you, tell us more, feedback,
    project details, your request, request, anything else, textarea, additional information, query, content | company,
    company name, organization, organisation, business, business name, firm, employer, org, agency | country,
    nation, country region | city, town, locality, suburb, place | street, address, street address,
    address line, address 1, address line 1, address1, street and number, addr line1 | postcode, zip, zipcode,
    zip code, postal code, post code, postal, plz | position, job title, job position, role, job, occupation,
    function, profession | subject, topic, regarding, reason for contact, about | website, homepage, url,
    company website, web, site, site url
af: naam, volle naam, jou naam, kontaknaam | voornaam | van, agternaam | epos, epos adres, eposadres | foon,
    telefoon, selfoon, foonnommer, telefoonnommer, selfoonnommer | boodskap, vraag, opmerkings, notas,
    kommentaar | maatskappy, maatskappynaam, besigheid | land | stad, dorp | straat, adres | poskode | posisie,
    pos, werkstitel | onderwerp | webwerf, webtuiste
am: ስም, ሙሉ ስም | የመጀመሪያ ስም | የአባት ስም, የቤተሰብ ስም | ኢሜይል, ኢሜል | ስልክ, ስልክ ቁጥር, ሞባይል, ተንቀሳቃሽ ስልክ | መልእክት, ጥያቄ, ማስታወሻ,
    ማስታወሻዎች | ድርጅት, ኩባንያ, የድርጅት ስም | አገር, ሀገር | ከተማ | ጎዳና, አድራሻ, መንገድ | ፖስታ ኮድ | የስራ ቦታ, የስራ መደብ | ርዕስ, ርእስ, ጉዳይ
    | ድህረ ገጽ, ድረ ገጽ
ar: الاسم, اسم, الاسم الكامل, اسمك, اسمك الكامل, الإسم, اسم جهة الاتصال, الاسم الثلاثي | الاسم الأول
    | اسم العائلة, الاسم الأخير, اللقب, الكنية | البريد الإلكتروني, البريد الالكتروني, بريدك الإلكتروني,
    الإيميل, ايميل, الايميل, عنوان البريد الإلكتروني, بريد إلكتروني | الهاتف, رقم الهاتف, الجوال, رقم الجوال,
    الهاتف المحمول, المحمول, الموبايل, رقم الموبايل, هاتف, جوال, رقم التواصل, رقم هاتفك, واتساب, رقم الواتساب
    | الرسالة, رسالة, رسالتك, سؤالك, السؤال, استفسار, الاستفسار, استفسارك, ملاحظات, الملاحظات, التفاصيل, الوصف,
    تعليق, التعليق | الشركة, اسم الشركة, شركة, شركتك, المؤسسة, اسم المؤسسة, المنشأة | الدولة, البلد, دولة, بلد
    | المدينة, مدينة | الشارع, العنوان, شارع | الرمز البريدي | المنصب الوظيفي, المنصب, الوظيفة, المسمى الوظيفي
    | الموضوع, موضوع, العنوان الرئيسي | الموقع الإلكتروني, الموقع الالكتروني, موقع الويب, الموقع
az: ad, adınız, tam ad, ad soyad, kontaktın adı, əlaqə adı | öz adı | soyad, soyadınız, soyadı | elektron poçt,
    e-poçt, sizin elektron poçtunuz, elektron ünvan | telefon, telefon nömrəsi, mobil, mobil nömrə,
    mobil telefon, əlaqə nömrəsi | mesaj, mesajınız, sual, sualınız, qeydlər, şərh, qeyd | şirkət, şirkətin adı,
    şirkətiniz, şirkət adı | ölkə | şəhər | küçə, ünvan | poçt indeksi, poçt kodu | vəzifə, iş mövqeyi, vəzifəsi
    | mövzu | veb sayt, vebsayt, sayt
be: імя, ваша імя, поўнае імя, кантактная асоба | імя | прозвішча | электронная пошта, эл. пошта, пошта
    | тэлефон, нумар тэлефона, мабільны | паведамленне, пытанне, каментар, заўвагі | кампанія, назва кампаніі,
    арганізацыя | краіна | горад | вуліца, адрас | паштовы індэкс, індэкс | пасада | тэма | сайт, вэб-сайт
bg: име, име и фамилия, вашето име, имена, лице за контакт, име на контакта, трите имена | собствено име,
    първо име | фамилия, фамилно име | имейл, ел. поща, електронна поща, e-мейл, мейл, вашият имейл, имейл адрес
    | телефон, мобилен, телефонен номер, мобилен телефон, тел, gsm, джиесем, телефон за връзка | съобщение,
    въпрос, вашият въпрос, бележки, коментар, запитване, описание, вашето съобщение, забележки | фирма,
    компания, вашата компания, име на фирмата, организация, вашата фирма | държава, страна | град,
    населено място | улица, адрес | пощенски код | длъжност, работна позиция, позиция | тема, относно, заглавие
    | уебсайт, уеб сайт, сайт, интернет страница
bn: নাম, আপনার নাম, পুরো নাম | প্রথম নাম | শেষ নাম, পদবি | ইমেইল, ই-মেইল | ফোন, মোবাইল, ফোন নম্বর, মোবাইল নম্বর
    | বার্তা, প্রশ্ন, মন্তব্য | কোম্পানি, প্রতিষ্ঠান, কোম্পানির নাম | দেশ | শহর | রাস্তা, ঠিকানা | পোস্ট কোড
    | পদ | বিষয় | ওয়েবসাইট
ca: nom, nom complet, nom i cognoms, nom del contacte, el vostre nom, el teu nom | nom de pila | cognom, cognoms
    | correu electrònic, el vostre correu electrònic, correu, adreça electrònica | telèfon, número de telèfon,
    mòbil, telèfon mòbil | missatge, notes, comentaris, pregunta, la vostra pregunta, consulta, observacions
    | empresa, companyia, nom de l'empresa, la vostra empresa | país | ciutat, població | carrer, adreça
    | codi postal | lloc de treball, càrrec | assumpte, tema | lloc web, pàgina web
cs: jméno, celé jméno, jméno a příjmení, vaše jméno, název, kontaktní osoba, jméno kontaktu | křestní jméno
    | příjmení | e-mail, váš e-mail, emailová adresa, e-mailová adresa | telefon, mobil, telefonní číslo,
    mobilní telefon, číslo telefonu, váš telefon, mobilní číslo | zpráva, vaše zpráva, poznámka, poznámky,
    dotaz, vaše otázka, otázka, váš dotaz, popis, komentář, text zprávy, vzkaz | společnost, firma,
    vaše společnost, název společnosti, název firmy, organizace | země, stát | město, obec | ulice, adresa,
    ulice a číslo | psč, poštovní směrovací číslo | pracovní pozice, pozice, funkce | předmět, téma, věc
    | webová stránka, webové stránky, web
da: navn, fulde navn, dit navn, kontaktnavn, kontaktperson, for- og efternavn | fornavn | efternavn | e-mail,
    din e-mail, mailadresse, e-mailadresse | telefon, telefonnummer, mobil, mobilnummer, tlf, tlf nr,
    mobiltelefon | besked, din besked, dit spørgsmål, spørgsmål, notater, noter, kommentar, bemærkninger,
    beskrivelse | virksomhed, firma, din virksomhed, firmanavn, virksomhedsnavn, organisation | land | by | vej,
    gade, adresse, vejnavn | postnummer, postnr | stilling, jobtitel | emne | hjemmeside, website, webside
de: name, vollständiger name, ihr name, dein name, name des kontakts, ansprechpartner, kontaktperson,
    vor- und nachname, vor und zuname, vorname nachname | vorname, rufname | nachname, familienname, zuname
    | e-mail, e-mail-adresse, mailadresse, emailadresse, ihre e-mail, ihre e-mail-adresse, deine e-mail
    | telefon, telefonnummer, mobil, handy, mobilnummer, handynummer, rufnummer, tel, festnetz, mobiltelefon,
    rückrufnummer, ihre telefonnummer | nachricht, ihre nachricht, deine nachricht, notizen, mitteilung,
    anfrage, ihre anfrage, frage, ihre frage, bemerkung, bemerkungen, kommentar, anliegen, ihr anliegen,
    beschreibung, anmerkung, anmerkungen | unternehmen, firma, ihr unternehmen, unternehmensname, firmenname,
    organisation, betrieb | land, staat | stadt, ort, wohnort | straße, adresse, straße und hausnummer,
    anschrift, straße hausnummer | postleitzahl, plz | position, stelle, funktion, berufsbezeichnung, beruf
    | betreff, thema | webseite, internetseite, homepage, website
el: όνομα, ονοματεπώνυμο, όνομα επαφής, το όνομά σας, πλήρες όνομα, περιγραφή επαφής, υπεύθυνος επικοινωνίας
    | μικρό όνομα | επώνυμο, επίθετο | email, το email σας, ηλεκτρονικό ταχυδρομείο, ηλ. ταχυδρομείο,
    ηλεκτρονική διεύθυνση | τηλέφωνο, αριθμός τηλεφώνου, κινητό, κινητό τηλέφωνο, τηλέφωνο επικοινωνίας, σταθερό
    | μήνυμα, το μήνυμά σας, σημειώσεις, ερώτηση, η ερώτησή σας, σχόλια, σχόλιο, παρατηρήσεις, κείμενο
    | εταιρεία, εταιρία, επωνυμία, όνομα εταιρείας, επιχείρηση, η εταιρεία σας | χώρα | πόλη | οδός, διεύθυνση
    | ταχυδρομικός κώδικας, τ.κ. | θέση εργασίας, θέση, ιδιότητα | θέμα | ιστοσελίδα, ιστότοπος, ιστοχώρος
es: nombre, nombre completo, nombre y apellidos, nombre y apellido, nombre del contacto, su nombre, tu nombre,
    persona de contacto | nombre de pila, primer nombre, nombres | apellido, apellidos | correo electrónico,
    correo, su correo electrónico, tu correo, e-mail, dirección de correo, dirección de correo electrónico, mail
    | teléfono, número de teléfono, móvil, celular, teléfono móvil, número de celular, teléfono de contacto,
    tel, número móvil | mensaje, su mensaje, tu mensaje, comentario, comentarios, pregunta, su pregunta,
    consulta, notas, observaciones, descripción, asunto y mensaje | empresa, compañía, nombre de la empresa,
    su empresa, razón social, organización, negocio | país | ciudad, localidad, población, municipio | calle,
    dirección, domicilio | código postal, cp | puesto de trabajo, puesto, cargo, ocupación | asunto, tema,
    motivo | sitio web, página web, web
et: nimi, sinu nimi, teie nimi, kontakti nimi, täisnimi, ees- ja perekonnanimi, kontaktisik | eesnimi
    | perekonnanimi, perenimi | e-post, e-posti aadress, sinu e-post, meil, epost | telefon, mobiil,
    telefoninumber, mobiiltelefon, mobiilinumber, sinu telefon | sõnum, märkmed, sinu küsimus, küsimus,
    kommentaar, märkused, kirjeldus, teade | ettevõte, ettevõtte nimi, firma, sinu ettevõte, organisatsioon
    | riik | linn | tänav, aadress | postiindeks, sihtnumber | ametikoht, amet | teema, pealkiri | veebisait,
    koduleht, veebileht
eu: izena, izen abizenak, zure izena, kontaktuaren izena | izena | abizena, abizenak, deitura | e-posta,
    posta elektronikoa, helbide elektronikoa | telefonoa, mugikorra, telefono zenbakia, telefono mugikorra
    | mezua, zure mezua, galdera, oharrak, iruzkina, zure galdera | enpresa, zure enpresa, enpresaren izena,
    konpainia | herrialdea | hiria, herria | kalea, helbidea | posta kodea | lanpostua, kargua | gaia
    | webgunea, web orria
fa: نام, نام کامل, نام و نام خانوادگی, نام شما, نام تماس, نام مخاطب, اسم | نام کوچک | نام خانوادگی | ایمیل,
    پست الکترونیک, ایمیل شما, آدرس ایمیل, رایانامه | تلفن, شماره تلفن, موبایل, شماره موبایل, تلفن همراه,
    شماره تماس, شماره همراه, همراه | پیام, پیام شما, یادداشت‌ها, یادداشت, سوال, پرسش شما, پرسش, توضیحات, نظر,
    متن پیام | شرکت, نام شرکت, شرکت شما, سازمان | کشور | شهر | خیابان, آدرس, نشانی | کد پستی | موقعیت شغلی, سمت,
    شغل, عنوان شغلی | موضوع, عنوان | وب سایت, تارنما, وب‌سایت, سایت
fi: nimi, koko nimi, nimesi, yhteystiedon nimi, yhteyshenkilö, etu- ja sukunimi | etunimi | sukunimi
    | sähköposti, sähköpostiosoite, sähköpostisi, email | puhelin, puhelinnumero, matkapuhelin, puhelinnumerosi,
    puh, gsm, matkapuhelinnumero | viesti, viestisi, kysymys, kysymyksesi, huomautukset, muistiinpanot,
    kommentti, lisätiedot, kuvaus, huomiot | yritys, oma yritys, yrityksen nimi, yrityksesi, organisaatio | maa
    | kaupunki, paikkakunta, kunta | katuosoite, katu, osoite, lähiosoite | postinumero | työtehtävä, asema,
    titteli, tehtävänimike | aihe, otsikko | verkkosivusto, kotisivu, verkkosivu, verkkosivut
fr: nom, nom complet, votre nom, nom et prénom, nom prénom, prénom et nom, nom du contact, personne à contacter,
    interlocuteur, votre nom complet | prénom, votre prénom | nom de famille | courriel, e-mail, adresse e-mail,
    adresse mail, adresse email, votre e-mail, votre email, mail, adresse électronique, adresse de courriel,
    adresse courriel | téléphone, numéro de téléphone, mobile, portable, téléphone mobile, téléphone portable,
    tél, votre téléphone, gsm, n° de téléphone, numéro de portable, numéro | message, votre message,
    commentaire, commentaires, votre question, question, notes, remarques, description, votre demande, demande,
    précisions, informations complémentaires | société, votre société, entreprise, nom de l'entreprise,
    nom de la société, raison sociale, organisation, votre entreprise, organisme | pays | ville, commune,
    localité | rue, adresse, adresse postale | code postal, cp | poste, fonction, intitulé du poste,
    poste occupé, votre fonction | sujet, objet, motif | site web, site internet, site, votre site
gl: nome, nome completo, o seu nome, nome e apelidos, nome do contacto | nome de pía | apelidos, apelido
    | correo electrónico, e-mail, correo | teléfono, móbil, número de teléfono | mensaxe, comentarios, notas,
    pregunta, consulta | empresa, compañía, nome da empresa | país | cidade | rúa, enderezo | código postal
    | posto de traballo, posto | asunto | sitio web, páxina web
gu: નામ, પૂરું નામ, તમારું નામ, સંપર્ક નામ | પ્રથમ નામ | અટક, છેલ્લું નામ | ઈ-મેઈલ, ઇમેઇલ, ઈમેલ, ઈમેઈલ | ફોન,
    મોબાઇલ, ફોન નંબર, મોબાઈલ નંબર | સંદેશ, નોંધ, પ્રશ્ન, ટિપ્પણી, સંદેશો | કંપની, કંપનીનું નામ, સંસ્થા | દેશ
    | શહેર | શેરી, સરનામું | પિન કોડ | સ્થાન, હોદ્દો | વિષય | વેબસાઇટ, વેબસાઈટ
he: שם, שם מלא, השם שלך, שם איש הקשר, שם איש קשר, איש קשר | שם פרטי | שם משפחה | דוא"ל, אימייל, דואר אלקטרוני,
    מייל, כתובת מייל, כתובת דוא"ל, אי-מייל, כתובת אימייל | טלפון, מספר טלפון, נייד, טלפון נייד, מספר נייד,
    סלולרי, פלאפון, טלפון ליצירת קשר | הודעה, הודעתך, תוכן ההודעה, הערות, שאלה, השאלה שלך, פרטים, תיאור, תוכן
    | חברה, שם החברה, החברה שלך, שם חברה, ארגון, עסק, שם העסק | ארץ, מדינה | עיר, ישוב, יישוב | רחוב, כתובת
    | מיקוד | תפקיד, משרה | נושא | אתר אינטרנט, אתר, אתר האינטרנט
hi: नाम, पूरा नाम, आपका नाम, संपर्क नाम | पहला नाम | उपनाम, अंतिम नाम, कुलनाम | ईमेल, ई-मेल, ईमेल पता | फ़ोन,
    फोन, मोबाइल, फ़ोन नंबर, फोन नंबर, मोबाइल नंबर, मोबाइल नम्बर, दूरभाष | संदेश, सन्देश, प्रश्न, टिप्पणी, विवरण,
    नोट्स, आपका संदेश | कंपनी, कम्पनी, संस्था, कंपनी का नाम, संगठन | देश | शहर, नगर | सड़क, पता, गली | पिन कोड,
    पिनकोड | पद, स्थिति | विषय | वेबसाइट
hr: ime, ime i prezime, puno ime, vaše ime, naziv, ime kontakta, kontakt osoba | ime | prezime, vaše prezime
    | e-pošta, e-mail adresa, email adresa, vaš e-mail, elektronička pošta, mail | telefon, broj telefona,
    mobitel, mobilni telefon, mobilni, broj mobitela, kontakt telefon, kontakt broj | poruka, vaša poruka,
    bilješke, upit, pitanje, vaš upit, napomena, napomene, komentar, opis, vaše pitanje | tvrtka, naziv tvrtke,
    ime tvrtke, poduzeće, firma, naziv firme, organizacija, vaša tvrtka | država, zemlja | grad, mjesto | ulica,
    adresa, ulica i kućni broj | poštanski broj | radno mjesto, pozicija, funkcija | predmet, tema, naslov
    | web stranica, web-stranica, internet stranica
bs: ime, naziv | ime | prezime | e-mail | mobitel, telefon | poruka, zabilješke, zabilješka | firma,
    naziv firme, kompanija | država | grad | ulica | poštanski broj | radno mjesto | tema | web stranica
hu: név, teljes név, az ön neve, neve, kapcsolattartó, kapcsolattartó neve, név és cégnév | keresztnév, utónév
    | vezetéknév, családnév | e-mail, e-mail cím, email cím, e-mail címe, az ön e-mail címe, emailcím | telefon,
    telefonszám, mobil, mobiltelefon, telefonszáma, mobilszám, tel, mobil telefonszám | üzenet, megjegyzés,
    megjegyzések, kérdés, az ön kérdése, üzenet szövege, leírás, kérdése, üzenete | cég, cégnév, vállalat,
    cég neve, szervezet, vállalkozás | ország | város, település | utca, cím, utca házszám, lakcím
    | irányítószám | beosztás, munkakör, pozíció | tárgy, téma | honlap, weboldal, webhely
hy: անուն, ձեր անունը, անուն ազգանուն, անունը | անուն | ազգանուն | էլ. փոստ, էլեկտրոնային փոստ, էլ փոստ,
    էլ. հասցե | հեռախոս, հեռախոսահամար, բջջային | հաղորդագրություն, հարց, մեկնաբանություն, նամակ | ընկերություն,
    ընկերության անվանումը | երկիր | քաղաք | փողոց, հասցե | փոստային ինդեքս | պաշտոն | թեմա | կայք, վեբ կայք
id: nama, nama lengkap, nama anda, nama kontak, nama pelanggan | nama depan | nama belakang, nama keluarga
    | surel, alamat surel, email anda, alamat email | telepon, nomor telepon, ponsel, nomor ponsel, hp, no hp,
    no. telepon, nomor hp, handphone, telp, no telp, nomor whatsapp, telepon seluler | pesan, pesan anda,
    pertanyaan, pertanyaan anda, catatan, komentar, keterangan, deskripsi | perusahaan, nama perusahaan,
    perusahaan anda, organisasi, instansi | negara | kota | jalan, alamat | kode pos | jabatan, jabatan kerja,
    posisi, pekerjaan | subjek, perihal, judul, topik | situs web, laman, website
is: nafn, fullt nafn, nafnið þitt, nafn tengiliðs | fornafn | eftirnafn | netfang, tölvupóstur, netfangið þitt,
    tölvupóstfang | sími, símanúmer, farsími, gsm númer, farsímanúmer | skilaboð, athugasemdir, spurning,
    fyrirspurn, þín spurning | fyrirtæki, nafn fyrirtækis | land | borg, bær, staður | gata, heimilisfang,
    götuheiti | póstnúmer | starf, staða, starfsheiti | efni, titill | vefsíða, vefur, heimasíða
it: nome, nome completo, nome e cognome, nominativo, il tuo nome, il suo nome, nome contatto, referente,
    persona di contatto | nome di battesimo | cognome, il tuo cognome | e-mail, posta elettronica,
    indirizzo email, indirizzo e-mail, indirizzo di posta elettronica, la tua email, la tua e-mail, mail
    | telefono, numero di telefono, cellulare, telefono cellulare, dispositivo mobile, recapito telefonico, tel,
    numero di cellulare, recapito, cell | messaggio, il tuo messaggio, note, commenti, commento, domanda,
    la tua domanda, richiesta, descrizione, la tua richiesta, testo | azienda, la tua azienda, nome azienda,
    società, ragione sociale, ditta, impresa, organizzazione | nazione, paese, stato | città, comune, località
    | indirizzo, via, indirizzo e numero civico | cap, codice postale | posizione lavorativa, ruolo, mansione,
    qualifica, posizione | oggetto, argomento | sito web, sito, sito internet
ja: お名前, 名前, 氏名, ご氏名, お客様名, 担当者名, ご担当者名, 姓名, フルネーム, 連絡先名 | 名, 名（漢字）
    | 姓, 苗字, 名字 | メール, eメール, メールアドレス, 電子メール, e-mail, ｅメール, mailアドレス | 電話番号,
    電話, 携帯, 携帯電話, 携帯番号, お電話番号, tel, 連絡先電話番号, モバイル | メッセージ, お問い合わせ内容,
    問い合わせ内容, ご質問, 質問, 内容, ノート, 備考, ご要望, コメント, 本文, お問い合わせ, 詳細, メモ,
    ご相談内容 | 会社名, 会社, 貴社, 貴社名, 企業名, 御社名, 法人名, 組織, 団体名 | 国, 国名 | 市, 市区町村,
    都市 | 町名番地, 番地, 住所, ご住所, 町名・番地 | 郵便番号 | 役職, 職位, 職種, 役職名 | 件名, 題名, 表題,
    ご用件 | ウェブサイト, ホームページ, webサイト, サイト
ka: სახელი, თქვენი სახელი, სრული სახელი, სახელი და გვარი, სახელი გვარი | სახელი | გვარი | ელ.ფოსტა, ელფოსტა,
    ელექტრონული ფოსტა, იმეილი, მეილი | ტელეფონი, ტელეფონის ნომერი, მობილური, მობილურის ნომერი | შეტყობინება,
    კითხვა, კომენტარი, შენიშვნა, შენიშვნები, თქვენი კითხვა, მესიჯი | კომპანია, კომპანიის სახელი, ორგანიზაცია
    | ქვეყანა | ქალაქი | ქუჩა, მისამართი | საფოსტო ინდექსი | პოზიცია, თანამდებობა | თემა, სათაური | ვებ-გვერდი,
    ვებსაიტი, საიტი, ვებგვერდი
kk: аты, толық аты, атыңыз, аты-жөні | есім | тегі | электрондық пошта, эл. пошта | телефон, телефон нөмірі,
    ұялы телефон | хабарлама, сұрақ, пікір, ескерту | компания, ұйым, компания атауы | ел | қала | көше,
    мекенжай | пошта индексі | лауазым, лауазымы | тақырып | веб-сайт, сайт
km: ឈ្មោះ, ឈ្មោះពេញ, ឈ្មោះរបស់អ្នក, ឈ្មោះទំនាក់ទំនង | នាមខ្លួន | នាមត្រកូល | អ៊ីមែល, អ៊ីម៉ែល, អ៊ីមែល៍
    | ទូរស័ព្ទ, លេខទូរស័ព្ទ, ទូរស័ព្ទដៃ, ទូរសព្ទ | សារ, សំណួរ, កំណត់សម្គាល់, មតិ, ចំណាំ | ក្រុមហ៊ុន,
    ឈ្មោះក្រុមហ៊ុន | ប្រទេស | ទីក្រុង | ផ្លូវ, អាសយដ្ឋាន | លេខកូដប្រៃសណីយ៍ | តំណែង, មុខតំណែង | ប្រធានបទ,
    កម្មវត្ថុ | គេហទំព័រ, វែបសាយ, វេបសាយ
ko: 이름, 성명, 성함, 내 이름, 담당자 이름, 담당자명, 담당자, 고객명, 연락처 이름, 이름(성명) | 이름(first) | 성
    | 이메일, 이메일 주소, 내 이메일, 메일, 전자우편, 메일주소, e메일 | 전화번호, 전화, 휴대폰, 휴대전화,
    연락처, 핸드폰, 휴대폰 번호, 모바일, 휴대폰번호, 핸드폰 번호, 연락처 번호 | 메시지, 내 문의, 문의 내용,
    문의내용, 문의사항, 내용, 질문, 메모, 비고, 문의, 상담 내용, 요청사항, 코멘트 | 회사, 회사명, 내 회사,
    업체명, 기업명, 단체명, 조직, 상호 | 국가, 나라 | 도시, 시/군/구, 시 | 거리, 주소, 도로명, 상세주소
    | 우편번호 | 직위, 직책, 직함, 직무 | 제목, 주제 | 웹사이트, 홈페이지, 웹 사이트
lo: ຊື່, ຊື່ເຕັມ, ຊື່ຂອງທ່ານ | ຊື່ແທ້ | ນາມສະກຸນ | ອີເມວ, ອີເມລ | ໂທລະສັບ, ເບີໂທ, ມືຖື, ເບີໂທລະສັບ | ຂໍ້ຄວາມ,
    ຄຳຖາມ, ໝາຍເຫດ | ບໍລິສັດ, ຊື່ບໍລິສັດ | ປະເທດ | ເມືອງ | ຖະໜົນ, ທີ່ຢູ່ | ລະຫັດໄປສະນີ | ຕຳແໜ່ງ | ຫົວຂໍ້
    | ເວັບໄຊ, ເວັບໄຊທ໌
lt: vardas, vardas pavardė, vardas ir pavardė, jūsų vardas, kontakto vardas, kontaktinis asmuo, pilnas vardas
    | vardas | pavardė | el. paštas, el. pašto adresas, elektroninis paštas, jūsų el. paštas, el paštas
    | telefonas, telefono numeris, mobilus, mobilusis telefonas, tel. numeris, mob. telefonas, mobilusis, tel nr
    | žinutė, pranešimas, pastabos, klausimas, jūsų klausimas, komentaras, jūsų žinutė, aprašymas, užklausa
    | įmonė, įmonės pavadinimas, jūsų įmonė, organizacija, bendrovė | šalis, valstybė | miestas | gatvė, adresas
    | pašto kodas | pareigos, darbo pozicija | tema | svetainė, interneto svetainė, tinklalapis
lv: vārds, vārds uzvārds, vārds un uzvārds, jūsu vārds, kontaktpersonas vārds, nosaukums, kontaktpersona,
    pilns vārds | vārds | uzvārds | e-pasts, e-pasta adrese, jūsu e-pasts, epasts | telefons, telefona numurs,
    mobilais, mobilais telefons, tālrunis, tālruņa numurs, tālr | ziņojums, ziņa, piezīmes, jautājums,
    jūsu jautājums, komentārs, komentāri, apraksts, jūsu ziņa | uzņēmums, uzņēmuma nosaukums, jūsu uzņēmums,
    organizācija | valsts | pilsēta | iela, adrese | pasta indekss | amats, darba amats | temats, tēma
    | mājas lapa, mājaslapa, tīmekļa vietne, vietne
mk: име, име и презиме, вашето име, име на контакт | прво име | презиме | емаил, е-пошта, вашата е-пошта,
    електронска пошта, е-маил | телефон, мобилен, телефонски број, број на телефон, мобилен телефон | порака,
    прашање, забелешки, коментар, белешки, вашата порака | компанија, фирма, име на компанија, вашата компанија
    | држава, земја | град | улица, адреса | поштенски број | работна позиција, позиција, работно место | тема,
    предмет, наслов | вебсајт, веб-страница, веб страница
mn: нэр, таны нэр, бүтэн нэр, холбоо барих нэр, овог нэр | өөрийн нэр | овог | имэйл, и-мэйл, э-мэйл,
    таны имэйл, цахим шуудан | утас, утасны дугаар, гар утас, холбоо барих утас, үүрэн утас | зурвас, мессеж,
    асуулт, тэмдэглэл, тэмдэглэлүүд, таны асуулт, сэтгэгдэл | компани, компанийн нэр, танай компани, байгууллага
    | улс | хот | гудамж, хаяг | шуудангийн код | албан тушаал, ажлын байр | гарчиг, сэдэв | вэбсайт, вэб сайт,
    веб сайт
ms: nama, nama penuh, nama anda | nama pertama | nama akhir | e-mel, emel, alamat e-mel | telefon,
    nombor telefon, telefon bimbit, no telefon | mesej, soalan, catatan, komen, pertanyaan | syarikat,
    nama syarikat | negara | bandar, bandaraya | jalan, alamat | poskod | jawatan | subjek, perkara | laman web,
    laman sesawang
my: အမည်, နာမည် | ပထမအမည် | နောက်ဆုံးအမည် | အီးမေးလ် | ဖုန်း, ဖုန်းနံပါတ် | မက်ဆေ့ချ်, မေးခွန်း | ကုမ္ပဏီ
    | နိုင်ငံ | မြို့ | လမ်း, လိပ်စာ | စာတိုက်သင်္ကေတ | ရာထူး | အကြောင်းအရာ | ဝဘ်ဆိုက်
nb: navn, fullt navn, ditt navn, kontaktnavn, kontaktperson, for- og etternavn | fornavn | etternavn | e-post,
    e-postadresse, din e-post, epost, din e-postadresse | telefon, telefonnummer, mobil, mobilnummer, tlf,
    mobiltelefon, ditt telefonnummer | melding, din melding, spørsmål, ditt spørsmål, merknader, notater,
    kommentar, beskjed, beskrivelse, henvendelse | bedrift, firma, firmanavn, din bedrift, selskap,
    organisasjon, bedriftsnavn, bedriftens navn | land | sted, by, poststed | gate, adresse, gateadresse
    | postnummer | stilling, stillingstittel | emne, tema | nettsted, nettside, hjemmeside
nl: naam, volledige naam, je naam, uw naam, jouw naam, naam contactpersoon, contactpersoon, voor- en achternaam,
    contactnaam | voornaam | achternaam, familienaam | e-mail, e-mailadres, uw e-mail, je e-mail, emailadres,
    mailadres, uw e-mailadres | telefoon, telefoonnummer, mobiel, mobiel nummer, gsm, mobiele nummer,
    uw telefoonnummer, gsm-nummer, telefoonnr, je telefoonnummer | bericht, je vraag, uw vraag, vraag,
    opmerking, opmerkingen, uw bericht, je bericht, notities, toelichting, omschrijving, jouw bericht,
    vraag of opmerking | bedrijf, bedrijfsnaam, je bedrijf, uw bedrijf, organisatie, firma, naam bedrijf | land
    | stad, plaats, woonplaats, gemeente | straat, adres, straatnaam, straat en huisnummer | postcode | functie,
    functietitel, beroep | onderwerp | website, webadres
pl: imię i nazwisko, imię nazwisko, jak się nazywasz, jak masz na imię, nazwa, twoja nazwa,
    osoba kontaktowa, osoba do kontaktu, klient,
    imię i nazwisko klienta, nazwa klienta, osoba, twoje imię i nazwisko, nazwa kontaktu, pana imię,
    imię nazwisko lub firma | imię, twoje imię | nazwisko, twoje nazwisko | e-mail, adres e-mail, adres mail,
    poczta, poczta elektroniczna, e-mail kontaktowy, twój email, twój e-mail, adres email,
    adres poczty elektronicznej | telefon, nr telefonu, numer telefonu, numer, komórka, telefon kontaktowy,
    nr tel, tel. do kontaktu, tel. kom., tel. komórkowy, telefon komórkowy, tel, numer kontaktowy, twój telefon,
    twój numer telefonu, kontakt telefoniczny, nr kontaktowy, numer komórki | wiadomość, treść, pytanie, uwagi,
    komentarz, opis, zapytanie, treść wiadomości, treść pytania, twoja wiadomość, twoje pytanie, notatki,
    dodatkowe informacje, opis projektu, w czym możemy pomóc, notatka, treść zapytania, informacje dodatkowe
    | firma, nazwa firmy, twoja firma, przedsiębiorstwo, organizacja, spółka | kraj, państwo | miasto,
    miejscowość | ulica, adres, ulica i numer, ulica i nr domu | kod pocztowy, kod | stanowisko,
    stanowisko pracy, funkcja, zawód | temat, temat wiadomości, tytuł, dotyczy | strona www, strona,
    adres strony, www, strona internetowa, witryna
pt: nome, nome completo, o seu nome, seu nome, nome do contato, nome do contacto, nome e sobrenome,
    pessoa de contato | primeiro nome | sobrenome, apelido, último nome | e-mail, o seu email, seu e-mail,
    seu email, correio eletrónico, correio eletrônico, endereço de e-mail, e-mail corporativo | telefone,
    número de telefone, telemóvel, celular, número de celular, telefone celular, seu telefone, tel,
    telefone de contato, fone, número de telemóvel, contato telefônico | mensagem, sua mensagem, a sua mensagem,
    notas, comentário, comentários, pergunta, sua pergunta, a sua pergunta, dúvida, observações, descrição,
    observação, assunto e mensagem | empresa, nome da empresa, sua empresa, a sua empresa, companhia,
    organização, razão social | país | cidade, localidade, município | rua, endereço, morada, logradouro
    | código postal, cep | cargo, posição de trabalho, função, posição, profissão | assunto, tema | website,
    site, página web, sítio web
ro: nume, nume complet, nume și prenume, numele dvs, numele dumneavoastră, numele tău, persoană de contact,
    nume contact | prenume | nume de familie | email dvs, adresă de email, adresa de email, e-mail,
    adresă e-mail, email-ul tău, adresa email | telefon, număr telefon, număr de telefon, mobil, telefon mobil,
    nr. telefon, nr de telefon, telefon de contact | mesaj, mesajul dvs, mesajul tău, note, întrebare,
    întrebarea dvs, observații, comentariu, comentarii, descriere, detalii, mesajul dumneavoastră | companie,
    compania ta, firmă, nume companie, numele companiei, nume firmă, societate, organizație, compania dvs | țară
    | oraș, localitate | stradă, adresă, adresa | cod poștal | funcție, post, poziție, funcția, post de muncă
    | subiect, temă | site web, pagină web, website
ru: имя, фио, ваше имя, полное имя, имя и фамилия, контактное лицо, как вас зовут, имя контакта, ф.и.о.,
    как к вам обращаться, фамилия имя, фамилия имя отчество | имя | фамилия, ваша фамилия | электронная почта,
    эл. почта, почта, e-mail, ваш e-mail, емейл, имейл, адрес электронной почты, мейл, ваша почта | телефон,
    номер телефона, мобильный, мобильный телефон, ваш телефон, контактный телефон, тел, сотовый,
    телефон для связи, номер, мобильный номер, моб. телефон | сообщение, ваше сообщение, вопрос, ваш вопрос,
    комментарий, комментарии, примечание, заметки, текст сообщения, описание, текст, пожелания, примечания,
    ваш комментарий, запрос | компания, ваша компания, название компании, организация, фирма,
    название организации, наименование организации | страна | город, населённый пункт, населенный пункт | улица,
    адрес | индекс, почтовый индекс | должность, место работы, ваша должность, позиция | тема, тема сообщения,
    тема обращения | сайт, веб-сайт, адрес сайта, вебсайт, ваш сайт
sk: meno, celé meno, meno a priezvisko, vaše meno, meno kontaktu, názov, kontaktná osoba | krstné meno
    | priezvisko | e-mail, e-mailová adresa, váš e-mail, emailová adresa, mailová adresa | telefón, mobil,
    mobilný telefón, telefónne číslo, číslo telefónu, váš telefón, mobilné číslo | správa, vaša správa,
    poznámka, poznámky, otázka, vaša otázka, text správy, popis, komentár, dopyt | spoločnosť, firma,
    názov spoločnosti, názov firmy, vaša spoločnosť, organizácia | krajina, štát | mesto, obec | ulica, adresa,
    ulica a číslo | psč | pracovná pozícia, pozícia, funkcia | predmet, téma | webová stránka, webstránka,
    webové stránky
sl: ime, ime in priimek, vaše ime, ime stika, naziv, polno ime, kontaktna oseba | ime | priimek | e-pošta,
    vaša e-pošta, e-poštni naslov, elektronska pošta, e-naslov | telefon, mobilni telefon, telefonska številka,
    mobitel, gsm, telefonska, mobilna številka, tel. številka | sporočilo, vaše sporočilo, vprašanje,
    vaše vprašanje, beležke, opombe, komentar, opomba, povpraševanje, opis | podjetje, naziv podjetja,
    vaše podjetje, ime podjetja, organizacija | država | mesto, kraj | ulica, naslov, ulica in hišna številka
    | poštna številka | delovno mesto, položaj, funkcija | zadeva, tema | spletna stran, spletno mesto,
    spletišče
sq: emri, emri i plotë, emri juaj, emri i kontaktit, emër | emri | mbiemri, mbiemër | email-i, adresa e emailit,
    posta elektronike, e-maili | telefoni, numri i telefonit, celulari, celular, numër telefoni, telefon
    | mesazhi, mesazh, pyetja, pyetje, komente, shënime, koment, mesazhi juaj | kompania, kompani,
    emri i kompanisë, ndërmarrja, organizata | shteti, vendi | qyteti, qytet | rruga, adresa | kodi postar
    | pozicioni, pozita, pozicioni i punës | tema, subjekti | faqja e internetit, uebfaqja, faqja web, sajti
sr: ime, ime i prezime, vaše ime, ime kontakta, naziv, име, име и презиме, ваше име | ime, име | prezime,
    презиме | e-mail, vaš e-mail, e-pošta, имејл, е-пошта, e-mail adresa, имејл адреса | telefon, mobilni,
    broj telefona, mobilni telefon, телефон, број телефона, мобилни, мобилни телефон, kontakt telefon | poruka,
    beleške, pitanje, vaše pitanje, napomena, komentar, порука, питање, напомена, коментар, белешке,
    vaša poruka, ваша порука | kompanija, ime kompanije, firma, preduzeće, naziv firme, компанија, фирма,
    предузеће, назив фирме, vaša kompanija | država, zemlja, држава, земља | grad, mesto, град, место | ulica,
    adresa, улица, адреса | poštanski broj, поштански број | radno mesto, pozicija, радно место, позиција
    | predmet, tema, naslov, предмет, наслов | veb sajt, web stranica, sajt, веб сајт, сајт, vebsajt,
    internet stranica
sv: namn, fullständigt namn, ditt namn, kontaktnamn, kontaktperson, för- och efternamn, ert namn | förnamn
    | efternamn | e-post, e-postadress, din e-post, mejl, mejladress, epost, mailadress, din e-postadress,
    mejladdress | telefon, telefonnummer, mobil, mobilnummer, mobiltelefon, tel, ditt telefonnummer, tfn,
    mobilnr | meddelande, ditt meddelande, fråga, din fråga, anteckningar, kommentar, beskrivning, övrigt,
    noteringar, kommentarer, ärende beskrivning | företag, bolag, ditt företag, företagsnamn, organisation,
    firma, ert företag | land | stad, ort, postort | gata, adress, gatuadress | postnummer | befattning,
    jobbposition, titel, tjänst, roll, position | ämne, rubrik, ärende | webbplats, hemsida, webbsida, webb
sw: jina, jina kamili, jina lako | jina la kwanza | jina la mwisho, jina la ukoo | barua pepe | simu,
    nambari ya simu, namba ya simu | ujumbe, swali, maoni | kampuni, jina la kampuni | nchi | mji, jiji | mtaa,
    anwani | msimbo wa posta | cheo, nafasi | mada | tovuti
ta: பெயர், முழு பெயர், உங்கள் பெயர் | முதல் பெயர் | கடைசி பெயர் | மின்னஞ்சல், மின்னஞ்சல் முகவரி | தொலைபேசி,
    கைபேசி, தொலைபேசி எண், மொபைல் | செய்தி, கேள்வி, குறிப்பு, குறிப்புகள், கருத்து | நிறுவனம், நிறுவனத்தின் பெயர்
    | நாடு, தேசம் | நகரம் | தெரு, முகவரி | அஞ்சல் குறியீடு | பதவி | பொருள், தலைப்பு | இணையதளம், வலைத்தளம்
te: పేరు, పూర్తి పేరు, మీ పేరు | మొదటి పేరు | ఇంటి పేరు | ఇమెయిల్, ఈమెయిల్ | ఫోన్, మొబైల్, ఫోన్ నంబర్ | సందేశం,
    ప్రశ్న, వ్యాఖ్య | కంపెనీ, సంస్థ | దేశం | నగరం | వీధి, చిరునామా | పిన్ కోడ్ | హోదా | విషయం | వెబ్‌సైట్
th: ชื่อ, ชื่อ-นามสกุล, ชื่อเต็ม, ชื่อของคุณ, ชื่อผู้ติดต่อ, ชื่อ นามสกุล | ชื่อจริง | นามสกุล | อีเมล, อีเมล์,
    ที่อยู่อีเมล, อีเมลของคุณ | โทรศัพท์, เบอร์โทรศัพท์, มือถือ, เบอร์โทร, หมายเลขโทรศัพท์, เบอร์มือถือ,
    เบอร์ติดต่อ, โทรศัพท์มือถือ | ข้อความ, คำถาม, คำถามของคุณ, หมายเหตุ, รายละเอียด, บันทึก, ความคิดเห็น, โน้ต
    | บริษัท, ชื่อบริษัท, บริษัทของคุณ, องค์กร, หน่วยงาน | ประเทศ | เมือง, อำเภอ, เขต | ถนน, ที่อยู่
    | รหัสไปรษณีย์ | ตำแหน่งงาน, ตำแหน่ง | เรื่อง, หัวข้อ, หัวเรื่อง | เว็บไซต์, เว็บไซด์
tr: ad soyad, adınız soyadınız, isim, ad, adı, adınız, isim soyisim, adı soyadı, adınız ve soyadınız,
    iletişim adı, ilgili kişi, yetkili kişi, tam ad | ilk ad | soyad, soyadı, soyadınız, soyisim | e-posta,
    e-posta adresi, e-posta adresiniz, eposta, elektronik posta, mail adresi, mail adresiniz | telefon,
    telefon numarası, telefon numaranız, cep telefonu, mobil, gsm, cep, telefonunuz, cep telefonunuz, gsm no,
    irtibat numarası, telefon no | mesaj, mesajınız, notlar, sorunuz, not, soru, açıklama, yorum, yorumunuz,
    talep, talebiniz, konu detayı | şirket, firma, şirket adı, firma adı, şirketin, şirketiniz, kurum, kuruluş,
    kurum adı | ülke | şehir, il, ilçe, semt/ilçe | sokak, cadde, adres, sokak/cadde, adresiniz | posta kodu
    | iş pozisyonu, pozisyon, unvan, ünvan, görev, meslek | konu, başlık | web sitesi, internet sitesi,
    web sayfası, websitesi
uk: ім'я, ваше ім'я, повне ім'я, піб, п.і.б., ім'я та прізвище, контактна особа, ім'я контакту,
    як до вас звертатись, як вас звати, ім’я, прізвище та ім'я, ваше ім’я | ім'я, ім’я | прізвище, ваше прізвище
    | електронна пошта, ел. пошта, пошта, ваш e-mail, адреса електронної пошти, імейл, електронна адреса,
    ваша електронна пошта | телефон, мобільний, номер телефону, мобільний телефон, ваш телефон,
    контактний телефон, тел, номер, телефон для зв'язку, моб. телефон, ваш номер телефону | повідомлення,
    ваше повідомлення, питання, ваше питання, коментар, коментарі, примітка, примітки, запитання,
    ваше запитання, опис, текст повідомлення, нотатки, побажання, текст | компанія, назва компанії,
    ваша компанія, організація, підприємство, фірма | країна | місто, населений пункт | вулиця, адреса
    | поштовий індекс, індекс | посада, ваша посада | тема, тема повідомлення, предмет | сайт, веб-сайт,
    вебсайт, ваш сайт
ur: نام, پورا نام, آپ کا نام | پہلا نام | خاندانی نام | ای میل, ای میل ایڈریس | فون, موبائل, فون نمبر,
    موبائل نمبر | پیغام, سوال, تبصرہ | کمپنی, ادارہ, کمپنی کا نام | ملک | شہر | گلی, پتہ | پوسٹل کوڈ | عہدہ
    | موضوع | ویب سائٹ
uz: ism, ismingiz, to'liq ism, ism familiya, f.i.sh. | ism | familiya, familiyangiz | elektron pochta,
    email manzil, pochta | telefon, telefon raqami, telefon raqamingiz, mobil | xabar, savol, izoh, izohlar,
    savolingiz | kompaniya, tashkilot, kompaniya nomi | mamlakat, davlat | shahar | ko'cha, manzil
    | pochta indeksi | lavozim | mavzu | veb-sayt, sayt
vi: tên, họ và tên, họ tên, tên của bạn, tên liên hệ, tên đầy đủ, người liên hệ, tên khách hàng | tên gọi | họ
    | thư điện tử, email của bạn, địa chỉ email, e-mail | điện thoại, số điện thoại, di động, số di động, sđt,
    điện thoại di động, số điện thoại của bạn, số liên hệ | tin nhắn, câu hỏi, câu hỏi của bạn, ghi chú,
    nội dung, lời nhắn, nhận xét, thông điệp, mô tả, yêu cầu, bình luận | công ty, tên công ty, công ty của bạn,
    doanh nghiệp, tổ chức, đơn vị | quốc gia, nước | thành phố, tỉnh/thành phố | đường, địa chỉ, đường phố
    | mã bưu chính, mã bưu điện | vị trí công việc, chức vụ, chức danh, vị trí | chủ đề, tiêu đề | trang web,
    website
zh: 姓名, 名称, 您的姓名, 你的名字, 名字, 联系人, 联系人姓名, 您的名字, 名稱, 聯絡人, 聯絡人姓名, 您的大名,
    全名, 稱呼, 称呼, 客户姓名, 聯絡人名稱, 真实姓名 | 名 | 姓, 姓氏 | 电子邮件, 邮箱, 电子邮箱, 邮件, 您的邮箱,
    邮箱地址, 電子郵件, 電郵, 你的電郵地址, 電郵地址, 信箱, 電子信箱, 您的电子邮件, 电邮, 邮件地址 | 电话, 手机,
    手机号, 手机号码, 电话号码, 联系电话, 電話, 手機, 電話號碼, 聯絡電話, 手機號碼, 行動電話, 您的电话,
    联系方式, 联系手机, 聯繫電話, 微信, 微信号 | 留言, 消息, 备注, 您的问题, 问题, 内容, 留言内容, 訊息, 備註,
    您的問題, 問題, 內容, 詢問內容, 咨询内容, 描述, 说明, 需求, 信息, 詳細內容, 评论, 您的需求, 您的留言,
    留言內容, 註記 | 公司, 公司名称, 您的公司, 公司名稱, 企业名称, 单位, 企业, 企業名稱, 您的公司名称, 单位名称,
    組織, 机构 | 国家, 國家, 国家/地区, 國家 / 地區, 国家地区 | 城市, 市, 所在城市 | 街道, 地址, 详细地址,
    詳細地址, 街道地址, 联系地址 | 邮编, 邮政编码, 郵遞區號 | 职位, 工作岗位, 职务, 職稱, 工作職位, 工作職稱,
    職位, 岗位, 職務 | 主题, 主題, 标题, 標題, 主旨 | 网站, 網站, 网址, 公司网站, 網址
"""
MEANINGS = (
    "name", "first_name", "last_name", "email", "phone", "text", "company", "country", "city", "street", "postcode",
    "job_title", "subject", "website",
)  # fmt: skip

# Of no language.
TECHNICAL = {
    "taxid": "nip, vat, vat id, vat number, tax id, tax number, nip firmy, numer nip, ust-idnr, siren, siret, edrpou",
    "submission": "submission id, entry id, response id, lead id, submission, submission uuid",
    "trap": "_gotcha, gotcha, honeypot, hp, hp field, bot-field, botcheck, url trap, leave blank, leave this blank, "
    "zostaw puste, _honey",
    "region": "state, region, province, county, voivodeship, województwo, bundesland, provincia, département, "
    "область, край, prefecture, 都道府県, state province",
    "consent": "consent, gdpr, gdpr consent, rodo, zgoda, zgody, zgoda rodo, acceptance, accept terms, terms, "
    "privacy, privacy policy, privacy consent, marketing consent, zgoda marketingowa, polityka prywatności, "
    "datenschutz, einwilligung, datenschutzerklärung, privacidad, consentimiento, consentement, согласие, згода, "
    "agree, agreement, opt in, newsletter, i agree, terms and conditions",
}

# Inside a label that asks whether somebody agrees.
CONSENT = """
    consent gdpr rodo zgadzam zgode zgoda agree accept privacy terms einwillig einverstanden datenschutz akzeptier
    consiento acepto privacidad consens j'accepte confidentialite akkoord toestemming soglas согла згод даю приймаю
    souhlas suhlas hozzajarul acord samtycke samtykke suostum consentimento aceito autorizo acconsento privacidade onay
"""

# May stand around any of them.
FILLERS = frozenset(
    """
    your my the a an of our please enter type in what is whats s no number address adresse field input for contact best
    preferred optional required primary main valid full
    twoj twoja twoje pan pana panstwa prosze podaj wpisz numer nr adres do kontaktu kontaktowy kontaktowa
    ihr ihre ihren dein deine bitte nummer votre vos le la les su tu el il tuo tua suo o seu sua de del della
    uw je jouw din ditt dit ert vas vasa vase vase ваш ваша ваше ваши мой ваша вас
    """.split()
)
