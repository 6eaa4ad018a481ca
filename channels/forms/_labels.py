"""What the fields of forms are called, by language: a language is a block of data.

Words are compared without case, accents, spaces and signs. "Your", "number" and their likes may stand around
any of them (FILLERS); a word known in two languages means what it means in the first.
"""

# language: name | first name | last name | e-mail | phone | message | company | country | city | street | postcode
# | job title | subject | website
LABELS = """
en: name, full name, contact name, client name, customer name, contact person, contact, your name, sender, who are
    you, names, first and last name, first last name, first name and last name, name and surname, name surname, first
    name last name, fullname, your full name, legal name, contact full name, customer, client, guest name, parent
    name, applicant name, lead name, person, whole name, complete name, display name, name of contact, name of
    applicant | first name, fname, given name, forename, christian name, firstname, first names, given names, f name,
    nameF, first, fore name | last name, surname, lname, family name, second name, lastname, last names, family, l
    name, last, sur name | email, e-mail, mail, email address, mail address, work email, business email, reply to,
    _replyto, inbox, emails, email id, mail id, e mail address, email addr, your mail, contact email, e-mail id,
    electronic mail, user email, mailbox, primary email, personal email, company email, emailaddress | phone, tel,
    telephone, mobile, cell, cellphone, phone number, mobile number, telephone number, contact number, cell number,
    whatsapp, whatsapp number, mobile phone, handy, tel no, phone no, call me, callback number, msisdn, phones, phone
    numbers, mobile no, mobile phone number, cell phone number, cellphone number, whats app, whatsapp no, contact no,
    contact phone, phone 1, daytime phone, evening phone, home phone, work phone, business phone, office phone,
    landline, ph, ph no, phone nr, mob, mob no, viber, signal, best number, number to call, user phone, phonenumber,
    mobilephone, mobilenumber, tel number, telephone no, contact mobile, direct line, sms, sms number, telegram number
    | message, comment, comments, question, questions, enquiry, inquiry, description, body, text, notes, note,
    details, remarks, how can we help, how can we help you, tell us more, feedback, project details, your request,
    request, anything else, textarea, additional information, query, content, messages, msg, your comments, comments
    or questions, questions or comments, questions comments, comments questions, message to us, leave a message, how
    can we help you today, what can we help you with, what can we do for you, how may we help you, tell us about your
    project, about your project, project description, describe your project, describe your needs, your needs, job
    description, job details, your enquiry, your inquiry, your query, tell us what you need, additional comments,
    additional notes, additional details, other information, further information, extra information, more info, more
    information, problem description, issue, description of the problem, request details, enquiry details, inquiry
    details, message body, your story, anything else we should know, anything you want to add, special requests,
    special request, brief, project brief, order comments, order notes, content of message, long text, paragraph text,
    reason for your enquiry | company, company name, organization, organisation, business, business name, firm,
    employer, org, agency, companies, company organization, company or organization, organization name, organisation
    name, name of company, name of organization, name of business, name of your company, employer name, your
    organization, firm name, company title, business or company name, legal entity, agency name, school, university,
    institution, practice name, store name, shop name, trading name, account name |
    country, nation, country region, business country region, home country region, other country region,
    countries, country name, country code, country of residence, your country | city, town, locality, suburb, place,
    cities, city name, your city, municipality, city town, town city, town or city, city or town, residence | street,
    address, street address, address line, address 1, address line 1, address1, street and number, addr line1,
    addresses, address2, address 2, address line 2, address line1, address line2, home address, company address,
    business address, mailing address, delivery address, postal address, property address, billing address, shipping
    address, street name, house number and street, street address 1, street address line 1, full address, addr, road |
    postcode, zip, zipcode, zip code, postal code, post code, postal, plz, postal zip code, zip postal code, post zip
    code, zip postcode, postalcode, zip or postal code, pincode, pin code, eircode | position, job title, job
    position, role, job, occupation, function, profession, your role, your position, current position, your job title,
    designation, job role, job function, title at company, work title, role title, position title, jobtitle, current
    role | subject, topic, regarding, reason for contact, about, subjects, message subject, subject of
    message, subject line, email subject, topics, theme, regarding what, what is this about, what is it about,
    purpose, enquiry type, inquiry type, reason, subject matter, re, title of message, your subject | website,
    homepage, url, company website, web, site, site url, websites, web address, website address, website url, your
    site, your url, web page, webpage, home page, company url, company site, domain, domain name, site address, www,
    link to website, url website, website link, business website
af: naam, volle naam, jou naam, kontaknaam | voornaam | van, agternaam | epos, epos adres, eposadres | foon, telefoon,
    selfoon, foonnommer, telefoonnommer, selfoonnommer | boodskap, vraag, opmerkings, notas, kommentaar | maatskappy,
    maatskappynaam, besigheid | land | stad, dorp | straat, adres | poskode | posisie, pos, werkstitel | onderwerp |
    webwerf, webtuiste
am: ስም, ሙሉ ስም | የመጀመሪያ ስም | የአባት ስም, የቤተሰብ ስም | ኢሜይል, ኢሜል | ስልክ, ስልክ ቁጥር, ሞባይል, ተንቀሳቃሽ ስልክ | መልእክት, ጥያቄ, ማስታወሻ,
    ማስታወሻዎች | ድርጅት, ኩባንያ, የድርጅት ስም | አገር, ሀገር | ከተማ | ጎዳና, አድራሻ, መንገድ | ፖስታ ኮድ | የስራ ቦታ, የስራ መደብ | ርዕስ, ርእስ, ጉዳይ | ድህረ
    ገጽ, ድረ ገጽ
ar: الاسم, اسم, الاسم الكامل, اسمك, اسمك الكامل, الإسم, اسم جهة الاتصال, الاسم الثلاثي, الاسم واللقب, الاسم بالكامل,
    الاسم كاملا, اسم العميل, العميل, الأسم, الأسم الكامل, الاسم الرباعي, اسم الشخص, جهة الاتصال, الاسم الاول والاخير |
    الاسم الأول, الاسم الاول | اسم العائلة, الاسم الأخير, اللقب, الكنية, الاسم الاخير, اسم العائله | البريد
    الإلكتروني, البريد الالكتروني, بريدك الإلكتروني, الإيميل, ايميل, الايميل, عنوان البريد الإلكتروني, بريد إلكتروني,
    البريد, الايميل الالكتروني, بريدك الالكتروني, عنوان البريد الالكتروني, بريد الكتروني, الإيميل الإلكتروني, اي ميل,
    عنوان بريدك الإلكتروني | الهاتف, رقم الهاتف, الجوال, رقم الجوال, الهاتف المحمول, المحمول, الموبايل, رقم الموبايل,
    هاتف, جوال, رقم التواصل, رقم هاتفك, واتساب, رقم الواتساب, رقم الجوال للتواصل, رقم المحمول, رقم الهاتف المحمول, رقم
    الهاتف الجوال, رقم جوالك, رقم التليفون, التليفون, تليفون, موبايل, رقم الاتصال, هاتفك, رقم واتساب, الواتساب, واتس
    اب, رقم الواتس, الهاتف الأرضي | الرسالة, رسالة, رسالتك, سؤالك, السؤال, استفسار, الاستفسار, استفسارك, ملاحظات,
    الملاحظات, التفاصيل, الوصف, تعليق, التعليق, نص الرسالة, محتوى الرسالة, الاستفسارات, اسئلة, أسئلتك, تعليقك,
    التعليقات, تفاصيل الطلب, تفاصيل, الطلب, طلبك, كيف يمكننا مساعدتك, كيف نستطيع مساعدتك, معلومات إضافية, وصف المشروع,
    المحتوى, اكتب رسالتك, ملاحظاتك, رسالتكم | الشركة, اسم الشركة, شركة, شركتك, المؤسسة, اسم المؤسسة, المنشأة, اسم
    شركتك, اسم المنشأة, الجهة, جهة العمل, اسم الجهة, المنظمة, اسم المؤسسه, الشركه, اسم الشركه | الدولة, البلد, دولة,
    بلد, دولة الإقامة, بلد الإقامة, دولتك | المدينة, مدينة, المدينه, مدينتك | الشارع, العنوان, شارع, عنوانك, عنوان
    السكن, العنوان بالتفصيل, اسم الشارع | الرمز البريدي, الرمز البريدى, الرمز | المنصب الوظيفي, المنصب, الوظيفة,
    المسمى الوظيفي, مسمى الوظيفة, وظيفتك, المهنة, الدور | الموضوع, موضوع, العنوان الرئيسي, موضوع الرسالة, موضوع
    الاستفسار, سبب التواصل, نوع الاستفسار | الموقع الإلكتروني, الموقع الالكتروني, موقع الويب, الموقع, موقعك, رابط
    الموقع, الموقع الالكترونى, موقع الشركة, موقعك الإلكتروني
az: ad, adınız, tam ad, ad soyad, kontaktın adı, əlaqə adı | öz adı | soyad, soyadınız, soyadı | elektron poçt,
    e-poçt, sizin elektron poçtunuz, elektron ünvan | telefon, telefon nömrəsi, mobil, mobil nömrə, mobil telefon,
    əlaqə nömrəsi | mesaj, mesajınız, sual, sualınız, qeydlər, şərh, qeyd | şirkət, şirkətin adı, şirkətiniz, şirkət
    adı | ölkə | şəhər | küçə | poçt indeksi, poçt kodu | vəzifə, iş mövqeyi, vəzifəsi | mövzu | veb sayt, vebsayt,
    sayt
be: імя, ваша імя, поўнае імя, кантактная асоба | імя | прозвішча | электронная пошта, эл. пошта, пошта | тэлефон,
    нумар тэлефона, мабільны | паведамленне, пытанне, каментар, заўвагі | кампанія, назва кампаніі, арганізацыя |
    краіна | горад | вуліца, адрас | паштовы індэкс, індэкс | пасада | тэма | сайт, вэб-сайт
bg: име, име и фамилия, вашето име, имена, лице за контакт, име на контакта, трите имена, име фамилия, имена и
    фамилия, клиент, контакт, име на клиента, лице за контакти, трите ви имена, две имена | собствено име, първо име,
    малко име, лично име | фамилия, фамилно име | имейл, ел. поща, електронна поща, e-мейл, мейл, вашият имейл, имейл
    адрес, e-mail, email, емайл, вашият email, електронен адрес, адрес на електронна поща, поща, мейл адрес, имейл за
    връзка | телефон, мобилен, телефонен номер, мобилен телефон, тел, gsm, джиесем, телефон за връзка, телефони, тел
    номер, телефон номер, мобилен номер, вашият телефон, вашият телефонен номер, номер за връзка, контактен телефон,
    телефон за контакт, стационарен телефон, вайбър, viber, whatsapp, моб тел, моб | съобщение, въпрос, вашият въпрос,
    бележки, коментар, запитване, описание, вашето съобщение, забележки, съобщения, въпроси, вашите въпроси,
    коментари, вашият коментар, текст, текст на съобщението, допълнителна информация, описание на проблема, описание
    на проекта, с какво можем да помогнем, как можем да ви помогнем, вашето запитване, поръчка забележка, пожелания,
    изисквания, мнение | фирма, компания, вашата компания, име на фирмата, организация, вашата фирма, фирми, име на
    фирма, име на компанията, наименование на фирмата, наименование, предприятие, учреждение, работодател, име на
    организацията | държава, страна, държави, вашата държава | град, населено място, градове, вашият град, град село |
    улица, адрес, адрес за доставка, пълен адрес, вашият адрес, ул, улица и номер | пощенски код, пощ код, п код |
    длъжност, работна позиция, позиция, длъжности, професия, роля, вашата длъжност, вашата позиция | тема, относно,
    заглавие, теми, тема на съобщението, предмет, тема на запитването | уебсайт, уеб сайт, сайт, интернет страница,
    сайтове, адрес на сайта, вашият сайт, уебсайт адрес, интернет сайт, url, уеб страница
bn: নাম, আপনার নাম, পুরো নাম | প্রথম নাম | শেষ নাম, পদবি | ইমেইল, ই-মেইল | ফোন, মোবাইল, ফোন নম্বর, মোবাইল নম্বর | বার্তা,
    প্রশ্ন, মন্তব্য | কোম্পানি, প্রতিষ্ঠান, কোম্পানির নাম | দেশ | শহর | রাস্তা, ঠিকানা | পোস্ট কোড | পদ | বিষয় | ওয়েবসাইট
ca: nom, nom complet, nom i cognoms, nom del contacte, el vostre nom, el teu nom, nom cognoms, cognoms i nom, client,
    contacte | nom de pila | cognom, cognoms | correu electrònic, el vostre correu electrònic, correu, adreça
    electrònica, e-mail, email, mail, el teu correu, correu electronic de contacte, adreça de correu | telèfon, número
    de telèfon, mòbil, telèfon mòbil, telèfons, el teu telèfon, número de mòbil, telèfon de contacte, whatsapp, fix |
    missatge, notes, comentaris, pregunta, la vostra pregunta, consulta, observacions, missatges, el teu missatge,
    comentari, dubtes, detalls, més informació, com et podem ajudar, sol·licitud | empresa, companyia, nom de
    l'empresa, la vostra empresa, empreses, nom empresa, organització, entitat | país | ciutat, població | carrer,
    adreça, direcció, carrer i número | codi postal | lloc de treball, càrrec, posició, professió | assumpte, tema,
    motiu | lloc web, pàgina web, web, pàgina, el teu web
cs: jméno, celé jméno, jméno a příjmení, vaše jméno, název, kontaktní osoba, jméno kontaktu, jména, jméno příjmení,
    příjmení a jméno, kontakt, jméno zákazníka, zákazník, jméno a příjmení kontaktní osoby, vaše celé jméno, jméno
    nebo firma | křestní jméno, vaše křestní jméno, křestní | příjmení, vaše příjmení | e-mail, váš e-mail, emailová
    adresa, e-mailová adresa, emaily, mail, mailová adresa, elektronická pošta, kontaktní e-mail, adresa e-mailu, váš
    email, vaše e-mailová adresa, el pošta | telefon, mobil, telefonní číslo, mobilní telefon, číslo telefonu, váš
    telefon, mobilní číslo, telefony, tel, tel číslo, kontaktní telefon, telefonní kontakt, vaše telefonní číslo,
    číslo mobilu, telefon mobil, whatsapp, pevná linka, telefonní čísla | zpráva, vaše zpráva, poznámka, poznámky,
    dotaz, vaše otázka, otázka, váš dotaz, popis, komentář, text zprávy, vzkaz, zprávy, vaše dotazy, dotazy,
    připomínky, vaše poznámka, vaše přání, váš vzkaz, text, text dotazu, popis problému, popis projektu, popis
    poptávky, poptávka, vaše poptávka, s čím vám můžeme pomoci, jak vám můžeme pomoci, doplňující informace, další
    informace, podrobnosti, obsah zprávy, napište nám, vaše sdělení, sdělení, požadavek, váš požadavek | společnost,
    firma, vaše společnost, název společnosti, název firmy, organizace, společnosti, firmy, jméno firmy, název vaší
    firmy, název vaší společnosti, název organizace, instituce, obchodní jméno, zaměstnavatel, škola | země, stát,
    země pobytu, země bydliště | město, obec, města, obec město, město obec, bydliště | ulice, adresa, ulice a číslo,
    ulice a č p, ulice č p, adresy, ulice a čp, celá adresa, adresa bydliště, adresa firmy, doručovací adresa | psč,
    poštovní směrovací číslo, směrovací číslo, poštovní kód | pracovní pozice, pozice, funkce, pozice ve firmě, vaše
    pozice, povolání, profese, pracovní zařazení, role | předmět, téma, věc, předmět zprávy, předmět dotazu, téma
    dotazu, důvod kontaktu, témata | webová stránka, webové stránky, web, adresa webu, váš web, www, www stránky, url,
    webová adresa, internetové stránky, web firmy
da: navn, fulde navn, dit navn, kontaktnavn, kontaktperson, for- og efternavn, for og efternavn, fornavn og efternavn,
    fornavn efternavn, kundens navn, kunde, kontakt, hele navn, navn på kontaktperson | fornavn | efternavn | e-mail,
    din e-mail, mailadresse, e-mailadresse, email, mail, din mail, email-adresse, din emailadresse, din e-mailadresse,
    e-post, mail adresse, kontakt e-mail | telefon, telefonnummer, mobil, mobilnummer, tlf, tlf nr, mobiltelefon,
    telefon nr, telefonnr, tlfnr, tlf nummer, mobil nr, mobilnr, dit telefonnummer, dit mobilnummer, kontaktnummer,
    fastnet, whatsapp, ring mig op på | besked, din besked, dit spørgsmål, spørgsmål, notater, noter, kommentar,
    bemærkninger, beskrivelse, beskeder, din forespørgsel, forespørgsel, henvendelse, din henvendelse, kommentarer,
    dine kommentarer, yderligere oplysninger, yderligere information, øvrige oplysninger, hvad kan vi hjælpe med,
    hvordan kan vi hjælpe, hvad drejer det sig om, beskriv dit projekt, projektbeskrivelse, dine spørgsmål, tekst,
    meddelelse | virksomhed, firma, din virksomhed, firmanavn, virksomhedsnavn, organisation, virksomheder,
    virksomhedens navn, firmaets navn, firma navn, navn på virksomhed, arbejdsgiver, forening, organisationens navn |
    land | by, bynavn, postnummer og by | vej, gade, adresse, vejnavn, gade og nummer, vej og nummer, adressen, fuld
    adresse, gadenavn, leveringsadresse, din adresse | postnummer, postnr, post nr | stilling, jobtitel, din stilling,
    titel, rolle, jobstilling, din rolle | emne, emner, vedrørende, emnelinje, hvad drejer henvendelsen sig om |
    hjemmeside, website, webside, hjemmesideadresse, din hjemmeside, webadresse, web, url, internetside
de: name, vollständiger name, ihr name, dein name, name des kontakts, ansprechpartner, kontaktperson, vor- und
    nachname, vor und zuname, vorname nachname, vor- und nachnamen, vorname und nachname, vorname name, name vorname,
    vorname und name, nachname vorname, kontaktname, name des ansprechpartners, kunde, kundenname, namen, vollname,
    voller name, interessent | vorname, rufname, vornamen, ihr vorname | nachname, familienname, zuname, nachnamen,
    ihr nachname | e-mail, e-mail-adresse, mailadresse, emailadresse, ihre e-mail, ihre e-mail-adresse, deine e-mail,
    emails, e-mails, e-mail kontakt, mail, e-mail-kontakt, kontakt e-mail, emailadressen, elektronische adresse, ihre
    mailadresse, geschäftliche e-mail | telefon, telefonnummer, mobil, handy, mobilnummer, handynummer, rufnummer,
    tel, festnetz, mobiltelefon, rückrufnummer, ihre telefonnummer, telefonnr, tel nr, telefon nr, telefonnummern,
    handynr, mobilnr, mobiltelefonnummer, kontakttelefon, kontaktnummer, rückruf, telefon für rückfragen,
    telefonkontakt, festnetznummer, telefon mobil, telefon privat, telefon geschäftlich, whatsapp nummer, mobile
    nummer, durchwahl, fon, mobil nr, rückruf unter | nachricht, ihre nachricht, deine nachricht, notizen, mitteilung,
    anfrage, ihre anfrage, frage, ihre frage, bemerkung, bemerkungen, kommentar, anliegen, ihr anliegen, beschreibung,
    anmerkung, anmerkungen, nachrichten, nachrichtentext, ihre mitteilung, ihre fragen, fragen, wünsche, ihre wünsche,
    ihr wunsch, weitere informationen, weitere angaben, zusätzliche informationen, sonstiges, projektbeschreibung,
    beschreiben sie ihr projekt, wie können wir helfen, wie können wir ihnen helfen, was können wir für sie tun, worum
    geht es, ihr kommentar, kommentare, freitext, hinweise, hinweis, textfeld, anfragetext, ihre anmerkungen, ihr
    text, text, problembeschreibung, details | unternehmen, firma, ihr unternehmen, unternehmensname, firmenname,
    organisation, betrieb, firmen, name der firma, name des unternehmens, name ihres unternehmens, firmenbezeichnung,
    institution, einrichtung, verein, arbeitgeber, unternehmen firma, firma organisation, praxis, kanzlei,
    gesellschaft, ihre firma | land, staat, länder, wohnsitzland, ihr land | stadt, ort, wohnort, städte, ortschaft,
    gemeinde, stadt ort, ihr ort, ihre stadt, plz ort | straße, adresse, straße und hausnummer, anschrift, straße
    hausnummer, straßen, str, straße nr, straße und nr, strasse nr, hausnummer straße, straße hausnr, firmenanschrift,
    firmenadresse, wohnadresse, lieferadresse, postanschrift, postadresse, rechnungsadresse, wohnanschrift |
    postleitzahl, plz, postleitzahlen, plz nr | position, stelle, funktion, berufsbezeichnung, beruf, berufe,
    tätigkeit, rolle, ihre position, ihre funktion, position im unternehmen, jobtitel, stellung, abteilung funktion |
    betreff, thema, betreffzeile, themen, ihr thema, thema der anfrage, grund der anfrage, anlass, grund ihrer
    anfrage, anfrageart, art der anfrage | webseite, internetseite, homepage, website, webseiten, websites,
    webadresse, internetadresse, ihre webseite, ihre website, www, url, firmenwebseite, domain
el: όνομα, ονοματεπώνυμο, όνομα επαφής, το όνομά σας, πλήρες όνομα, περιγραφή επαφής, υπεύθυνος επικοινωνίας, όνομα
    και επώνυμο, όνομα επώνυμο, επώνυμο και όνομα, ονοματεπωνυμο σας, το ονοματεπώνυμό σας, πελάτης, όνομα πελάτη,
    επαφή, υπεύθυνος | μικρό όνομα, το μικρό σας όνομα | επώνυμο, επίθετο | email, το email σας, ηλεκτρονικό
    ταχυδρομείο, ηλ. ταχυδρομείο, ηλεκτρονική διεύθυνση, e-mail, διεύθυνση email, διεύθυνση e-mail, ηλεκτρονικό σας
    ταχυδρομείο, το e-mail σας, ημέιλ, ιμέιλ, διεύθυνση ηλεκτρονικού ταχυδρομείου | τηλέφωνο, αριθμός τηλεφώνου,
    κινητό, κινητό τηλέφωνο, τηλέφωνο επικοινωνίας, σταθερό, τηλέφωνα, τηλ, αρ τηλεφώνου, τηλεφωνικός αριθμός, κινητό
    τηλ, αριθμός κινητού, το τηλέφωνό σας, σταθερό τηλέφωνο, whatsapp, viber, αριθμός επικοινωνίας | μήνυμα, το μήνυμά
    σας, σημειώσεις, ερώτηση, η ερώτησή σας, σχόλια, σχόλιο, παρατηρήσεις, κείμενο, μηνύματα, το σχόλιό σας, τα σχόλιά
    σας, ερωτήσεις, απορίες, κείμενο μηνύματος, περιεχόμενο, πώς μπορούμε να βοηθήσουμε, πώς μπορούμε να σας
    βοηθήσουμε, περιγραφή έργου, επιπλέον πληροφορίες, πρόσθετες πληροφορίες, αίτημα, λεπτομέρειες, περιγραφή |
    εταιρεία, εταιρία, επωνυμία, όνομα εταιρείας, επιχείρηση, η εταιρεία σας, εταιρίες, επωνυμία εταιρείας, επωνυμία
    επιχείρησης, επωνυμία εταιρίας, όνομα επιχείρησης, οργανισμός, φορέας | χώρα, η χώρα σας | πόλη, η πόλη σας,
    περιοχή, δήμος | οδός, διεύθυνση, διεύθυνσή σας, οδός και αριθμός, διεύθυνση κατοικίας | ταχυδρομικός κώδικας,
    τ.κ., τκ, ταχ κώδικας | θέση εργασίας, θέση, ιδιότητα, επάγγελμα, ρόλος, θέση στην εταιρεία | θέμα, θέμα
    μηνύματος, αντικείμενο, λόγος επικοινωνίας | ιστοσελίδα, ιστότοπος, ιστοχώρος, site, διεύθυνση ιστοσελίδας, η
    ιστοσελίδα σας, url
es: nombre, nombre completo, nombre y apellidos, nombre y apellido, nombre del contacto, su nombre, tu nombre, persona
    de contacto, nombre apellidos, nombre y apellido completos, nombres y apellidos, apellidos y nombre, su nombre
    completo, tu nombre completo, cliente, contacto, nombre del cliente, nombre de contacto, persona, nombre contacto,
    nombre apellido, nombre y apellidos completos, cómo te llamas | nombre de pila, primer nombre, nombres, primer
    nombre y segundo, tu nombre de pila | apellido, apellidos, tus apellidos, apellido paterno, primer apellido |
    correo electrónico, correo, su correo electrónico, tu correo, e-mail, dirección de correo, dirección de correo
    electrónico, mail, correos, emails, tu email, su email, tu correo electrónico, correo electrónico de contacto,
    dirección email, dirección de e-mail, mail de contacto, correo de contacto, correo empresarial, correo
    corporativo, email corporativo, e-mail de contacto | teléfono, número de teléfono, móvil, celular, teléfono móvil,
    número de celular, teléfono de contacto, tel, número móvil, teléfonos, tu teléfono, su teléfono, tu número de
    teléfono, número de contacto, número celular, nro de teléfono, nro telefónico, número telefónico, telf, tlf, tfno,
    tlfno, teléfono celular, teléfono fijo, fijo, número de whatsapp, whatsapp, celular whatsapp, teléfono whatsapp,
    móvil de contacto, n de teléfono, cel, número de móvil, teléfono o celular, teléfono particular, fono | mensaje,
    su mensaje, tu mensaje, comentario, comentarios, pregunta, su pregunta, consulta, notas, observaciones,
    descripción, asunto y mensaje, mensajes, texto, texto del mensaje, contenido, contenido del mensaje, tus
    comentarios, sus comentarios, dudas, tu duda, duda, preguntas, tus preguntas, preguntas o comentarios, comentarios
    o preguntas, tu consulta, su consulta, solicitud, tu solicitud, cuéntanos, cuéntanos tu proyecto, describe tu
    proyecto, descripción del proyecto, en qué podemos ayudarte, cómo podemos ayudarte, en qué podemos ayudarle,
    detalles, información adicional, más información, otros datos, escribe tu mensaje, necesidad, requerimiento,
    petición | empresa, compañía, nombre de la empresa, su empresa, razón social, organización, negocio, empresas,
    nombre empresa, nombre de empresa, nombre de su empresa, nombre de tu empresa, tu empresa, nombre de la compañía,
    nombre de la organización, institución, entidad, nombre comercial, nombre del negocio, sociedad, centro de
    trabajo, colegio | país, países, tu país, país de residencia | ciudad, localidad, población, municipio, ciudades,
    tu ciudad, pueblo, ciudad de residencia, comuna | calle, dirección, domicilio, calles, direcciones, tu dirección,
    dirección postal, dirección completa, calle y número, dirección de la empresa, dirección de envío, domicilio
    fiscal | código postal, cp, códigos postales, cod postal, c p, zip | puesto de trabajo, puesto, cargo, ocupación,
    puestos, tu cargo, posición, profesión, rol, título del puesto, función, su cargo, cargo en la empresa, puesto que
    ocupa | asunto, tema, motivo, asuntos, asunto del mensaje, motivo de contacto, motivo de la consulta, motivo del
    contacto, tema de consulta, motivo de su consulta, título, razón de contacto | sitio web, página web, web, sitios
    web, páginas web, tu web, tu sitio web, url, dirección web, sitio, página de internet, sitio de internet, web de
    la empresa
et: nimi, sinu nimi, teie nimi, kontakti nimi, täisnimi, ees- ja perekonnanimi, kontaktisik, ees ja perekonnanimi,
    eesnimi ja perekonnanimi, eesnimi perekonnanimi, klient, kliendi nimi, kontakt | eesnimi | perekonnanimi, perenimi
    | e-post, e-posti aadress, sinu e-post, meil, epost, email, e-mail, mail, meiliaadress, e-maili aadress, teie
    e-post, teie e-posti aadress, e-kiri, kontakt e-post | telefon, mobiil, telefoninumber, mobiiltelefon,
    mobiilinumber, sinu telefon, tel, tel nr, telefoni nr, telefoninr, mobiili number, mobiiltelefoni number, teie
    telefon, teie telefoninumber, kontakttelefon, kontaktnumber, whatsapp | sõnum, märkmed, sinu küsimus, küsimus,
    kommentaar, märkused, kirjeldus, teade, sõnumid, sõnumi sisu, küsimused, teie küsimus, teie sõnum, kommentaarid,
    lisainfo, lisainformatsioon, projekti kirjeldus, kuidas saame aidata, kuidas me saame aidata, päring, teie päring,
    tekst, soovid, märkus | ettevõte, ettevõtte nimi, firma, sinu ettevõte, organisatsioon, ettevõtted, teie ettevõte,
    firma nimi, firmanimi, organisatsiooni nimi, asutus, tööandja | riik | linn, linnad, asula, vald | tänav, aadress,
    täielik aadress, tänav ja maja number, teie aadress | postiindeks, sihtnumber, postikood | ametikoht, amet, roll,
    elukutse, positsioon | teema, pealkiri, teemad, sõnumi teema, pealkirjad | veebisait, koduleht, veebileht,
    kodulehe aadress, teie koduleht, veebiaadress, veeb, url
eu: izena, izen abizenak, zure izena, kontaktuaren izena | izena | abizena, abizenak, deitura | e-posta, posta
    elektronikoa, helbide elektronikoa | telefonoa, mugikorra, telefono zenbakia, telefono mugikorra | mezua, zure
    mezua, galdera, oharrak, iruzkina, zure galdera | enpresa, zure enpresa, enpresaren izena, konpainia | herrialdea
    | hiria, herria | kalea, helbidea | posta kodea | lanpostua, kargua | gaia | webgunea, web orria
fa: نام, نام کامل, نام و نام خانوادگی, نام شما, نام تماس, نام مخاطب, اسم, نام و نام‌خانوادگی, نام نام خانوادگی, نام
    شخص, مشتری, نام مشتری, نام و فامیل, نام ونام خانوادگی | نام کوچک | نام خانوادگی, فامیل, فامیلی, نام‌خانوادگی |
    ایمیل, پست الکترونیک, ایمیل شما, آدرس ایمیل, رایانامه, پست الکترونیکی, نشانی ایمیل, ایمیلتان, ای میل, آدرس پست
    الکترونیک | تلفن, شماره تلفن, موبایل, شماره موبایل, تلفن همراه, شماره تماس, شماره همراه, همراه, تلفن تماس, شماره
    موبایل شما, شماره تلفن همراه, تلفن ثابت, شماره ثابت, شماره واتساپ, واتساپ, شماره تماس شما, موبایل شما, گوشی همراه
    | پیام, پیام شما, یادداشت‌ها, یادداشت, سوال, پرسش شما, پرسش, توضیحات, نظر, متن پیام, متن, متن پیام شما, پیغام,
    پیغام شما, سوالات, سوال شما, نظرات, توضیح, توضیحات بیشتر, درخواست, شرح درخواست, شرح, چگونه می توانیم کمک کنیم,
    دیدگاه, دیدگاه شما | شرکت, نام شرکت, شرکت شما, سازمان, نام سازمان, نام شرکت شما, موسسه, محل کار, کسب و کار, نام
    کسب و کار | کشور | شهر, شهر شما, شهر محل سکونت | خیابان, آدرس, نشانی, آدرس کامل, نشانی کامل, آدرس شما, آدرس پستی |
    کد پستی, کدپستی | موقعیت شغلی, سمت, شغل, عنوان شغلی, پست سازمانی, حرفه, نقش, سمت شما | موضوع, عنوان, موضوع پیام,
    عنوان پیام, موضوع درخواست | وب سایت, تارنما, وب‌سایت, سایت, آدرس سایت, وبسایت, وب سایت شما, آدرس وب سایت, نشانی وب
fi: nimi, koko nimi, nimesi, yhteystiedon nimi, yhteyshenkilö, etu- ja sukunimi, etunimi ja sukunimi, etunimi
    sukunimi, etu ja sukunimi, asiakkaan nimi, asiakas, sukunimi ja etunimi, oma nimi | etunimi | sukunimi |
    sähköposti, sähköpostiosoite, sähköpostisi, email, e-mail, meili, sähköpostiosoitteesi, s-posti, sähköposti
    osoite, yhteyssähköposti | puhelin, puhelinnumero, matkapuhelin, puhelinnumerosi, puh, gsm, matkapuhelinnumero,
    puhelinnro, puh nro, puhnro, puhelin numero, matkapuhelinnumerosi, kännykkä, kännykkänumero, yhteysnumero,
    whatsapp, lankapuhelin | viesti, viestisi, kysymys, kysymyksesi, huomautukset, muistiinpanot, kommentti,
    lisätiedot, kuvaus, huomiot, viestit, viestin sisältö, kysymykset, kysymys tai viesti, kommentit, lisätieto,
    lisätietoja, muuta, muuta huomioitavaa, toiveet, miten voimme auttaa, kuinka voimme auttaa, kerro projektistasi,
    projektin kuvaus, tarkempi kuvaus, yhteydenoton syy, vapaa sana, pyyntö, tarjouspyyntö, teksti | yritys, oma
    yritys, yrityksen nimi, yrityksesi, organisaatio, yritykset, yrityksesi nimi, yhtiö, firma, organisaation nimi,
    työnantaja, yhteisö, yritys tai yhteisö | maa | kaupunki, paikkakunta, kunta, asuinpaikka, postitoimipaikka,
    kotikunta | katuosoite, katu, osoite, lähiosoite, osoitteesi, postiosoite, toimitusosoite, kadun nimi,
    katuosoitteesi | postinumero, postinro | työtehtävä, asema, titteli, tehtävänimike, ammatti, rooli, tehtävä,
    työtehtäväsi, roolisi | aihe, otsikko, viestin aihe, asia, aiheet, aihepiiri | verkkosivusto, kotisivu,
    verkkosivu, verkkosivut, www, www-osoite, nettisivu, nettisivut, kotisivut, verkko-osoite, url
fr: nom, nom complet, votre nom, nom et prénom, nom prénom, prénom et nom, nom du contact, personne à contacter,
    interlocuteur, votre nom complet, noms, nom et prénoms, nom & prénom, prénoms et nom, nom de contact, prénom nom,
    nom du client, client, contact, votre nom et prénom, vos nom et prénom, nom et prénom du contact, identité |
    prénom, votre prénom, prénoms, votre prenom | nom de famille, votre nom de famille, noms de famille, nom de
    naissance | courriel, e-mail, adresse e-mail, adresse mail, adresse email, votre e-mail, votre email, mail,
    adresse électronique, adresse de courriel, adresse courriel, emails, e-mails, mails, courriels, adresse de
    messagerie, adresse mel, mél, votre mail, votre adresse mail, votre adresse e-mail, votre adresse email, votre
    courriel, email professionnel, e-mail professionnel, adresse e-mail professionnelle, adresse de contact |
    téléphone, numéro de téléphone, mobile, portable, téléphone mobile, téléphone portable, tél, votre téléphone, gsm,
    n° de téléphone, numéro de portable, numéro, téléphones, numéros de téléphone, n tel, no tel, num tel, tel
    portable, tél mobile, votre numéro de téléphone, votre numéro, numéro de mobile, numéro mobile, n de mobile,
    téléphone fixe, fixe, téléphone professionnel, numéro whatsapp, numéro de contact, téléphone de contact,
    coordonnées téléphoniques, votre portable, n portable, rappel | message, votre message, commentaire, commentaires,
    votre question, question, notes, remarques, description, votre demande, demande, précisions, informations
    complémentaires, messages, vos commentaires, vos questions, questions, votre projet, décrivez votre projet,
    description du projet, votre besoin, vos besoins, décrivez votre besoin, comment pouvons-nous vous aider, en quoi
    pouvons-nous vous aider, contenu du message, texte, texte du message, votre texte, autres informations,
    informations supplémentaires, détails, détails de votre demande, votre remarque, observations, corps du message,
    laissez un message, objet détaillé, détail de la demande | société, votre société, entreprise, nom de
    l'entreprise, nom de la société, raison sociale, organisation, votre entreprise, organisme, sociétés, entreprises,
    nom d'entreprise, nom société, nom entreprise, nom de votre société, nom de votre entreprise, structure, nom de la
    structure, établissement, nom de l'organisation, nom de l'établissement, association, employeur, nom commercial,
    enseigne, compagnie, nom de la compagnie | pays, votre pays, pays de résidence | ville, commune, localité, villes,
    votre ville, ville de résidence, commune de résidence | rue, adresse, adresse postale, rues, adresses, adresse
    complète, adresse ligne 1, votre adresse, numéro et rue, numéro et nom de rue, voie, adresse de livraison, adresse
    de l'entreprise, adresse du chantier | code postal, cp, codes postaux, votre code postal, code postal cp | poste,
    fonction, intitulé du poste, poste occupé, votre fonction, postes, votre poste, profession, métier, titre, titre
    du poste, fonctions, fonction occupée, rôle, emploi | sujet, objet, motif, sujets, objet du message, objet de la
    demande, objet de votre demande, sujet du message, votre sujet, motif de la demande, motif de contact, thème,
    raison du contact, nature de la demande | site web, site internet, site, votre site, sites web, votre site web,
    votre site internet, adresse du site, adresse web, url du site, page web, site internet de l'entreprise, lien du
    site
gl: nome, nome completo, o seu nome, nome e apelidos, nome do contacto | nome de pía | apelidos, apelido | correo
    electrónico, e-mail, correo | teléfono, móbil, número de teléfono | mensaxe, comentarios, notas, pregunta,
    consulta | empresa, compañía, nome da empresa | país | cidade | rúa, enderezo | código postal | posto de traballo,
    posto | asunto | sitio web, páxina web
gu: નામ, પૂરું નામ, તમારું નામ, સંપર્ક નામ | પ્રથમ નામ | અટક, છેલ્લું નામ | ઈ-મેઈલ, ઇમેઇલ, ઈમેલ, ઈમેઈલ | ફોન, મોબાઇલ, ફોન
    નંબર, મોબાઈલ નંબર | સંદેશ, નોંધ, પ્રશ્ન, ટિપ્પણી, સંદેશો | કંપની, કંપનીનું નામ, સંસ્થા | દેશ | શહેર | શેરી, સરનામું |
    પિન કોડ | સ્થાન, હોદ્દો | વિષય | વેબસાઇટ, વેબસાઈટ
he: שם, שם מלא, השם שלך, שם איש הקשר, שם איש קשר, איש קשר, שם ושם משפחה, שם פרטי ושם משפחה, שם פרטי ומשפחה, שם הלקוח,
    לקוח, שמך, שמך המלא, שם המלא, שם הפונה | שם פרטי, שמך הפרטי, פרטי | שם משפחה, משפחה, שם המשפחה | דוא"ל, אימייל,
    דואר אלקטרוני, מייל, כתובת מייל, כתובת דוא"ל, אי-מייל, כתובת אימייל, אימייל שלך, מייל שלך, הדואר האלקטרוני, דואל,
    דוא״ל, כתובת דואר אלקטרוני, המייל שלך, כתובת אי-מייל | טלפון, מספר טלפון, נייד, טלפון נייד, מספר נייד, סלולרי,
    פלאפון, טלפון ליצירת קשר, טלפון סלולרי, הטלפון שלך, טל, טל נייד, מספר הטלפון, מספר סלולרי, טלפון נוסף, מס טלפון,
    מס נייד, ווטסאפ, וואטסאפ, מספר ליצירת קשר, טלפון לחזרה | הודעה, הודעתך, תוכן ההודעה, הערות, שאלה, השאלה שלך,
    פרטים, תיאור, תוכן, תוכן הפנייה, תוכן פנייה, הפנייה, פנייה, פניה, תוכן הפניה, שאלות, הערה, פרטים נוספים, מידע
    נוסף, במה נוכל לעזור, איך אפשר לעזור, איך נוכל לעזור, תיאור הפרויקט, כתבו לנו, ההודעה שלך, הודעה אישית, בקשה |
    חברה, שם החברה, החברה שלך, שם חברה, ארגון, עסק, שם העסק, שם העסק שלך, שם הארגון, מוסד, מקום עבודה, שם החברה שלך,
    חברה ארגון | ארץ, מדינה | עיר, ישוב, יישוב, עיר מגורים, יישוב מגורים, העיר | רחוב, כתובת, כתובת מלאה, כתובת
    מגורים, רחוב ומספר, רחוב ומספר בית | מיקוד, מיקוד דואר | תפקיד, משרה, תפקידך, מקצוע, תפקיד בחברה | נושא, נושא
    הפנייה, נושא הפניה, נושא ההודעה, סיבת הפנייה | אתר אינטרנט, אתר, אתר האינטרנט, כתובת האתר, האתר שלך, אתר החברה,
    כתובת אתר, לינק לאתר
hi: नाम, पूरा नाम, आपका नाम, संपर्क नाम, आपका पूरा नाम, ग्राहक का नाम, नाम लिखें, पुरा नाम, संपर्क व्यक्ति | पहला नाम |
    उपनाम, अंतिम नाम, कुलनाम | ईमेल, ई-मेल, ईमेल पता, आपका ईमेल, इमेल, ई मेल, ईमेल आईडी, ईमेल एड्रेस, आपका ईमेल पता |
    फ़ोन, फोन, मोबाइल, फ़ोन नंबर, फोन नंबर, मोबाइल नंबर, मोबाइल नम्बर, दूरभाष, मोबाइल न, आपका फ़ोन नंबर, आपका मोबाइल नंबर,
    मोबाईल, मोबाईल नंबर, संपर्क नंबर, सम्पर्क नंबर, व्हाट्सएप, व्हाट्सएप नंबर, टेलीफोन, टेलीफ़ोन, दूरभाष नंबर | संदेश, सन्देश,
    प्रश्न, टिप्पणी, विवरण, नोट्स, आपका संदेश, आपका प्रश्न, आपकी टिप्पणी, सवाल, आपका सवाल, जानकारी, अतिरिक्त जानकारी, अनुरोध,
    टिप्पणियाँ, सुझाव, मैसेज, हम कैसे मदद कर सकते हैं, परियोजना विवरण, पूछताछ | कंपनी, कम्पनी, संस्था, कंपनी का नाम,
    संगठन, आपकी कंपनी, व्यवसाय, व्यापार, संगठन का नाम, संस्था का नाम, कम्पनी का नाम | देश | शहर, नगर, आपका शहर, गाँव, जिला
    | सड़क, पता, गली, पूरा पता, आपका पता, घर का पता | पिन कोड, पिनकोड | पद, स्थिति, पदनाम, व्यवसाय पद, पेशा, भूमिका |
    विषय, संदेश का विषय, शीर्षक, मुद्दा | वेबसाइट, आपकी वेबसाइट, वेबसाइट का पता, साइट
hr: ime, ime i prezime, puno ime, vaše ime, naziv, ime kontakta, kontakt osoba, ime prezime, prezime i ime, vaše ime i
    prezime, kontakt, klijent, ime klijenta, ime i prezime kontakt osobe, kupac | ime | prezime, vaše prezime |
    e-pošta, e-mail adresa, email adresa, vaš e-mail, elektronička pošta, mail, email, mail adresa, e mail, vaš email,
    vaša e-mail adresa, elektronska pošta, kontakt e-mail, adresa e-pošte | telefon, broj telefona, mobitel, mobilni
    telefon, mobilni, broj mobitela, kontakt telefon, kontakt broj, tel, mob, telefonski broj, vaš telefon, vaš broj
    telefona, broj mobilnog, broj mobilnog telefona, kontakt mobitel, fiksni telefon, whatsapp, viber, broj za kontakt
    | poruka, vaša poruka, bilješke, upit, pitanje, vaš upit, napomena, napomene, komentar, opis, vaše pitanje,
    poruke, pitanja, vaša pitanja, komentari, vaš komentar, tekst, tekst poruke, sadržaj poruke, opis problema, opis
    projekta, dodatne informacije, dodatne napomene, kako vam možemo pomoći, kako možemo pomoći, zahtjev, vaš zahtjev,
    detalji, prijedlozi, poruka upit | tvrtka, naziv tvrtke, ime tvrtke, poduzeće, firma, naziv firme, organizacija,
    vaša tvrtka, tvrtke, tvrtka naziv, ime vaše tvrtke, naziv poduzeća, naziv organizacije, ustanova, poslodavac, obrt
    | država, zemlja, zemlje, država stanovanja | grad, mjesto, gradovi, grad mjesto, vaš grad, naselje | ulica,
    adresa, ulica i kućni broj, ulica i broj, adresa stanovanja, adresa dostave, puna adresa, vaša adresa | poštanski
    broj, poštanski brojevi, pošt broj | radno mjesto, pozicija, funkcija, zanimanje, radna pozicija, uloga, vaša
    pozicija | predmet, tema, naslov, teme, predmet poruke, tema upita, naslov poruke, razlog kontakta | web stranica,
    web-stranica, internet stranica, web, web adresa, vaša web stranica, internetska stranica, internet adresa, url,
    mrežna stranica
bs: ime, naziv | ime | prezime | e-mail | mobitel, telefon | poruka, zabilješke, zabilješka | firma, naziv firme,
    kompanija | država | grad | ulica | poštanski broj | radno mjesto | tema | web stranica
hu: név, teljes név, az ön neve, neve, kapcsolattartó, kapcsolattartó neve, név és cégnév, nevek, vezetéknév
    keresztnév, vezetéknév és keresztnév, az ön teljes neve, ügyfél neve, ügyfél, kapcsolattartó személy, név cégnév |
    keresztnév, utónév, az ön keresztneve | vezetéknév, családnév, az ön vezetékneve | e-mail, e-mail cím, email cím,
    e-mail címe, az ön e-mail címe, emailcím, emailek, e-mail címed, email címe, e-mail címek, mail, elektronikus
    levelezési cím, drótposta, kapcsolattartó e-mail, emailcíme | telefon, telefonszám, mobil, mobiltelefon,
    telefonszáma, mobilszám, tel, mobil telefonszám, telefonszámok, mobil szám, telefonszámod, mobiltelefonszám,
    mobiltelefonszáma, kapcsolattartó telefonszáma, elérhetőség, vezetékes telefon, whatsapp, telefonos elérhetőség,
    mobilja | üzenet, megjegyzés, megjegyzések, kérdés, az ön kérdése, üzenet szövege, leírás, kérdése, üzenete,
    üzenetek, kérdések, kérdései, kérdésed, üzeneted, közlemény, kérés, kérése, részletek, leírása, projekt leírása,
    miben segíthetünk, hogyan segíthetünk, egyéb információ, további információk, egyéb megjegyzés, szöveg, üzenet
    tartalma, ajánlatkérés szövege, ajánlatkérés | cég, cégnév, vállalat, cég neve, szervezet, vállalkozás, cégek, cég
    megnevezése, a cég neve, vállalat neve, vállalkozás neve, szervezet neve, intézmény, munkahely, munkáltató, cégnév
    vagy szervezet | ország | város, település, városok, helység, lakóhely, város neve | utca, cím, utca házszám,
    lakcím, utca és házszám, közterület, teljes cím, szállítási cím, székhely, címe, számlázási cím | irányítószám, ir
    szám, irsz | beosztás, munkakör, pozíció, foglalkozás, munkakör megnevezése, titulus, szerepkör, beosztása |
    tárgy, téma, tárgya, üzenet tárgya, témák, megkeresés tárgya | honlap, weboldal, webhely, weblap, honlap címe,
    weboldal címe, weboldala, internetes oldal, web, url
hy: անուն, ձեր անունը, անուն ազգանուն, անունը | անուն | ազգանուն | էլ. փոստ, էլեկտրոնային փոստ, էլ փոստ, էլ. հասցե |
    հեռախոս, հեռախոսահամար, բջջային | հաղորդագրություն, հարց, մեկնաբանություն, նամակ | ընկերություն, ընկերության
    անվանումը | երկիր | քաղաք | փողոց, հասցե | փոստային ինդեքս | պաշտոն | թեմա | կայք, վեբ կայք
id: nama, nama lengkap, nama anda, nama kontak, nama pelanggan, nama lengkap anda, nama pemesan, nama pengirim, nama
    pemohon, pelanggan, nama klien, nama kontak person, siapa nama anda | nama depan, nama awal, nama panggilan | nama
    belakang, nama keluarga, nama akhir | surel, alamat surel, email anda, alamat email, e-mail, email, alamat e-mail,
    alamat email anda, email aktif, surat elektronik, email perusahaan, alamat surel anda | telepon, nomor telepon,
    ponsel, nomor ponsel, hp, no hp, no. telepon, nomor hp, handphone, telp, no telp, nomor whatsapp, telepon seluler,
    no handphone, nomor handphone, nomor kontak, no kontak, nomor wa, no wa, wa, whatsapp, no whatsapp, nomor telp, no
    telepon, nomor telepon anda, nomor seluler, nomor hp aktif, kontak telepon, telpon, no telpon, telepon genggam |
    pesan, pesan anda, pertanyaan, pertanyaan anda, catatan, komentar, keterangan, deskripsi, isi pesan, tulis pesan,
    pesan singkat, pertanyaan atau pesan, kebutuhan, kebutuhan anda, detail, detail kebutuhan, keterangan tambahan,
    informasi tambahan, ada yang bisa kami bantu, apa yang bisa kami bantu, deskripsi proyek, permintaan, kritik dan
    saran, saran, komentar anda, ulasan, uraian | perusahaan, nama perusahaan, perusahaan anda, organisasi, instansi,
    nama usaha, nama instansi, nama organisasi, nama bisnis, usaha, bisnis, kantor, nama kantor, nama toko, lembaga |
    negara, negara asal, negara anda | kota, kabupaten kota, kota asal, kota domisili, domisili, kota anda | jalan,
    alamat, alamat lengkap, alamat rumah, alamat anda, alamat perusahaan, nama jalan | kode pos, kodepos | jabatan,
    jabatan kerja, posisi, pekerjaan, profesi, posisi jabatan, jabatan anda, peran | subjek, perihal, judul, topik,
    topik pesan, judul pesan, subyek, keperluan, hal | situs web, laman, website, situs, alamat website, alamat situs,
    situs web anda, website perusahaan, url, laman web
is: nafn, fullt nafn, nafnið þitt, nafn tengiliðs | fornafn | eftirnafn | netfang, tölvupóstur, netfangið þitt,
    tölvupóstfang | sími, símanúmer, farsími, gsm númer, farsímanúmer | skilaboð, athugasemdir, spurning, fyrirspurn,
    þín spurning | fyrirtæki, nafn fyrirtækis | land | borg, bær, staður | gata, heimilisfang, götuheiti | póstnúmer |
    starf, staða, starfsheiti | efni, titill | vefsíða, vefur, heimasíða
it: nome, nome completo, nome e cognome, nominativo, il tuo nome, il suo nome, nome contatto, referente, persona di
    contatto, nomi, cognome e nome, nome cognome, nome/cognome, contatto, cliente, nome del contatto, nome e cognome
    referente, persona, il tuo nome e cognome, nome del cliente, nominativi | nome di battesimo, nomi di battesimo |
    cognome, il tuo cognome, cognomi | e-mail, posta elettronica, indirizzo email, indirizzo e-mail, indirizzo di
    posta elettronica, la tua email, la tua e-mail, mail, mails, emails, tua email, la tua mail, email di contatto,
    indirizzo mail, email aziendale, e-mail aziendale, posta, casella email, pec | telefono, numero di telefono,
    cellulare, telefono cellulare, dispositivo mobile, recapito telefonico, tel, numero di cellulare, recapito, cell,
    telefoni, numero telefono, numero telefonico, numero cellulare, n telefono, n di telefono, tel cellulare,
    cellulari, il tuo telefono, il tuo numero, telefono fisso, fisso, numero whatsapp, whatsapp, telefono o cellulare,
    telefono di contatto, numero di contatto, tel fisso, telefono mobile, recapiti telefonici, contatto telefonico |
    messaggio, il tuo messaggio, note, commenti, commento, domanda, la tua domanda, richiesta, descrizione, la tua
    richiesta, testo, messaggi, testo del messaggio, la tua domanda o richiesta, scrivi un messaggio, scrivi il tuo
    messaggio, richieste, domande, note aggiuntive, altre informazioni, ulteriori informazioni, informazioni
    aggiuntive, dettagli, dettagli richiesta, descrizione del progetto, descrivi il tuo progetto, raccontaci il tuo
    progetto, come possiamo aiutarti, contenuto, corpo del messaggio, osservazioni, descrizione della richiesta,
    esigenze | azienda, la tua azienda, nome azienda, società, ragione sociale, ditta, impresa, organizzazione,
    aziende, nome della azienda, nome dell'azienda, nome società, nome della società, denominazione sociale, attività,
    ente, studio, nome ditta, nome attività, nome dell'attività, organizzazioni, istituto | nazione, paese, stato,
    nazioni, paese di residenza, stato di residenza | città, comune, località, la tua città, città di residenza, paese
    o città | indirizzo, via, indirizzo e numero civico, indirizzi, via e numero, via e numero civico, indirizzo
    completo, indirizzo azienda, indirizzo di spedizione, residenza, sede | cap, codice postale, codici postali,
    codice avviamento postale | posizione lavorativa, ruolo, mansione, qualifica, posizione, ruolo aziendale, ruolo in
    azienda, professione, il tuo ruolo, carica, funzione, occupazione, titolo | oggetto, argomento, oggetto del
    messaggio, oggetto della richiesta, motivo del contatto, motivo della richiesta, argomenti, tema, motivo | sito
    web, sito, sito internet, siti web, il tuo sito, il tuo sito web, indirizzo web, url sito, sito aziendale, pagina
    web, sito web aziendale
ja: お名前, 名前, 氏名, ご氏名, お客様名, 担当者名, ご担当者名, 姓名, フルネーム, 連絡先名, お名前（漢字）,
    お名前フルネーム, ご担当者, ご担当者様, ご担当者様名, ご担当者様お名前, 担当者, お客様のお名前, お客様氏名,
    ご芳名, お申込者名, お申し込み者名, 申込者氏名, 氏名（漢字）, 代表者名, ご氏名（漢字）, お客様 | 名, 名（漢字）,
    お名前（名）, 下の名前 | 姓, 苗字, お名前（姓）, ご苗字 | メール, eメール, メールアドレス, 電子メール, e-mail,
    ｅメール, mailアドレス, emailアドレス, ご連絡先メールアドレス, 連絡先メールアドレス, メール アドレス,
    お客様のメールアドレス, 返信先メールアドレス, 電子メールアドレス, メアド, メールアドレス（半角英数）,
    pcメールアドレス | 電話番号, 電話, 携帯, 携帯電話, 携帯番号, お電話番号, tel, 連絡先電話番号, モバイル,
    ご連絡先電話番号, ご連絡先, 連絡先, お電話, 携帯電話番号, お客様の電話番号, 日中連絡先, 日中のご連絡先, 固定電話,
    電話番号（半角）, ご連絡先（電話番号）, tel番号, 連絡可能な電話番号, 緊急連絡先 | メッセージ, お問い合わせ内容,
    問い合わせ内容, ご質問, 質問, 内容, ノート, 備考, ご要望, コメント, 本文, お問い合わせ, 詳細, メモ, ご相談内容,
    お問い合わせの内容, お問合せ内容, お問合せ, お問い合せ内容, お問い合わせ詳細, お問い合わせ本文, ご相談, 相談内容,
    ご依頼内容, 依頼内容, ご意見, ご意見・ご感想, ご意見ご要望, ご要望内容, 要望, 備考欄, その他, その他ご要望,
    その他ご質問, ご質問内容, 質問内容, 自由記入欄, 自由記述, 具体的な内容, 内容詳細, 詳しい内容, メッセージ本文,
    お申し込み内容, 伝言 | 会社名, 会社, 貴社, 貴社名, 企業名, 御社名, 法人名, 組織, 団体名, 御社, 会社名・団体名,
    会社・団体名, 会社名または団体名, 会社名/団体名, 貴社名・団体名, 企業, 法人, 会社名・店舗名, 店舗名, 組織名, 所属,
    ご所属, 勤務先, 学校名, 屋号, 事業所名, 団体 | 国, 国名, お住まいの国 | 市, 市区町村, 都市, 市町村, 市区郡,
    お住まいの市区町村, 市区町村名 | 町名番地, 番地, 住所, ご住所, 町名・番地, 所在地, ご住所（番地）, 以降の住所,
    丁目番地, 町域・番地, 建物名, 住所1 | 郵便番号, 〒, 郵便番号（半角）, ご郵便番号 | 役職, 職位, 職種, 役職名,
    お役職, 部署・役職, 部署役職, 職業, ご職業, 肩書き, 肩書, ポジション | 件名, 題名, 表題, ご用件, タイトル,
    お問い合わせ件名, お問い合わせ項目, お問い合わせ種別, 用件, ご用件名, 題目, お問い合わせの種類 | ウェブサイト,
    ホームページ, webサイト, サイト, サイトurl, ホームページurl, 会社url, webサイトurl, 貴社url, hpアドレス,
    貴社サイト, url
ka: სახელი, თქვენი სახელი, სრული სახელი, სახელი და გვარი, სახელი გვარი | სახელი | გვარი | ელ.ფოსტა, ელფოსტა,
    ელექტრონული ფოსტა, იმეილი, მეილი | ტელეფონი, ტელეფონის ნომერი, მობილური, მობილურის ნომერი | შეტყობინება, კითხვა,
    კომენტარი, შენიშვნა, შენიშვნები, თქვენი კითხვა, მესიჯი | კომპანია, კომპანიის სახელი, ორგანიზაცია | ქვეყანა |
    ქალაქი | ქუჩა, მისამართი | საფოსტო ინდექსი | პოზიცია, თანამდებობა | თემა, სათაური | ვებ-გვერდი, ვებსაიტი, საიტი,
    ვებგვერდი
kk: аты, толық аты, атыңыз, аты-жөні | есім | тегі | электрондық пошта, эл. пошта | телефон, телефон нөмірі, ұялы
    телефон | хабарлама, сұрақ, пікір, ескерту | компания, ұйым, компания атауы | ел | қала | көше, мекенжай | пошта
    индексі | лауазым, лауазымы | тақырып | веб-сайт, сайт
km: ឈ្មោះ, ឈ្មោះពេញ, ឈ្មោះរបស់អ្នក, ឈ្មោះទំនាក់ទំនង | នាមខ្លួន | នាមត្រកូល | អ៊ីមែល, អ៊ីម៉ែល, អ៊ីមែល៍ | ទូរស័ព្ទ, លេខទូរស័ព្ទ,
    ទូរស័ព្ទដៃ, ទូរសព្ទ | សារ, សំណួរ, កំណត់សម្គាល់, មតិ, ចំណាំ | ក្រុមហ៊ុន, ឈ្មោះក្រុមហ៊ុន | ប្រទេស | ទីក្រុង | ផ្លូវ, អាសយដ្ឋាន
    | លេខកូដប្រៃសណីយ៍ | តំណែង, មុខតំណែង | ប្រធានបទ, កម្មវត្ថុ | គេហទំព័រ, វែបសាយ, វេបសាយ
ko: 이름, 성명, 성함, 내 이름, 담당자 이름, 담당자명, 담당자, 고객명, 연락처 이름, 이름(성명), 이름(한글), 고객 이름,
    고객 성함, 고객님 성함, 신청자, 신청자명, 신청인, 문의자, 문의자명, 작성자, 성명(한글), 담당자 성함, 예약자,
    예약자명, 성함 이름, 실명, 이름 성함 | 이름(first), 이름 first | 성, 성씨 | 이메일, 이메일 주소, 내 이메일, 메일,
    전자우편, 메일주소, e메일, 이메일주소, 담당자 이메일, 회신 이메일, 회사 이메일, 업무용 이메일, e mail, 이멜,
    전자메일, 연락 이메일 | 전화번호, 전화, 휴대폰, 휴대전화, 연락처, 핸드폰, 휴대폰 번호, 모바일, 휴대폰번호, 핸드폰
    번호, 연락처 번호, 전화 번호, 담당자 연락처, 담당자 전화번호, 고객 연락처, 휴대 전화, 휴대전화번호, 휴대전화 번호,
    핸드폰번호, 연락 가능한 번호, 연락 가능한 전화번호, 연락 전화번호, 유선전화, 일반전화, 회신번호, 회신 연락처,
    신청자 연락처, 모바일 번호, hp | 메시지, 내 문의, 문의 내용, 문의내용, 문의사항, 내용, 질문, 메모, 비고, 문의,
    상담 내용, 요청사항, 코멘트, 문의하실 내용, 문의 사항, 상담내용, 상담 문의, 요청 사항, 요청 내용, 요청내용, 질문
    내용, 질문내용, 질문사항, 남기실 말씀, 하고 싶은 말, 하실 말씀, 기타, 기타사항, 기타 사항, 기타 문의사항, 상세
    내용, 상세내용, 메세지, 의견, 추가 내용, 추가 정보, 프로젝트 설명, 설명, 본문, 신청 내용, 건의사항, 특이사항 |
    회사, 회사명, 내 회사, 업체명, 기업명, 단체명, 조직, 상호, 회사 이름, 회사(기관)명, 기관명, 소속, 소속기관, 기업,
    단체, 법인명, 상호명, 업체, 학교, 직장, 사업장명 | 국가, 나라 | 도시, 시/군/구, 시, 거주지, 거주 지역, 지역,
    시군구 | 거리, 주소, 도로명, 상세주소, 집주소, 회사 주소, 배송지, 배송 주소, 도로명 주소, 주소지 | 우편번호, 우편
    번호 | 직위, 직책, 직함, 직무, 직급, 담당 업무, 직업, 직책/직급, 역할 | 제목, 주제, 문의 제목, 문의제목, 문의
    유형, 타이틀, 건명 | 웹사이트, 홈페이지, 웹 사이트, 홈페이지 주소, 사이트, 사이트 주소, 웹사이트 주소, 회사
    홈페이지, url, 웹페이지
lo: ຊື່, ຊື່ເຕັມ, ຊື່ຂອງທ່ານ | ຊື່ແທ້ | ນາມສະກຸນ | ອີເມວ, ອີເມລ | ໂທລະສັບ, ເບີໂທ, ມືຖື, ເບີໂທລະສັບ | ຂໍ້ຄວາມ, ຄຳຖາມ, ໝາຍເຫດ |
    ບໍລິສັດ, ຊື່ບໍລິສັດ | ປະເທດ | ເມືອງ | ຖະໜົນ, ທີ່ຢູ່ | ລະຫັດໄປສະນີ | ຕຳແໜ່ງ | ຫົວຂໍ້ | ເວັບໄຊ, ເວັບໄຊທ໌
lt: vardas, vardas pavardė, vardas ir pavardė, jūsų vardas, kontakto vardas, kontaktinis asmuo, pilnas vardas, pavardė
    ir vardas, vardas bei pavardė, klientas, kliento vardas, kontaktai, kontaktinio asmens vardas | vardas | pavardė |
    el. paštas, el. pašto adresas, elektroninis paštas, jūsų el. paštas, el paštas, email, e-mail, el pašto adresai,
    jūsų el pašto adresas, elektroninio pašto adresas, e paštas, paštas | telefonas, telefono numeris, mobilus,
    mobilusis telefonas, tel. numeris, mob. telefonas, mobilusis, tel nr, tel, telefonai, telefono nr, mobilaus
    telefono numeris, mob tel, jūsų telefonas, jūsų telefono numeris, kontaktinis telefonas, kontaktinis numeris,
    whatsapp, viber | žinutė, pranešimas, pastabos, klausimas, jūsų klausimas, komentaras, jūsų žinutė, aprašymas,
    užklausa, žinutės, klausimai, jūsų klausimai, komentarai, jūsų komentaras, žinutės tekstas, tekstas, papildoma
    informacija, projekto aprašymas, kuo galime padėti, kaip galime padėti, jūsų užklausa, užklausos tekstas,
    pageidavimai, detalės, prašymas | įmonė, įmonės pavadinimas, jūsų įmonė, organizacija, bendrovė, įmonės, jūsų
    įmonės pavadinimas, organizacijos pavadinimas, kompanija, kompanijos pavadinimas, darbovietė, įstaiga | šalis,
    valstybė | miestas, miestai, jūsų miestas, gyvenvietė | gatvė, adresas, jūsų adresas, pristatymo adresas, gatvė ir
    namo numeris | pašto kodas, pašto kodai | pareigos, darbo pozicija, profesija, pareigybė, rolė, jūsų pareigos |
    tema, temos, žinutės tema, laiško tema, antraštė | svetainė, interneto svetainė, tinklalapis, tinklapis, interneto
    puslapis, puslapis, jūsų svetainė, svetainės adresas, url
lv: vārds, vārds uzvārds, vārds un uzvārds, jūsu vārds, kontaktpersonas vārds, nosaukums, kontaktpersona, pilns vārds,
    uzvārds klients, klienta vārds, kontakti | vārds | uzvārds | e-pasts, e-pasta adrese, jūsu e-pasts, epasts, email,
    e-mail, e pasts, epasta adrese, jūsu e-pasta adrese, elektroniskais pasts, pasts | telefons, telefona numurs,
    mobilais, mobilais telefons, tālrunis, tālruņa numurs, tālr, tel, tel nr, tālruņi, tālr nr, telefona nr, mobilā
    tālruņa numurs, mobilais numurs, jūsu tālrunis, jūsu telefona numurs, kontakttālrunis, kontakttelefons, whatsapp |
    ziņojums, ziņa, piezīmes, jautājums, jūsu jautājums, komentārs, komentāri, apraksts, jūsu ziņa, ziņas, ziņojuma
    teksts, ziņas teksts, jautājumi, jūsu jautājumi, jūsu komentārs, teksts, papildu informācija, papildinformācija,
    projekta apraksts, kā varam palīdzēt, kā mēs varam palīdzēt, pieprasījums, jūsu pieprasījums, vēlmes | uzņēmums,
    uzņēmuma nosaukums, jūsu uzņēmums, organizācija, uzņēmumi, jūsu uzņēmuma nosaukums, organizācijas nosaukums,
    kompānija, kompānijas nosaukums, firma, firmas nosaukums, iestāde | valsts | pilsēta, pilsētas, jūsu pilsēta,
    apdzīvota vieta | iela, adrese, jūsu adrese, piegādes adrese, iela un mājas numurs | pasta indekss | amats, darba
    amats, profesija, loma, jūsu amats, ieņemamais amats | temats, tēma, tēmas, ziņas tēma, ziņojuma tēma, virsraksts
    | mājas lapa, mājaslapa, tīmekļa vietne, vietne, mājaslapas adrese, interneta vietne, jūsu mājas lapa, url,
    vietnes adrese
mk: име, име и презиме, вашето име, име на контакт | прво име | презиме | емаил, е-пошта, вашата е-пошта, електронска
    пошта, е-маил | телефон, мобилен, телефонски број, број на телефон, мобилен телефон | порака, прашање, забелешки,
    коментар, белешки, вашата порака | компанија, фирма, име на компанија, вашата компанија | држава, земја | град |
    улица, адреса | поштенски број | работна позиција, позиција, работно место | тема, предмет, наслов | вебсајт,
    веб-страница, веб страница
mn: нэр, таны нэр, бүтэн нэр, холбоо барих нэр, овог нэр | өөрийн нэр | овог | имэйл, и-мэйл, э-мэйл, таны имэйл,
    цахим шуудан | утас, утасны дугаар, гар утас, холбоо барих утас, үүрэн утас | зурвас, мессеж, асуулт, тэмдэглэл,
    тэмдэглэлүүд, таны асуулт, сэтгэгдэл | компани, компанийн нэр, танай компани, байгууллага | улс | хот | гудамж,
    хаяг | шуудангийн код | албан тушаал, ажлын байр | гарчиг, сэдэв | вэбсайт, вэб сайт, веб сайт
ms: nama, nama penuh, nama anda | nama pertama | nama akhir | e-mel, emel, alamat e-mel | telefon, nombor telefon,
    telefon bimbit, no telefon | mesej, soalan, catatan, komen, pertanyaan | syarikat, nama syarikat | negara |
    bandar, bandaraya | jalan, alamat | poskod | jawatan | subjek, perkara | laman web, laman sesawang
my: အမည်, နာမည် | ပထမအမည် | နောက်ဆုံးအမည် | အီးမေးလ် | ဖုန်း, ဖုန်းနံပါတ် | မက်ဆေ့ချ်, မေးခွန်း | ကုမ္ပဏီ | နိုင်ငံ | မြို့ | လမ်း,
    လိပ်စာ | စာတိုက်သင်္ကေတ | ရာထူး | အကြောင်းအရာ | ဝဘ်ဆိုက်
nb: navn, fullt navn, ditt navn, kontaktnavn, kontaktperson, for- og etternavn, for og etternavn, fornavn og
    etternavn, fornavn etternavn, kundenavn, kunde, kontakt, hele navnet | fornavn | etternavn | e-post,
    e-postadresse, din e-post, epost, din e-postadresse, email, e-mail, mail, mailadresse, epostadresse, din epost,
    din mail, e-post adresse, kontakt e-post | telefon, telefonnummer, mobil, mobilnummer, tlf, mobiltelefon, ditt
    telefonnummer, telefon nr, telefonnr, tlfnr, mobil nr, mobilnr, ditt mobilnummer, din telefon, kontaktnummer,
    fasttelefon, whatsapp, mobil telefon | melding, din melding, spørsmål, ditt spørsmål, merknader, notater,
    kommentar, beskjed, beskrivelse, henvendelse, meldinger, din henvendelse, spørsmål og kommentarer, forespørsel,
    din forespørsel, kommentarer, øvrig informasjon, mer informasjon, tilleggsinformasjon, hva kan vi hjelpe deg med,
    hvordan kan vi hjelpe, hva gjelder det, beskriv prosjektet, prosjektbeskrivelse, tekst, dine spørsmål, merknad |
    bedrift, firma, firmanavn, din bedrift, selskap, organisasjon, bedriftsnavn, bedriftens navn, navn på bedrift,
    firma navn, selskapsnavn, selskapets navn, arbeidsgiver, virksomhet, forening | land | sted, by, poststed, by
    sted, kommune | gate, adresse, gateadresse, gate og nummer, gatenavn, fullstendig adresse, leveringsadresse, din
    adresse, besøksadresse | postnummer, postnr | stilling, stillingstittel, tittel, yrke, rolle, din rolle, din
    stilling, jobbtittel | emne, tema, emner, gjelder, emnefelt, hva gjelder henvendelsen | nettsted, nettside,
    hjemmeside, nettadresse, nettsideadresse, webside, web, url, din nettside
nl: naam, volledige naam, je naam, uw naam, jouw naam, naam contactpersoon, contactpersoon, voor- en achternaam,
    contactnaam, namen, voornaam en achternaam, voornaam achternaam, naam en voornaam, naam klant, klantnaam, voor en
    achternaam, contact, contactpersoon naam | voornaam, voornamen, je voornaam, uw voornaam | achternaam,
    familienaam, achternamen, je achternaam, uw achternaam, tussenvoegsel en achternaam | e-mail, e-mailadres, uw
    e-mail, je e-mail, emailadres, mailadres, uw e-mailadres, e-mails, mail, e mailadres, jouw e-mail, jouw
    e-mailadres, je e-mailadres, je mailadres, emailadressen, zakelijk e-mailadres, e-mail adres, contact e-mail |
    telefoon, telefoonnummer, mobiel, mobiel nummer, gsm, mobiele nummer, uw telefoonnummer, gsm-nummer, telefoonnr,
    je telefoonnummer, telefoonnummers, telefoon nummer, tel, tel nr, tel nummer, mobiele telefoon, mobiel
    telefoonnummer, gsm nr, jouw telefoonnummer, uw telefoon, vast nummer, vaste telefoon, whatsapp nummer, 06 nummer,
    telefoon mobiel, bel mij terug op, contactnummer | bericht, je vraag, uw vraag, vraag, opmerking, opmerkingen, uw
    bericht, je bericht, notities, toelichting, omschrijving, jouw bericht, vraag of opmerking, berichten, jouw vraag,
    uw opmerking, uw opmerkingen, vragen, vragen of opmerkingen, vragen opmerkingen, omschrijving van uw vraag, jouw
    opmerking, extra informatie, aanvullende informatie, waarmee kunnen we je helpen, waarmee kunnen wij u helpen, hoe
    kunnen we helpen, waar kunnen we je mee helpen, jouw aanvraag, uw aanvraag, aanvraag, verzoek, project
    omschrijving, projectomschrijving, details, overige informatie, uw verzoek, tekst, reactie, boodschap, overig |
    bedrijf, bedrijfsnaam, je bedrijf, uw bedrijf, organisatie, firma, naam bedrijf, bedrijven, jouw bedrijf, naam van
    uw bedrijf, naam van je bedrijf, naam organisatie, organisatienaam, bedrijf of organisatie, bedrijfs naam,
    onderneming, handelsnaam, instelling, werkgever, naam onderneming | land, landen | stad, plaats, woonplaats,
    gemeente, woonplaatsen, steden, dorp, uw woonplaats | straat, adres, straatnaam, straat en huisnummer, straten,
    adressen, straat en nummer, straat nummer, straat huisnummer, volledig adres, uw adres, huisadres, straat +
    huisnummer | postcode, postcodes, uw postcode, postcode en huisnummer | functie, functietitel, beroep, functies,
    uw functie, je functie, jouw functie, rol, positie | onderwerp, onderwerpen, onderwerp van uw bericht, betreft,
    reden van contact, thema | website, webadres, websites, uw website, je website, jouw website, websiteadres, url,
    webpagina, webadressen
pl: imię i nazwisko, imię nazwisko, jak się nazywasz, jak masz na imię, nazwa, twoja nazwa, osoba kontaktowa, osoba do
    kontaktu, klient, imię i nazwisko klienta, nazwa klienta, osoba, twoje imię i nazwisko, nazwa kontaktu, pana imię,
    imię nazwisko lub firma, imię nazwisko klienta, imiona i nazwisko, imię i nazwisko osoby kontaktowej, imię lub
    nick, imię oraz nazwisko, nazwisko i imię, pełne imię i nazwisko, dane osobowe, jak możemy się do ciebie zwracać,
    jak się do pana zwracać, imię nazwisko kontakt, imię i nazwisko zgłaszającego, zamawiający, zgłaszający, nadawca,
    podpis, osoba kontaktowa imię i nazwisko, dane kontaktowe imię i nazwisko, pana pani imię i nazwisko | imię, twoje
    imię, imiona, pierwsze imię, imie | nazwisko, twoje nazwisko, nazwiska, nazwisko rodowe | e-mail, adres e-mail,
    adres mail, poczta, poczta elektroniczna, e-mail kontaktowy, twój email, twój e-mail, adres email, adres poczty
    elektronicznej, mail, email kontaktowy, adresy e-mail, adres e mail, adres poczty, email do kontaktu, e-mail do
    kontaktu, skrzynka e-mail, adres emailowy, mejl, adres mejlowy | telefon, nr telefonu, numer telefonu, numer,
    komórka, telefon kontaktowy, nr tel, tel. do kontaktu, tel. kom., tel. komórkowy, telefon komórkowy, tel, numer
    kontaktowy, twój telefon, twój numer telefonu, kontakt telefoniczny, nr kontaktowy, numer komórki, telefony,
    telefon do kontaktu, numer telefonu kontaktowego, numer telefonu do kontaktu, kontakt tel, nr kom, numer
    komórkowy, nr komórki, kom, tel kontaktowy, tel kom, tel stacjonarny, telefon stacjonarny, numer tel, nr telefonu
    komórkowego, numer whatsapp, whatsapp, telefon firmowy, telefon służbowy, telefon prywatny, telefon mobilny, numer
    do oddzwonienia, oddzwoń na numer, nr telefonu kontaktowego | wiadomość, treść, pytanie, uwagi, komentarz, opis,
    zapytanie, treść wiadomości, treść pytania, twoja wiadomość, twoje pytanie, notatki, dodatkowe informacje, opis
    projektu, w czym możemy pomóc, notatka, treść zapytania, informacje dodatkowe, wiadomości, uwagi i pytania,
    pytania, pytania i uwagi, komentarze, treść zapytania ofertowego, opis problemu, opis zlecenia, opis usterki, opis
    potrzeb, opisz swój projekt, opisz problem, opisz czego potrzebujesz, opisz sprawę, czego dotyczy zapytanie, w
    czym możemy ci pomóc, jak możemy pomóc, jak możemy ci pomóc, twoja sprawa, dodatkowe uwagi, uwagi dodatkowe, uwagi
    do zamówienia, dodatkowy opis, szczegóły, szczegóły zlecenia, szczegóły projektu, szczegóły zapytania, napisz do
    nas, napisz wiadomość, zakres prac, opis prac, zgłoszenie, treść zgłoszenia, prośba, inne informacje, inne uwagi,
    krótki opis, notatki i uwagi, co możemy dla ciebie zrobić | firma, nazwa firmy, twoja firma, przedsiębiorstwo,
    organizacja, spółka, firmy, nazwa przedsiębiorstwa, nazwa działalności, nazwa organizacji, nazwa twojej firmy,
    nazwa instytucji, instytucja, pełna nazwa firmy, zakład pracy, pracodawca, firma nazwa, nazwa podmiotu,
    kontrahent, hotel restauracja firma, nazwa szkoły, urząd | kraj, państwo, kraje, kraj zamieszkania, kraj
    pochodzenia | miasto, miejscowość, miasta, miejsce zamieszkania, miasto zamieszkania, gmina, miejscowości | ulica,
    adres, ulica i numer, ulica i nr domu, ulice, adres zamieszkania, adres firmy, adres korespondencyjny, adres
    dostawy, adres budowy, adres inwestycji, adres nieruchomości, ulica i numer domu, ulica nr, ulica numer, ulica i
    nr, ul, pełny adres, adres do wysyłki, siedziba | kod pocztowy, kod, kody pocztowe, kod poczt, kod pocztowy i
    miejscowość | stanowisko, stanowisko pracy, funkcja, zawód, stanowiska, zajmowane stanowisko, twoje stanowisko,
    rola, funkcja w firmie, pozycja | temat, temat wiadomości, tytuł, dotyczy, tematy, temat zapytania, temat rozmowy,
    temat zgłoszenia, w sprawie, przedmiot zapytania, sprawa, temat kontaktu, czego dotyczy | strona www, strona,
    adres strony, www, strona internetowa, witryna, strony www, adres www, adres strony www, strona firmowa, adres
    strony internetowej, link do strony, twoja strona www, witryna internetowa, strona firmy, domena
pt: nome, nome completo, o seu nome, seu nome, nome do contato, nome do contacto, nome e sobrenome, pessoa de contato,
    nomes, nome e apelido, nome sobrenome, nome do cliente, cliente, contato, contacto, nome de contato, nome para
    contato, seu nome completo, nome próprio e apelido, nome e sobrenome completos, como se chama | primeiro nome,
    nome próprio, primeiros nomes | sobrenome, apelido, último nome, apelidos, sobrenomes | e-mail, o seu email, seu
    e-mail, seu email, correio eletrónico, correio eletrônico, endereço de e-mail, e-mail corporativo, e-mails,
    emails, endereço de email, endereço eletrônico, correio, email para contato, e-mail de contato, seu melhor e-mail,
    seu melhor email, melhor e-mail, email profissional, e-mail profissional, email corporativo, email da empresa |
    telefone, número de telefone, telemóvel, celular, número de celular, telefone celular, seu telefone, tel, telefone
    de contato, fone, número de telemóvel, contato telefônico, telefones, número de celular com ddd, celular com ddd,
    telefone com ddd, telefone fixo, telefone whatsapp, whatsapp, seu whatsapp, número de whatsapp, celular whatsapp,
    telefone celular whatsapp, telefone ou whatsapp, número de contato, contacto telefónico, número de contacto,
    telefone para contato, telefone comercial, nº de telefone, n de telefone, cel, seu celular, fone celular, telefone
    móvel, número do telefone | mensagem, sua mensagem, a sua mensagem, notas, comentário, comentários, pergunta, sua
    pergunta, a sua pergunta, dúvida, observações, descrição, observação, assunto e mensagem, mensagens, texto, texto
    da mensagem, conteúdo, escreva sua mensagem, deixe sua mensagem, como podemos ajudar, como podemos te ajudar, em
    que podemos ajudar, perguntas, dúvidas, sua dúvida, dúvida ou comentário, detalhes, mais informações, informações
    adicionais, descreva seu projeto, descrição do projeto, fale sobre seu projeto, solicitação, pedido, necessidade,
    sua necessidade, outras informações | empresa, nome da empresa, sua empresa, a sua empresa, companhia,
    organização, razão social, empresas, nome empresa, nome da sua empresa, nome da companhia, nome da organização,
    instituição, nome fantasia, entidade, escola, empresa onde trabalha | país, países, seu país | cidade, localidade,
    município, cidades, sua cidade, cidade e estado, cidade uf | rua, endereço, morada, logradouro, endereços,
    endereço completo, seu endereço, rua e número, endereço da empresa, moradas, logradouro e número, morada completa
    | código postal, cep, códigos postais, código de endereçamento postal | cargo, posição de trabalho, função,
    posição, profissão, cargos, seu cargo, cargo na empresa, ocupação, área de atuação, posição na empresa, título |
    assunto, tema, assuntos, assunto da mensagem, motivo do contato, motivo do contacto, motivo, tópico, título da
    mensagem | website, site, página web, sítio web, sites, seu site, site da empresa, endereço do site, url, páginas
    web, site url
ro: nume, nume complet, nume și prenume, numele dvs, numele dumneavoastră, numele tău, persoană de contact, nume
    contact, nume prenume, prenume și nume, numele complet, numele și prenumele, client, contact, nume client, nume
    persoană de contact | prenume, prenumele | nume de familie, numele de familie | email dvs, adresă de email, adresa
    de email, e-mail, adresă e-mail, email-ul tău, adresa email, email-uri, mail, adresa de mail, adresa ta de email,
    adresă de mail, poștă electronică, e-mail de contact, emailul tău | telefon, număr telefon, număr de telefon,
    mobil, telefon mobil, nr. telefon, nr de telefon, telefon de contact, telefoane, numărul de telefon, numărul tău
    de telefon, nr tel, nr de tel, număr mobil, număr de mobil, număr de contact, whatsapp, număr whatsapp, telefon
    fix, telefonul tău, număr telefonic | mesaj, mesajul dvs, mesajul tău, note, întrebare, întrebarea dvs,
    observații, comentariu, comentarii, descriere, detalii, mesajul dumneavoastră, mesaje, textul mesajului, conținut,
    întrebări, întrebarea ta, comentariul tău, cerere, solicitare, solicitarea ta, cum te putem ajuta, cu ce te putem
    ajuta, cum vă putem ajuta, descrierea proiectului, descrie proiectul, informații suplimentare, alte informații,
    mențiuni | companie, compania ta, firmă, nume companie, numele companiei, nume firmă, societate, organizație,
    compania dvs, companii, firma ta, numele firmei, numele companiei tale, denumire firmă, denumire companie,
    denumirea societății, instituție, nume organizație, organizația | țară, țara, țara de reședință | oraș,
    localitate, orașul, orașul tău, comună, orașe | stradă, adresă, adresa, strada, strada și numărul, adresa
    completă, adresa de livrare, adresa ta | cod poștal, codul poștal, cod poștal zip | funcție, post, poziție,
    funcția, post de muncă, funcția ta, ocupație, profesie, rol, poziția, post ocupat | subiect, temă, subiectul,
    subiectul mesajului, motivul contactării, tema, motiv | site web, pagină web, website, site, site-ul, site-ul tău,
    pagina web, adresa site, adresă web, site-ul companiei, url
ru: имя, фио, ваше имя, полное имя, имя и фамилия, контактное лицо, как вас зовут, имя контакта, ф.и.о., как к вам
    обращаться, фамилия имя, фамилия имя отчество, имя фамилия, имя и отчество, имена, фамилия и имя, ваши фио, ваше
    фио, контакт, клиент, имя клиента, имя контактного лица, как к вам можно обращаться, ваше имя и фамилия, полное
    фио, представьтесь | имя, имя отчество | фамилия, ваша фамилия, фамилии | электронная почта, эл. почта, почта,
    e-mail, ваш e-mail, емейл, имейл, адрес электронной почты, мейл, ваша почта, email, емэйл, ваш email, ваш емейл,
    ваша электронная почта, адрес почты, адрес эл почты, электронный адрес, электронный ящик, почтовый ящик, мыло, эл
    адрес, почта для связи | телефон, номер телефона, мобильный, мобильный телефон, ваш телефон, контактный телефон,
    тел, сотовый, телефон для связи, номер, мобильный номер, моб. телефон, телефоны, телефонный номер, номер
    мобильного, номер мобильного телефона, номер сотового, контактный номер, номер для связи, вайбер, ватсап, вотсап,
    whatsapp, viber, ваш номер, ваш номер телефона, ваш мобильный, рабочий телефон, сотовый телефон, моб, телефон
    whatsapp, телефон мобильный | сообщение, ваше сообщение, вопрос, ваш вопрос, комментарий, комментарии, примечание,
    заметки, текст сообщения, описание, текст, пожелания, примечания, ваш комментарий, запрос, сообщения, ваши
    вопросы, вопросы, ваши пожелания, ваше пожелание, ваши комментарии, текст вопроса, текст обращения, обращение,
    суть обращения, описание проблемы, описание проекта, опишите задачу, опишите ваш вопрос, чем мы можем помочь,
    дополнительная информация, детали, подробности, ваш запрос, заявка, текст заявки, замечания, вопросы и
    комментарии, отзыв, что вас интересует, комментарий к заказу | компания, ваша компания, название компании,
    организация, фирма, название организации, наименование организации, компании, название фирмы, наименование
    компании, название вашей компании, ваша организация, юридическое лицо, учреждение, работодатель, место работы
    компания | страна, страны, страна проживания | город, населённый пункт, населенный пункт, ваш город, город
    проживания, города | улица, адрес, адрес доставки, полный адрес, ваш адрес, адрес проживания, ул, улица и дом,
    улица дом, юридический адрес, фактический адрес | индекс, почтовый индекс, почтовые индексы, ваш индекс, почтовый
    код | должность, место работы, ваша должность, позиция, должности, профессия, роль, ваша роль, ваша позиция |
    тема, тема сообщения, тема обращения, тема письма, темы, причина обращения, тема запроса, тема вопроса | сайт,
    веб-сайт, адрес сайта, вебсайт, ваш сайт, сайты, сайт компании, ссылка на сайт, ваш веб-сайт, url, адрес вашего
    сайта
sk: meno, celé meno, meno a priezvisko, vaše meno, meno kontaktu, názov, kontaktná osoba, mená, meno priezvisko,
    priezvisko a meno, kontakt, zákazník, meno zákazníka | krstné meno | priezvisko | e-mail, e-mailová adresa, váš
    e-mail, emailová adresa, mailová adresa, emaily, mail, kontaktný e-mail, váš email, vaša e-mailová adresa,
    elektronická pošta | telefón, mobil, mobilný telefón, telefónne číslo, číslo telefónu, váš telefón, mobilné číslo,
    telefóny, tel, tel číslo, kontaktný telefón, telefónny kontakt, vaše telefónne číslo, číslo mobilu, whatsapp,
    pevná linka | správa, vaša správa, poznámka, poznámky, otázka, vaša otázka, text správy, popis, komentár, dopyt,
    správy, otázky, vaše otázky, dopyty, váš dopyt, vaša požiadavka, požiadavka, text, popis problému, popis projektu,
    ako vám môžeme pomôcť, s čím vám môžeme pomôcť, doplňujúce informácie, ďalšie informácie, podrobnosti, obsah
    správy, odkaz, vaše pripomienky, pripomienky | spoločnosť, firma, názov spoločnosti, názov firmy, vaša spoločnosť,
    organizácia, firmy, meno firmy, názov vašej firmy, názov organizácie, inštitúcia, obchodné meno, zamestnávateľ |
    krajina, štát | mesto, obec, mestá, mesto obec, bydlisko | ulica, adresa, ulica a číslo, celá adresa, adresa
    bydliska, ulica a č, ulica č | psč, poštové smerovacie číslo, smerovacie číslo | pracovná pozícia, pozícia,
    funkcia, vaša pozícia, povolanie, profesia, pozícia vo firme | predmet, téma, predmet správy, téma správy, dôvod
    kontaktu, vec | webová stránka, webstránka, webové stránky, web, adresa webu, váš web, www, url, internetová
    stránka, web stránka
sl: ime, ime in priimek, vaše ime, ime stika, naziv, polno ime, kontaktna oseba, ime priimek, priimek in ime, vaše ime
    in priimek, kontakt, stranka, ime stranke, celotno ime | ime | priimek | e-pošta, vaša e-pošta, e-poštni naslov,
    elektronska pošta, e-naslov, email, mail, e mail, e-mail naslov, e-poštni naslovi, vaš e-mail, vaš e-naslov, vaš
    e-poštni naslov, elektronski naslov, naslov e-pošte | telefon, mobilni telefon, telefonska številka, mobitel, gsm,
    telefonska, mobilna številka, tel. številka, tel, telefonske številke, tel št, telefon številka, vaš telefon, vaša
    telefonska številka, gsm številka, mobilni, mobilna, številka telefona, kontaktni telefon, stacionarni telefon,
    whatsapp, viber | sporočilo, vaše sporočilo, vprašanje, vaše vprašanje, beležke, opombe, komentar, opomba,
    povpraševanje, opis, sporočila, vprašanja, vaša vprašanja, komentarji, besedilo, besedilo sporočila, vsebina,
    vsebina sporočila, opis projekta, opis težave, dodatne informacije, kako vam lahko pomagamo, vaše povpraševanje,
    želje, podrobnosti, zahteva | podjetje, naziv podjetja, vaše podjetje, ime podjetja, organizacija, podjetja, ime
    vašega podjetja, naziv organizacije, ustanova, delodajalec, firma, družba | država | mesto, kraj, mesta, pošta in
    kraj, občina | ulica, naslov, ulica in hišna številka, ulica in številka, ulica in hišna št, vaš naslov, celoten
    naslov, naslov dostave | poštna številka, poštne številke, pošta | delovno mesto, položaj, funkcija, poklic,
    vloga, položaj v podjetju, vaša funkcija | zadeva, tema, zadeva sporočila, predmet, teme, naslov sporočila |
    spletna stran, spletno mesto, spletišče, spletne strani, spletni naslov, vaša spletna stran, url, domača stran
sq: emri, emri i plotë, emri juaj, emri i kontaktit, emër, emri dhe mbiemri, emër mbiemër, emri mbiemri, klienti |
    emri | mbiemri, mbiemër | email-i, adresa e emailit, posta elektronike, e-maili, e-mail, email, adresa juaj e
    emailit, emaili juaj, postë elektronike | telefoni, numri i telefonit, celulari, celular, numër telefoni, telefon,
    tel, numri juaj i telefonit, nr tel, numër kontakti, whatsapp, viber, telefon mobil | mesazhi, mesazh, pyetja,
    pyetje, komente, shënime, koment, mesazhi juaj, pyetjet, pyetja juaj, komenti, komentet, teksti, detaje,
    informacion shtesë, si mund të ndihmojmë, kërkesa | kompania, kompani, emri i kompanisë, ndërmarrja, organizata,
    emri i biznesit, biznesi, organizatë, institucioni | shteti, vendi | qyteti, qytet | rruga, adresa, adresë, adresa
    juaj | kodi postar | pozicioni, pozita, pozicioni i punës, profesioni, roli, puna | tema, subjekti, tema e
    mesazhit, titulli, arsyeja | faqja e internetit, uebfaqja, faqja web, sajti, website, faqe interneti, uebsajti
sr: ime, ime i prezime, vaše ime, ime kontakta, naziv, име, име и презиме, ваше име, ime prezime, prezime i ime, vaše
    ime i prezime, kontakt, kontakt osoba, klijent, име презиме, ваше име и презиме, контакт особа | ime, име |
    prezime, презиме | e-mail, vaš e-mail, e-pošta, имејл, е-пошта, e-mail adresa, имејл адреса, email, mail, imejl,
    imejl adresa, vaš imejl, vaš email, adresa e-pošte, elektronska pošta, мејл, електронска пошта | telefon, mobilni,
    broj telefona, mobilni telefon, телефон, број телефона, мобилни, мобилни телефон, kontakt telefon, tel, mob,
    mobilni broj, vaš telefon, vaš broj telefona, broj mobilnog, broj mobilnog telefona, fiksni telefon, viber,
    whatsapp, број мобилног, ваш телефон, контакт телефон | poruka, beleške, pitanje, vaše pitanje, napomena,
    komentar, порука, питање, напомена, коментар, белешке, vaša poruka, ваша порука, poruke, pitanja, vaša pitanja,
    komentari, vaš komentar, tekst poruke, sadržaj poruke, opis problema, opis projekta, dodatne informacije, kako
    možemo da pomognemo, zahtev, vaš zahtev, detalji, upit, vaš upit, текст поруке, ваше питање, коментари |
    kompanija, ime kompanije, firma, preduzeće, naziv firme, компанија, фирма, предузеће, назив фирме, vaša kompanija,
    firme, ime firme, naziv kompanije, naziv preduzeća, vaša firma, ustanova, poslodavac, назив компаније, ваша фирма
    | država, zemlja, држава, земља | grad, mesto, град, место | ulica, adresa, улица, адреса, ulica i broj, puna
    adresa, adresa stanovanja, улица и број | poštanski broj, поштански број | radno mesto, pozicija, радно место,
    позиција, zanimanje, funkcija, uloga, занимање, функција | predmet, tema, naslov, предмет, наслов, teme, predmet
    poruke, tema poruke, тема | veb sajt, web stranica, sajt, веб сајт, сајт, vebsajt, internet stranica, web sajt,
    vaš sajt, web adresa, internet sajt, url, интернет сајт
sv: namn, fullständigt namn, ditt namn, kontaktnamn, kontaktperson, för- och efternamn, ert namn, för och efternamn,
    förnamn och efternamn, förnamn efternamn, kundnamn, kund, kontakt, hela namnet, namn på kontaktperson | förnamn,
    ditt förnamn | efternamn, ditt efternamn, släktnamn | e-post, e-postadress, din e-post, mejl, mejladress, epost,
    mailadress, din e-postadress, mejladdress, e-mail, email, mail, din mejl, din mejladress, din mailadress, din
    e-mail, epostadress, e-post adress, e-mailadress, kontakt e-post | telefon, telefonnummer, mobil, mobilnummer,
    mobiltelefon, tel, ditt telefonnummer, tfn, mobilnr, telefonnr, tel nr, din telefon, mobil nr, ditt mobilnummer,
    kontaktnummer, fast telefon, whatsapp, mobil telefon, telefon mobil, ring mig på | meddelande, ditt meddelande,
    fråga, din fråga, anteckningar, kommentar, beskrivning, övrigt, noteringar, kommentarer, ärende beskrivning,
    meddelanden, ditt ärende, beskriv ditt ärende, beskriv ditt projekt, frågor, dina frågor, frågor och kommentarer,
    övrig information, mer information, ytterligare information, hur kan vi hjälpa dig, vad kan vi hjälpa dig med, vad
    gäller det, förfrågan, din förfrågan, önskemål, text, kommentar eller fråga, projektbeskrivning, övriga
    upplysningar | företag, bolag, ditt företag, företagsnamn, organisation, firma, ert företag, företagsnamnet,
    företagets namn, namn på företag, företag organisation, bolagsnamn, förening, arbetsgivare, organisationens namn,
    verksamhet | land | stad, ort, postort, stad ort, kommun, din ort, bostadsort | gata, adress, gatuadress,
    gatuadressen, adress gata, gata och nummer, fullständig adress, leveransadress, besöksadress, postadress, din
    adress | postnummer, postnr, ditt postnummer | befattning, jobbposition, titel, tjänst, roll, position, yrke,
    yrkestitel, din roll, din titel, jobbtitel, arbetstitel | ämne, rubrik, ärende, ämnesrad, ämnet, vad gäller ditt
    ärende, gäller, ärendetyp | webbplats, hemsida, webbsida, webb, webbadress, hemsidan, din hemsida, hemsideadress,
    url, webbsajt
sw: jina, jina kamili, jina lako | jina la kwanza | jina la mwisho, jina la ukoo | barua pepe | simu, nambari ya simu,
    namba ya simu | ujumbe, swali, maoni | kampuni, jina la kampuni | nchi | mji, jiji | mtaa, anwani | msimbo wa
    posta | cheo, nafasi | mada | tovuti
ta: பெயர், முழு பெயர், உங்கள் பெயர் | முதல் பெயர் | கடைசி பெயர் | மின்னஞ்சல், மின்னஞ்சல் முகவரி | தொலைபேசி, கைபேசி, தொலைபேசி எண்,
    மொபைல் | செய்தி, கேள்வி, குறிப்பு, குறிப்புகள், கருத்து | நிறுவனம், நிறுவனத்தின் பெயர் | நாடு, தேசம் | நகரம் | தெரு, முகவரி |
    அஞ்சல் குறியீடு | பதவி | பொருள், தலைப்பு | இணையதளம், வலைத்தளம்
te: పేరు, పూర్తి పేరు, మీ పేరు | మొదటి పేరు | ఇంటి పేరు | ఇమెయిల్, ఈమెయిల్ | ఫోన్, మొబైల్, ఫోన్ నంబర్ | సందేశం, ప్రశ్న, వ్యాఖ్య |
    కంపెనీ, సంస్థ | దేశం | నగరం | వీధి, చిరునామా | పిన్ కోడ్ | హోదా | విషయం | వెబ్‌సైట్
th: ชื่อ, ชื่อ-นามสกุล, ชื่อเต็ม, ชื่อของคุณ, ชื่อผู้ติดต่อ, ชื่อ นามสกุล, ชื่อ-สกุล, ชื่อ สกุล, ชื่อและนามสกุล, ชื่อ - นามสกุล, ชื่อลูกค้า,
    ลูกค้า, ชื่อผู้ติดต่อกลับ, ชื่อเล่น | ชื่อจริง | นามสกุล | อีเมล, อีเมล์, ที่อยู่อีเมล, อีเมลของคุณ, อีเมลล์, เมล,
    ที่อยู่อีเมลของคุณ, อีเมลติดต่อ, email | โทรศัพท์, เบอร์โทรศัพท์, มือถือ, เบอร์โทร, หมายเลขโทรศัพท์, เบอร์มือถือ,
    เบอร์ติดต่อ, โทรศัพท์มือถือ, เบอร์, เบอร์โทรติดต่อ, เบอร์โทรศัพท์มือถือ, เบอร์โทรของคุณ, หมายเลขติดต่อ, หมายเลขมือถือ,
    โทร, เบอร์ติดต่อกลับ, เบอร์โทรศัพท์ติดต่อ, เบอร์โทรศัพท์ที่ติดต่อได้, ไลน์ | ข้อความ, คำถาม, คำถามของคุณ, หมายเหตุ,
    รายละเอียด, บันทึก, ความคิดเห็น, โน้ต, ข้อความของคุณ, รายละเอียดเพิ่มเติม, ข้อมูลเพิ่มเติม, สอบถาม, สอบถามเพิ่มเติม,
    เนื้อหา, ข้อสงสัย, ความต้องการ, ให้เราช่วยอะไร, คำแนะนำ, ข้อเสนอแนะ, รายละเอียดโครงการ, ความเห็น | บริษัท, ชื่อบริษัท,
    บริษัทของคุณ, องค์กร, หน่วยงาน, ชื่อหน่วยงาน, ชื่อบริษัทของคุณ, ชื่อองค์กร, ร้าน, ชื่อร้าน, สถานที่ทำงาน, บริษัท/หน่วยงาน |
    ประเทศ | เมือง, อำเภอ, เขต, จังหวัด, อำเภอ/เขต | ถนน, ที่อยู่, ที่อยู่ของคุณ, ที่อยู่จัดส่ง, ที่อยู่ปัจจุบัน, บ้านเลขที่ |
    รหัสไปรษณีย์ | ตำแหน่งงาน, ตำแหน่ง, อาชีพ, หน้าที่, ตำแหน่งของคุณ | เรื่อง, หัวข้อ, หัวเรื่อง, ชื่อเรื่อง, เรื่องที่ติดต่อ,
    เรื่องที่ต้องการติดต่อ, หัวข้อเรื่อง | เว็บไซต์, เว็บไซด์, เว็บ, ที่อยู่เว็บไซต์, เว็บไซต์ของคุณ, เว็บไซต์บริษัท
tr: ad soyad, adınız soyadınız, isim, ad, adı, adınız, isim soyisim, adı soyadı, adınız ve soyadınız, iletişim adı,
    ilgili kişi, yetkili kişi, tam ad, ad ve soyad, isim ve soyisim, isim soy isim, adı ve soyadı, müşteri adı,
    müşteri, yetkili, yetkili adı soyadı, kişi adı, adınızı ve soyadınızı, ad soyadınız | ilk ad, isminiz, adiniz |
    soyad, soyadı, soyadınız, soyisim, soy isim, soy ad, soyisminiz | e-posta, e-posta adresi, e-posta adresiniz,
    eposta, elektronik posta, mail adresi, mail adresiniz, email, e mail, mail, mailiniz, e-mail adresiniz, email
    adresi, email adresiniz, e-posta adresinizi, elektronik posta adresi, e postanız, kurumsal e-posta | telefon,
    telefon numarası, telefon numaranız, cep telefonu, mobil, gsm, cep, telefonunuz, cep telefonunuz, gsm no, irtibat
    numarası, telefon no, telefonlar, tel no, cep no, cep telefon, cep telefonu numarası, cep numarası, gsm numarası,
    gsm numaranız, iletişim numarası, iletişim numaranız, iletişim telefonu, sabit telefon, whatsapp, whatsapp
    numarası, telefon numaranızı, irtibat telefonu, mobil telefon | mesaj, mesajınız, notlar, sorunuz, not, soru,
    açıklama, yorum, yorumunuz, talep, talebiniz, konu detayı, mesajlar, mesajınızı yazın, mesaj metni, mesaj içeriği,
    görüşleriniz, sorular, sorularınız, notunuz, açıklamalar, açıklamanız, size nasıl yardımcı olabiliriz, nasıl
    yardımcı olabiliriz, detaylar, detay, ek bilgi, proje açıklaması, talep detayı, yorumlar, içerik, düşünceleriniz,
    ek notlar | şirket, firma, şirket adı, firma adı, şirketin, şirketiniz, kurum, kuruluş, kurum adı, şirketler,
    şirket ismi, firma ismi, firmanız, firmanızın adı, şirketinizin adı, kurumunuz, işletme, işletme adı, iş yeri,
    işyeri, çalıştığınız kurum, şirket unvanı, firma unvanı | ülke, ülkeler, ülkeniz | şehir, il, ilçe, semt/ilçe,
    şehirler, şehriniz, ilçeniz, il ilçe, bulunduğunuz şehir | sokak, cadde, adres, sokak/cadde, adresiniz, adresler,
    açık adres, tam adres, ev adresi, iş adresi, teslimat adresi, cadde sokak, firma adresi | posta kodu, posta
    kodunuz | iş pozisyonu, pozisyon, unvan, ünvan, görev, meslek, unvanınız, göreviniz, pozisyonunuz, mesleğiniz,
    rol, iş ünvanı | konu, başlık, konular, mesaj konusu, konunuz, konu başlığı, başvuru konusu | web sitesi, internet
    sitesi, web sayfası, websitesi, web site, web adresi, web siteniz, site adresi, internet adresi, web sayfanız, url
uk: ім'я, ваше ім'я, повне ім'я, піб, п.і.б., ім'я та прізвище, контактна особа, ім'я контакту, як до вас звертатись,
    як вас звати, ім’я, прізвище та ім'я, ваше ім’я, прізвище ім'я по батькові, ім'я прізвище, ім'я і прізвище,
    прізвище та імя, імя, імя та прізвище, ваше імя, контакт, клієнт, ім'я клієнта, ім'я контактної особи, як до вас
    звертатися, як вас звуть, ваше ім'я та прізвище | ім'я, ім’я | прізвище, ваше прізвище, прізвища | електронна
    пошта, ел. пошта, пошта, ваш e-mail, адреса електронної пошти, імейл, електронна адреса, ваша електронна пошта,
    e-mail, email, емейл, ємейл, мейл, ваша пошта, ваш email, ваш емейл, адреса пошти, адреса ел пошти, електронна
    скринька, поштова скринька, електронка | телефон, мобільний, номер телефону, мобільний телефон, ваш телефон,
    контактний телефон, тел, номер, телефон для зв'язку, моб. телефон, ваш номер телефону, телефони, тел номер, номер
    моб, мобільний номер, номер мобільного, номер мобільного телефону, контактний номер, номер для зв'язку, телефон
    для звязку, вайбер, viber, whatsapp, ваш номер, ваш мобільний, робочий телефон, телефонний номер, конт телефон |
    повідомлення, ваше повідомлення, питання, ваше питання, коментар, коментарі, примітка, примітки, запитання, ваше
    запитання, опис, текст повідомлення, нотатки, побажання, текст, повідомлення до нас, ваші запитання, ваші
    побажання, ваш коментар, ваші коментарі, текст запитання, текст звернення, звернення, суть звернення, опис
    проблеми, опис проекту, опис проєкту, опишіть завдання, опишіть ваше питання, чим ми можемо допомогти, додаткова
    інформація, деталі, запит, ваш запит, зауваження, питання та коментарі, відгук, що вас цікавить | компанія, назва
    компанії, ваша компанія, організація, підприємство, фірма, компанії, назва організації, назва фірми, назва
    підприємства, назва вашої компанії, юридична назва, установа, роботодавець, назва закладу | країна, країни, країна
    проживання | місто, населений пункт, ваше місто, місто проживання, населений пункт місто, міста | вулиця, адреса,
    адреса доставки, повна адреса, ваша адреса, адреса проживання, вул, вулиця будинок, вулиця та номер будинку,
    юридична адреса | поштовий індекс, індекс, поштові індекси, ваш індекс | посада, ваша посада, посади, позиція,
    професія, роль, ваша роль | тема, тема повідомлення, предмет, тема звернення, тема листа, теми, причина звернення,
    тема запиту | сайт, веб-сайт, вебсайт, ваш сайт, сайти, адреса сайту, сайт компанії, ваш веб-сайт, посилання на
    сайт, url
ur: نام, پورا نام, آپ کا نام | پہلا نام | خاندانی نام | ای میل, ای میل ایڈریس | فون, موبائل, فون نمبر, موبائل نمبر |
    پیغام, سوال, تبصرہ | کمپنی, ادارہ, کمپنی کا نام | ملک | شہر | گلی, پتہ | پوسٹل کوڈ | عہدہ | موضوع | ویب سائٹ
uz: ism, ismingiz, to'liq ism, ism familiya, f.i.sh. | ism | familiya, familiyangiz | elektron pochta, email manzil,
    pochta | telefon, telefon raqami, telefon raqamingiz, mobil | xabar, savol, izoh, izohlar, savolingiz | kompaniya,
    tashkilot, kompaniya nomi | mamlakat, davlat | shahar | ko'cha, manzil | pochta indeksi | lavozim | mavzu |
    veb-sayt, sayt
vi: tên, họ và tên, họ tên, tên của bạn, tên liên hệ, tên đầy đủ, người liên hệ, tên khách hàng, họ và tên của bạn, họ
    tên của bạn, họ & tên, quý danh, tên người liên hệ, tên quý khách, họ tên khách hàng, tên anh/chị, khách hàng |
    tên gọi, tên riêng | họ, họ của bạn | thư điện tử, email của bạn, địa chỉ email, e-mail, email, địa chỉ mail, hộp
    thư, email liên hệ, địa chỉ thư điện tử, mail | điện thoại, số điện thoại, di động, số di động, sđt, điện thoại di
    động, số điện thoại của bạn, số liên hệ, số đt, sdt, đt, số điện thoại liên hệ, số điện thoại di động, điện thoại
    liên hệ, số liên lạc, số zalo, zalo, whatsapp, hotline, số máy, di động của bạn, số phone | tin nhắn, câu hỏi, câu
    hỏi của bạn, ghi chú, nội dung, lời nhắn, nhận xét, thông điệp, mô tả, yêu cầu, bình luận, tin nhắn của bạn, lời
    nhắn của bạn, nội dung tin nhắn, nội dung liên hệ, nội dung cần tư vấn, nội dung yêu cầu, yêu cầu của bạn, yêu cầu
    tư vấn, thắc mắc, ý kiến, ý kiến của bạn, góp ý, thông tin thêm, chi tiết, mô tả dự án, chúng tôi có thể giúp gì
    cho bạn, nhu cầu, nhu cầu của bạn, lời nhắn gửi | công ty, tên công ty, công ty của bạn, doanh nghiệp, tổ chức,
    đơn vị, tên doanh nghiệp, tên tổ chức, cơ quan, tên đơn vị, nơi làm việc, tên công ty của bạn | quốc gia, nước,
    quốc gia của bạn, đất nước | thành phố, tỉnh/thành phố, thành phố của bạn, tỉnh thành, tỉnh, quận huyện | đường,
    địa chỉ, đường phố, địa chỉ nhà, địa chỉ của bạn, số nhà tên đường, địa chỉ liên hệ, địa chỉ công ty | mã bưu
    chính, mã bưu điện | vị trí công việc, chức vụ, chức danh, vị trí, nghề nghiệp, vai trò, vị trí công tác, chức vụ
    của bạn | chủ đề, tiêu đề, chủ đề của bạn, tiêu đề tin nhắn, vấn đề, tựa đề | trang web, website, trang web của
    bạn, địa chỉ web, website công ty, url, trang chủ
zh: 姓名, 名称, 您的姓名, 你的名字, 名字, 联系人, 联系人姓名, 您的名字, 名稱, 聯絡人, 聯絡人姓名, 您的大名, 全名,
    稱呼, 称呼, 客户姓名, 聯絡人名稱, 真实姓名, 姓 名, 客户名称, 客戶姓名, 联系人名, 您的称呼, 怎么称呼, 怎么称呼您,
    如何称呼, 联络人, 真實姓名, 您的全名, 聯繫人, 聯繫人姓名, 聯絡姓名, 收件人, 姓名全称 | 名, 名字, 名 first | 姓,
    姓氏, 姓 last | 电子邮件, 邮箱, 电子邮箱, 邮件, 您的邮箱, 邮箱地址, 電子郵件, 電郵, 你的電郵地址, 電郵地址, 信箱,
    電子信箱, 您的电子邮件, 电邮, 邮件地址, 您的邮件, 您的邮件地址, 您的電子郵件, 您的電郵, 电子邮件地址,
    電子郵件地址, 電子郵箱, e mail, 联系邮箱, 聯絡電郵, 常用邮箱, 公司邮箱, 工作邮箱, 邮 箱, 電子信箱地址 | 电话,
    手机, 手机号, 手机号码, 电话号码, 联系电话, 電話, 手機, 電話號碼, 聯絡電話, 手機號碼, 行動電話, 您的电话,
    联系方式, 联系手机, 聯繫電話, 微信, 微信号, 联系人电话, 您的手机, 您的手机号, 您的手机号码, 您的電話, 聯絡手機,
    联系号码, 联系方式电话, 移动电话, 手提电话, 手提電話, 固定电话, 座机, 電話或手機, 电话手机, 电话/手机, 手機電話,
    whatsapp, whatsapp号码, 微信/电话, 微信电话, 联系电话手机, 市話, 行動電話號碼, 聯絡電話號碼, 电 话 | 留言, 消息,
    备注, 您的问题, 问题, 内容, 留言内容, 訊息, 備註, 您的問題, 問題, 內容, 詢問內容, 咨询内容, 描述, 说明, 需求,
    信息, 詳細內容, 评论, 您的需求, 您的留言, 留言內容, 註記, 您的留言内容, 咨询问题, 咨询, 您的咨询内容, 需求描述,
    您的需求描述, 项目描述, 項目描述, 補充說明, 补充说明, 其他说明, 其他說明, 其他信息, 留言板, 留言信息, 信息内容,
    反馈, 反馈内容, 意见反馈, 意見, 建议, 建議, 问题描述, 問題描述, 详情, 詳情, 具体需求, 說明, 訊息內容, 您的訊息,
    諮詢內容, 諮詢問題, 需求說明, 备注信息, 备注说明, 正文 | 公司, 公司名称, 您的公司, 公司名稱, 企业名称, 单位, 企业,
    企業名稱, 您的公司名称, 单位名称, 組織, 机构, 公司名, 企業, 單位, 單位名稱, 所在公司, 所在单位, 您的單位, 组织,
    组织名称, 機構, 機構名稱, 机构名称, 店铺名称, 工作单位, 公司/组织, 服務單位 | 国家, 國家, 国家/地区, 國家 / 地區,
    国家地区, 所在国家, 所在國家, 您的国家, 国别 | 城市, 市, 所在城市, 所在地, 所在地区, 您所在的城市, 縣市, 所在縣市,
    城市名称 | 街道, 地址, 详细地址, 詳細地址, 街道地址, 联系地址, 您的地址, 通讯地址, 通訊地址, 聯絡地址, 公司地址,
    收货地址, 家庭住址, 住址, 街道门牌 | 邮编, 邮政编码, 郵遞區號, 邮编号码, 邮政编号, 郵政編碼, 邮递区号 | 职位,
    工作岗位, 职务, 職稱, 工作職位, 工作職稱, 職位, 岗位, 職務, 职称, 您的职位, 您的职务, 職業, 职业, 頭銜, 担任职务 |
    主题, 主題, 标题, 標題, 主旨, 留言主题, 咨询主题, 邮件主题, 信件主旨, 您的主题, 標題主旨, 诉求主题 | 网站, 網站,
    网址, 公司网站, 網址, 网址链接, 公司網址, 公司網站, 官网, 官網, 您的网站, 网站地址, 網站地址, 網頁
"""
MEANINGS = (
    "name", "first_name", "last_name", "email", "phone", "text", "company", "country", "city", "street", "postcode",
    "job_title", "subject", "website",
)  # fmt: skip

# Of no language.
TECHNICAL = {
    "dial_code": "phone country code, country calling code, country dial code, dial code, dialing code, dialling code, "
    "calling code, phone prefix, phone code, international prefix, prefix, prefiks, kierunkowy, numer kierunkowy, "
    "kierunkowy kraju, ländervorwahl, landesvorwahl, vorwahl, indicatif, indicatif téléphonique, indicatif pays, "
    "prefijo, prefijo telefónico, código de área, prefisso, prefisso internazionale, ddi, landnummer, landskod, "
    "předvolba, predvoľba, код страны, код країни, ülke kodu, 国家代码, 区号, 國碼, 国番号, 국가번호, mã quốc gia",
    "utm_source": "utm source",
    "utm_medium": "utm medium",
    "utm_campaign": "utm campaign, utm campaign name",
    "utm_term": "utm term, utm keyword",
    "utm_content": "utm content",
    "utm_id": "utm id",
    "gclid": "gclid, google click id",
    "gbraid": "gbraid",
    "wbraid": "wbraid",
    "fbclid": "fbclid, facebook click id",
    "msclkid": "msclkid, microsoft click id",
    "ttclid": "ttclid, tiktok click id",
    "li_fat_id": "li fat id",
    "referrer": "referrer, referer, http referer, http referrer, document referrer, referrer url, referer url, referring "
    "url, referer title",
    "page": "page url, page link, page location, landing page, landing page url, landing url, source url, current url, "
    "form url, page uri, embed url, entry page, strona źródłowa",
    "taxid": "nip, vat, vat id, vat number, vat no, tax id, tax number, tax no, tin, nip firmy, numer nip, ust-idnr, "
    "ust id, ustid, umsatzsteuer id, steuernummer, siren, siret, numéro tva, n tva, tva intracommunautaire, cif, nif, "
    "rfc, partita iva, p iva, piva, codice fiscale, cnpj, cpf, nipc, kvk, kvk nummer, btw nummer, btw, cvr, cvr nummer, "
    "org nr, orgnr, organisationsnummer, organisasjonsnummer, momsnr, y tunnus, ičo, dič, ič dph, adószám, cui, eik, еик, "
    "булстат, инн, єдрпоу, edrpou, іпн, oib, pib, пиб, davčna številka, αφμ, vergi no, vergi numarası, vkn, pvm kodas, "
    "pvn numurs, gstin, gst number, gst, abn, npwp, mã số thuế, 税号, 稅號, 統一編號, 統編, 사업자등록번호, 法人番号",
    "form": "form, form name, form title, formularz, nazwa formularza, formular",
    "form_id": "form id, id formularza",
    "submission": "submission id, entry id, response id, unique id, lead id, submission, submission uuid",
    "trap": "_gotcha, gotcha, honeypot, honey pot, hp, hp field, bot-field, bot field, botcheck, url trap, "
    "leave blank, leave this blank, "
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
    danychosobowych regulamin oswiadcz rozumiem personenbezogen dsgvo donneespersonnelles datospersonales datipersonali
    dadospessoais persoonsgegevens privacyverklaring avg персональн приват конфиденц съгласен сагласан особистих
    osobnichudaj osobnychudaj gdpr prihvacam suglasan slazem pristajem strinjam privolitev zasebnost sutinku privatumo
    piekritu privatum nousun privaatsus tietosuoja hyvaksy elfogad adatkezel adatvedel consimt confidentialitate
    godkann integritets personuppgift godtar accepterer persondata personvern kvkk onayl aydinlatma rizaveri
    αποδεχ συμφων προσωπικ اوافق موافق الخصوصيه الخصوصية מאשר מסכימ הסכמה פרטיות תקנון موافقم حریم
    同意 承诺 隐私 隱私 個人情報 プライバシ 承諾 동의 개인정보 dongy chinhsachbaomat setuju kebijakanprivasi ยินยอม ยอมรับ सहमत
"""

# May stand around any of them: whose it is, that it is asked for, that it must be given.
FILLERS = frozenset(
    """
    your my the a an of our please enter in or and what is whats s no number address adresse field input for contact best
    preferred optional required primary main valid full provide give us tell add fill write insert here you mandatory
    current complete correct and to at example eg ie e g pls where can we reach on secure personal
    twoj twoja twoje twojej twojego pan pana pani panstwa prosze podaj podaj wpisz wprowadz uzupelnij numer nr adres do
    kontaktu kontaktowy kontaktowa kontaktowe wymagane pole opcjonalnie obowiazkowe swoj swoja swoje aktualny twoim moj
    lub oraz oder und ou y et och eller og ja tai og nebo alebo vagy es sau si ve veya и или та або ή και
    geben sie ein entrer escreva deje
    ihr ihre ihren ihrem dein deine deinen bitte nummer angeben eingeben pflichtfeld eintragen mein meine erforderlich
    votre vos notre le la les l d mon ma mes veuillez saisir saisissez indiquez entrez champ requis obligatoire facultatif
    su tu sus tus mi el los las del de un una por favor ingrese ingresa introduce introduzca escribe escriba obligatorio
    il tuo tua suo sua suoi i lo gli inserisci inserire campo obbligatorio facoltativo della dello dell mio mia
    o os as seu seus teu tua meu minha digite informe insira obrigatorio opcional preencha da das dos
    uw je jouw mijn jullie vul geef het een van verplicht optioneel in svp
    din ditt dina dit dine mit min mitt ert er eders indtast angiv skriv ange fyll i ange pakraevet obligatorisk valgfri
    sinun oma anna kirjoita syota pakollinen valinnainen sinu teie palun sisesta kohustuslik
    vas vasa vase vasi vasu vaseho vasej vyplnte zadejte zadajte uvedte povinne nepovinne prosim unesite upisite obavezno
    vnesite vpisite obvezno vase cislo c moj moje muj broj br stevilka
    ваш ваша ваше ваши вашу мой моя моё мое вас свой свою свое введите укажите напишите впишите обязательно обязательное
    поле номер введіть вкажіть напишіть свій свою своє обовязково обовязкове мій вашата вашият вашето вашия въведете
    моля внесете вашиот внесете задължително номер на за контакт для связи звязку ваші
    dvs dumneavoastra tau ta introduceti completati obligatoriu va rugam numar nr
    az on kerem adja meg irja be kotelezo szam szama
    sizin senin lutfen giriniz yazin yaziniz girin zorunlu bilgisi no numarasi
    jusu tavs tava jusu musu iveskite ierakstiet ludzu ievadiet privalomas obligats numeris numurs
    anda kamu mohon masukkan isi isikan wajib nomor nombor no ban cua ban vui long nhap so bat buoc
    juaj jote shkruani zure idatzi il vostro vostra ji tei σας σου το η ο τα εισαγετε συμπληρωστε αριθμος υποχρεωτικο
    שלך שלכם נא הזן הזינו הכנס מספר חובה من فضلك أدخل ادخل رقم مطلوب الخاص بك الخاصة شما را وارد کنید لطفا شماره
    आपका आपकी अपना कृपया दर्ज करें दर्ज नंबर ของคุณ กรุณา กรอก ระบุ หมายเลข เบอร์
    您的 你的 请输入 請輸入 请填写 請填寫 必填 选填 您 ご 必須 任意 入力してください お 내 필수 선택 입력 귀하의
    """.split()
)

# The same in scripts without spaces, before or after the word.
AROUND = """
    您的 你的 贵 貴 请输入 請輸入 请填写 請填寫 请留下 填写 填寫 输入 輸入 必填 选填 選填 必须 必須
    任意 ご入力ください を入力してください 入力してください を入力 ご記入ください 入力 欄 お客様の
    あなたの 귀하의 고객님의 고객님 내 나의 을입력하세요 를입력하세요 을입력해주세요 를입력해주세요
    입력 필수 선택 ของคุณ กรุณากรอก กรุณาระบุ กรอก ระบุ ของท่าน របស់អ្នក ຂອງທ່ານ
"""

# Of plurals, cases, articles and possessives, longest first.
ENDINGS = sorted(
    set(
        """
        s es e en n er et ene erne na ne ul ului lui le ii i a ak aren ja je od ed y u ow ami om em ie ou
        iniz unuz niz nuz in un im um si sta ssa ini imiz
        та то те ът ят а у ы и і е я ю ом ам ів ов ой ей
        ك كم نا تان تون ם ך כם
        님 을 를 은 는 이 가
        """.split()
    ),
    key=lambda ending: (-len(ending), ending),
)
