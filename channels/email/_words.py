"""What mail programs write around a quoted or forwarded mail, by language: a language is a line of data.

Words are compared in lower case. Of stems any longer word counts.
"""

import re

# language: From | To | Cc | Date | Subject | Reply-To
LABELS = """
    en: from, sender | to, recipient, recipients | cc | date, sent, sent at, sent on | subject |
        reply-to, reply to
    pl: od, nadawca | do, adresat, odbiorca | dw, udw, kopia, do wiadomości | data, wysłano,
        wysłane, data wysłania | temat | odpowiedz do, odpowiedź do, odpowiedz-do
    de: von, absender | an, empfänger | cc, kopie, kopie (cc) | datum, gesendet, gesendet am |
        betreff | antwort an, antworten an
    fr: de, expéditeur, envoyé par | à, a, destinataire, destinataires | cc, copie, copie à | date,
        envoyé, envoyé le | objet, sujet | répondre à, répondre-à
    es: de, remitente, enviado por | para, a, destinatario | cc, cco, con copia, copia | fecha,
        enviado, enviado el, enviada | asunto | responder a
    it: da, mittente, inviato da | a, destinatario | cc, c.c. | data, inviato, inviata, inviato il
        | oggetto | rispondi a
    pt: de, remetente | para, destinatário | cc, c/c, cópia | data, enviado, enviada, enviado em,
        enviada em | assunto | responder para, responder a
    nl: van, afzender | aan, naar | cc, kopie | datum, verzonden, verstuurd, verzonden op |
        onderwerp | antwoord aan, antwoorden aan, beantwoorden
    sv: från, avsändare | till, mottagare | kopia, cc | datum, skickat, skickades | ämne | svara
        till, svar till
    no: fra, avsender | til, mottaker | kopi, cc, kopi til | dato, sendt | emne | svar til
    da: fra, afsender | til, modtager | cc, kopi, kopi til | dato, sendt | emne | svar til, besvar
        til
    fi: lähettäjä | vastaanottaja, kohde, saaja | kopio, cc | päivämäärä, päiväys, pvm, lähetetty |
        aihe | vastausosoite, vastaus
    cs: od, odesílatel | komu, pro, příjemce, adresát | kopie, cc | datum, odesláno, odesláno dne |
        předmět | odpověď na, odpovědět komu
    sk: od, odosielateľ | pre, komu, príjemca, adresát | kópia, cc | dátum, odoslané, poslané,
        dátum odoslania | predmet | odpoveď na, odpovedať komu
    hu: feladó, küldő | címzett, címzettek | másolatot kap, másolat, másolatot kapja | dátum,
        elküldve, küldve, küldés dátuma, küldés ideje | tárgy | válaszcím
    ro: de la, de, expeditor, expeditorul | către, catre, pentru, la, destinatar, destinatarul |
        cc, copie, în copie | dată, data, trimis, trimise, expediat | subiect, subiectul | răspuns
        către, răspundeți la, răspunde la
    hr: od, šalje, pošiljatelj | za, prima, primatelj | kopija, cc, kopija za | datum, poslano |
        predmet, naslov | odgovori na, odgovor za
    sl: od, pošiljatelj | za, prejemnik | kp, kopija | datum, poslano | zadeva | odgovori na
    sr: od, šalje, од, шаље | za, prima, за, прима | kopija, копија | datum, poslato, датум,
        послато | naslov, предмет, наслов | odgovori
    uk: від, від кого, відправник | кому, до, одержувач | копія | дата, надіслано, відправлено |
        тема | кому відповісти, відповідь
    ru: от, от кого, отправитель | кому, получатель | копия, cc | дата, отправлено, послано, дата
        отправки | тема | ответить, кому ответить, обратный адрес
    bg: от, изпращач, подател | до, получател | копие | дата, изпратено | относно, тема | отговор до
    tr: kimden, gönderen | kime, alıcı | bilgi, cc, kk | tarih, gönderildi, gönderilme tarihi,
        gönderme tarihi | konu | yanıt adresi, yanıtla
    el: από, αποστολέας | προς, παραλήπτης | κοιν, κοιν., κοινοποίηση | ημερομηνία, στάλθηκε,
        ημ/νία | θέμα | απάντηση σε
    et: saatja, kellelt | adressaat, kellele, saaja | koopia | kuupäev, saadetud | teema | vasta
    lv: no, sūtītājs | kam, adresāts, saņēmējs | kopija | datums, nosūtīts | temats, tēma | atbildēt
    lt: nuo, siuntėjas | kam, iki, gavėjas | kopija | data, išsiųsta | tema | atsakyti
    ca: de, remitent | per a, a, destinatari | cc | data, enviat | assumpte, tema | respon a
    ja: 差出人, 送信者, from | 宛先, to | cc | 日付, 送信日時, 日時, date | 件名, subject | 返信先
    zh: 发件人, 寄件人, 寄件者, 發件人 | 收件人, 收件者 | 抄送, 副本 | 日期, 发送时间, 發送時間, 发送日期,
        寄件日期, 時間, 时间 | 主题, 主旨, 主題 | 回复, 回覆
    ko: 보낸사람, 보낸 사람 | 받는사람, 받는 사람 | 참조 | 날짜, 보낸 날짜, 보낸시간 | 제목 | 회신
    ar: من | إلى, الى | نسخة | التاريخ, تاريخ الإرسال, أُرسلت | الموضوع, موضوع | الرد على
    he: מאת | אל, ל | עותק | תאריך, נשלח | נושא | השב אל
    vi: từ, người gửi | đến, tới, người nhận | cc | ngày, đã gửi, vào | chủ đề, tiêu đề | trả lời
    id: dari, pengirim | kepada, untuk, ke | cc, salinan | tanggal, dikirim | perihal, subjek |
        balas ke
"""


def _any(lines: str) -> str:
    """A pattern's alternatives, written over several lines."""
    return "".join(line.strip(" ") for line in lines.splitlines())


FIELDS = "from", "to", "cc", "date", "subject", "reply-to"

# In "Begin forwarded message" and its likes; with an end of a word for those that are also ordinary words.
FORWARDED = _any(
    r"""
    forwarded|przekaz(an|yw)|przes(łan|ył)\w+ dalej|podan\w+ dalej|weitergeleitet|transféré|transmis|réexpédié|
    reenviad|
    rebotad|inoltrat|reencaminhad|encaminhad|doorgestuurd|doorgezonden|vidarebefordra|vidaresän|videresend|
    välitetty|edelleenlähet|přeposl|přeposíl|předan|preposl|preposiel|továbbít|redirec[țţt]ion|
    transmis mai departe|prosl(ij)?eđen|posredovan|пересла|пересыл|пересил|переадрес|перенаправ|препратен|
    прослеђен|iletil|ileti başlangıcı|yönlendiril|προωθ|edastatud|pārsūtīt|persiųst|reenviat|転送|转发|轉寄|转寄|
    전달|معاد توجيه|محوّلة|
    שהועבר|chuyển tiếp|diteruskan|přeposlan|poslana naprej
    """
)
# In "-----Original Message-----" and its likes.
ORIGINAL = _any(
    r"""
    origin|oryginaln|ursprüng|ursprung|oorspronkelijk|opprinnelig|oprindelig|alkuperäi|původní|pôvodn|eredeti|
    izvorn|исходн|оригин|первонач|вихідн|özgün|orijinal|αρχικ|algne|sākotnēj|pradin|元のメッセージ|原始邮件|原始郵件|원본|
    الأصلية|המקורי|thư gốc|asli|mensaje enviado|reply message|treść wiadomości
    """
)
# In "On Monday Jan wrote:" and its likes.
WROTE = _any(
    r"""
    wrote|writes|sent|said|replied|napisał|napisali|pisze|pisał|napisana przez|schrieb|hat geschrieben|
    geschrieben|a écrit|écrit|a ecrit|écrivait|escribió|escribio|ha escrito|escribe|ha scritto|scrive|scritto|
    escreveu|escrito|schreef|geschreven|skrev|skreiv|skrifa|kirjoitti|napsal|napísal|píše|ezt írta|írta|a scris|
    scris|napisao|napisala|je napisal|pisao|piše|пише|написав|написала|пишет|писал|написал|написа|yazdı|yazmış|
    έγραψε|kirjutas|rakstīja|rašė|va escriure|書きました|のメール|のメッセージ|より|
    写道|寫道|来信|님이 작성|작성했|작성:|كتب|כתב|מאת|đã viết|
    menulis|je napisao|напиша|נכתב|נשלח|نوشت|كتابة|เขียนว่า|skrifaði|keltezéssel
    """
)
# Before a name alone: "Quoting Anna Nowak <anna@...>:".
CITES = _any(
    r"""
    quoting|quote from|zitat von|cytowanie|cytat|citando a?|citation de|citazione|citerar|citerer|citaat van|
    quotatie van|citát|citace|idézet|цитирование|цитирую|цитата|citat|citiram|alıntı
    """
)
# What such a line begins with; it may be broken into several.
OPENS = _any(
    r"""
    on|at|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|w dniu|dnia|dn\.|
    am|um|le|el|il|il giorno|in data|em|no dia|a|op|den|på|dne|dňa|dana|v|în|pe|la|în data|на|в|от|στις|στο|
    tarihinde|wiadomość napisana|pon|wt|śr|czw|pt|sob|niedz|ndz|lun|mar|mer|jeu|ven|sam|dim|mo|di|mi|do|fr|sa|
    so|mié|jue|vie|sáb|dom|quinta|seg|ter|qua|qui|sex|ma|wo|vr|za|zo|mån|tis|ons|tor|fre|lör|sön|man|tir|lør|
    søn|ke|ti|to|su|po|út|st|čt|pá|št|пн|вт|ср|чт|пт|сб|вс|нд|вівторок|пон|čet|pet|sub|ned|pzt|sal|çar|per|cum|
    paz|\d{4}年 ?\d+月 ?\d+日|\d{4}[-./]\d+|\d{1,2}[-./]\d+|\d{1,2}\. ?\w+|\d{1,2} (?:de )?\w+
    """
)
# What a telephone puts under a mail.
DEVICE = _any(
    r"""
    sent (wirelessly )?from (?!the (office|company))|sent (on the go|by my)|
    get [\w. ]{2,20} for (ios|android|mac|windows)|
    yahoo mail: |(please )?excuse (the |my |any )?(typos|brevity)|wysłan[eoy] (z|ze) |
    von meinem .{1,40}gesendet|gesendet (von|aus) |diese nachricht wurde von meinem|
    envoyé (sans fil )?(de mon|depuis|à partir) |provenance : |enviad[oa] (desde|de|do|da|a partir) |
    inviato (da|dal|dallo) |(verstuurd|verzonden) (vanaf|vanuit) |
    skickat från |skickades från |sendt fra |lähetetty \S*(sta|stä|ni|sin|ista) ?|
    odesláno (z|ze) |odoslané (z|zo) |poslané z |küldve a |
    trimis (de pe|din) |(poslano|послато|poslato) (z|s|sa|iz|са|из|с) |
    отправлено (с|со|из) |надіслано (з|із|зі) |відправлено (з|із|зі) |изпратено от |
    (στάλθηκε|εστάλη) από |saadetud minu |nosūtīts no |išsiųsta iš |
    enviat (des|del) |发自|發自|從我的|从我的|从 .{1,30}发送|
    (أُرسلت|أرسلت|تم الإرسال) من|נשלח מ|(đã )?gửi từ|dikirim dari|ส่งจาก|ارسال شده از
    """
)
# The same with a word for "by" or "with", which may as well speak of a courier: only beside a device or a program.
BY_DEVICE = _any(
    r"""
    sent (via|using|with|by)|(wysłan[eoy]|nadano|napisano) (za pomocą|przy użyciu|przez|w)|gesendet (mit|über)|
    diese nachricht wurde|envoyé (par|avec)|
    enviad[oa] (via|por|con|com)|inviato (con|tramite)|(verstuurd|verzonden) (met|via)|
    skickat (med|via)|sendt (med|via)|odesláno (pomocí|přes)|odoslané (pomocou|cez)|
    trimis (cu|prin)|poslano preko|отправлено (через|от)|надіслано (через|за)|изпратено (с|чрез)
    """
)
# In languages that say it last.
DEVICE_END = r"(?:ról|ről|ból|ből|val|vel) küldve|(?:nd[ae]n|d[ae]n|t[ae]n|ile) gönderildi|から送信|에서 보냄"
DEVICE_NAME = _any(
    r"""
    phone|ipad|android|samsung|galaxy|huawei|xiaomi|blackberry|windows|mobil|mail|outlook|gmail|proton|app\b|aplikac|
    telefon|handy|tablet|komórk|zoho|yahoo|gmx|web\.de|posta|pošta|poczt|почт|пошт|тел[еэ]фон
    """
)
# What an application or a virus scanner says of itself, in any language: short, and no question.
ADVERT = r"""(?=[^?]{3,160}$)(?:
    (?=.{3,80}$)(?:\S+\s+){0,5}\S*(?:outlook|bluemail|typeapp)\b.*(?:ios|android)|
    (?=.{3,80}$).{0,6}(?:ios|android|windows 版).{0,30}(?:outlook|メール)|
    .*(?:vir(?:us|en)|wirus|vírus|вирус|вірус).{0,80}(?:avast|avg|norton|eset|kaspersky|antivir|www\.)
)"""
# A greeting at the end, alone on its line or before a name.
CLOSING = _any(
    r"""
    (with )?(best|kind|kindest|warm|warmest|many|my best)( and kind)?,? (regards|wishes)|all the best|best|regards|
    (with )?(thanks|thank you)( and| &|,) (best |kind |warm )?regards|rgds|cheers|warmly|
    sincerely( yours)?|yours (truly|sincerely|faithfully)|respectfully( yours)?|cordially|
    (many )?thanks( again| in advance)?|
    thank you( in advance| very much)?|thx|br|kr|take care|have a (nice|great|good) (day|weekend)|looking forward|

    (pozostaję |łączę )?z (poważaniem|wyrazami szacunku|szacunkiem)|z góry dziękuję|
    (serdecznie |gorąco )?(pozdrawiam|pozdrowienia|pozdr)( serdecznie| gorąco)?|łączę pozdrowienia|
    (z|ze) (serdecznymi )?pozdrowieniami|(miłego|dobrego) (dnia|weekendu)|dziękuję( bardzo)?|dzięki|

    mit (freundlichen|besten|herzlichen|lieben|vielen) (grüßen|grüssen|gruß|gruss)|mit freundlichem gru(ß|ss)|
    (viele|liebe|beste|schöne|herzliche|freundliche|sonnige) gr(ü|ue)(ß|ss)e( aus \w+)?|beste wünsche|lg|vg|mfg|
    gru(ß|ss)|hochachtungsvoll|danke( im voraus)?|vielen dank( im voraus)?|besten dank|

    (bien )?cordialement|bien à (vous|toi)|salutations|(meilleures|sincères|cordiales) salutations|cdlt|
    merci( beaucoup| d'avance)?|amicalement|respectueusement|sincèrement|bonne journée|très cordialement|

    (reciba )?(un )?(cordial(es)? |afectuoso )?saludos?( cordial(es)?)?|atte\.?|atentamente|muchas gracias|gracias|
    (un )?abrazo|salutacions|atentament|
    (molti )?(cordiali|distinti|cari|i migliori)? ?saluti|cordialmente|(molte )?grazie|in fede|buona giornata|
    atenciosamente|(com os )?(melhores |meus )?cumprimentos|(um )?abraços?|att|(muito )?obrigad[oa]|grat[oa]|

    (met )?(vriendelijke|hartelijke|beste) groet(en)?|groet(en|jes)?|mvg|hoogachtend|bedankt|alvast bedankt|
    hartelijk dank|
    (med )?(vänlig(a)?|bästa) hälsning(ar)?|hälsningar|mvh|(med )?(vennlig|venlig|bedste|beste) hilsen|
    (de )?(bedste|venligste|beste) hilsner|hilsen|vh|tack|takk|tak|på förhand tack|på forhånd tak|kveðja|kær kveðja|
    (ystävällisin |parhain |yhteistyö)?terveisin|kiitos( etukäteen)?|t\.|

    s (přátelským )?pozdravem|s úctou|hezký den|děkuji|díky|s pozdravom|s úctou|ďakujem|vopred ďakujem|pekný deň|
    (szívélyes )?üdvözlettel|(szép )?tisztelettel|üdv|köszönettel|köszönöm|
    cu (stimă|respect|drag)|o zi bună|(vă )?mulțumesc|cele bune|
    (lijep|srdačan|srdačno) pozdrav|lijepi pozdravi|s poštovanjem|pozdrav|lp|lep(o)? pozdrav(ljeni)?|
    s spoštovanjem|hvala|
    срдачан поздрав|поздрав|с поштовањем|хвала|

    з (повагою|найкращими побажаннями)|щиро( ваш)?|гарного дня|(щиро )?дякую|
    с (уважением|наилучшими пожеланиями)|всего доброго|хорошего дня|(заранее )?спасибо|благодарю|
    с уважение|(сърдечни )?поздрави|благодаря|
    saygılarımla|iyi (çalışmalar|günler)|saygılar|teşekkürler|teşekkür ederim|
    με (εκτίμηση|τιμή|φιλικούς χαιρετισμούς)|ευχαριστώ|χαιρετισμούς|
    lugupidamisega|parimate soovidega|tervitades|aitäh|tänan|ar cieņu|cieņā|paldies|ar sveicieniem|
    (su )?pagarb(iai|a)|geriausi linkėjimai|ačiū|

    よろしくお願い(いた|致)?します|宜しくお願い(いた|致)?します|敬具|以上|此致(敬礼)?|(顺)?祝(好|商祺)|谢谢|謝謝|敬上|감사합니다|고맙습니다|드림|
    مع (خالص )?(التحية|تحياتي|الشكر)|تحياتي|شكرا|בברכה|תודה|با احترام|
    trân trọng|cảm ơn|hormat (kami|saya)|terima kasih|salam|ขอแสดงความนับถือ|ขอบคุณครับ|ขอบคุณค่ะ
    """
)
# In a paragraph of small print at the end.
DISCLAIMER = _any(
    r"""
    confidential|intended (recipient|solely|only|for)|privileged|unauthori[sz]ed|disclaimer|if you are not the|
    received this (e-?mail|message|communication) in error|please delete|consider the environment|before printing|
    legally (privileged|binding)|liability|viruses|registered (office|in)|

    poufn|przeznaczon\w+ (wyłącznie|tylko)|adresat|klauzul|administratorem (pani|państwa|danych)|
    danych osobowych|rodo|
    niniejsz\w+ (wiadomoś|e-?mail|korespondencj)|przez pomyłkę|omyłkow|prosimy o (jej )?usunięcie|środowisk\w+|
    kapitał zakładowy|sąd rejonowy|

    vertraulich|ausschließlich für|nicht der (richtige|vorgesehene) (adressat|empfänger)|irrtümlich|informieren sie|
    vernichten|unerlaubt|handelsregister|amtsgericht|geschäftsführer|diese (e-?mail|nachricht)|
    confidentiel|destinataire|par erreur|ce (message|courriel|mail)|détruire|confidencial|destinatario|
    por error|este (mensaje|correo)|elimin|protección de datos|riservat|per errore|questo messaggio|informativa|
    por engano|esta mensagem|vertrouwelijk|uitsluitend bestemd|geadresseerde|dit (bericht|e-?mail)|
    konfidentiell|detta (meddelande|mejl)|av misstag|fortrolig|denne (e-?mail|meddelelse|e-post)|ved en fejl|
    luottamuksel|tämä viesti|důvěrn|tato zpráva|omylem|dôvern|táto správa|omylom|
    bizalmas|ez az (üzenet|e-?mail)|címzett|confidenţial|confidențial|acest (mesaj|e-?mail)|din greșeală|
    povjerljiv|ova poruka|greškom|zaupn|to sporočilo|поверљив|конфиденц|это сообщение|по ошибке|
    конфіденц|це повідомлення|помилков|поверител|това съобщение|gizli|bu e-?posta|yanlışlıkla|
    εμπιστευτικ|το (παρόν|μήνυμα)|konfidentsiaal|konfidenciāl|konfidencial|機密|保密|机密|기밀
    """
)
# The footer of a list that a mail came through.
LIST_FOOTER = _any(
    r"""
    mailing[- ]?list|listinfo|unsubscribe|abmelden|wypisa|désabonn|desuscrib|cancelar la suscripción|disiscri|
    you received this message because|google ?groups|groups\.google|lista dyskusyjna|liste de diffusion|
    avmeld|afmeld|uitschrijven|отписа|відписа|leave the list|list archive
    """
)
# In a subject, before the colon.
FORWARD_PREFIX = _any(
    r"""
    fw|fwd|forward|forwarded|wg|wtr|wtl|tr|trans|transf|rv|reenv|enc|i|inoltro|doorst|dst|pd|przekazane|vb|vid|
    videre|fs|vl|vs|vidb|tov|továbbítás|továbbítva|fv|redir|pre|preposlané|přeposláno|pr|př|yml|ml|psr|posred|
    proslijeđeno|prosl|
    posr|перес|пересл|пересылка|пер|препр|ilt|i̇lt|ılt|yön|πρθ|προώθ|prom|edasi|pārs|persiųsta|转发|轉寄|转寄|転送|전달|
    إعادة توجيه|הועבר|chuyển tiếp|trs|fwd\(\d+\)
    """
)
# What an answer's begins with.
ANSWER_PREFIX = _any(
    r"""
    re|odp|aw|antw|antwort|sv|r|ref|rif|res|resp|ynt|yan|vá|vál|válasz|bls|atb|nb|na|на|отв|відп|απ|σχετ|rép|
    rép\. ?|vs: ?re|回复|回覆|答复|返信|회신|رد|תשובה|השב|trả lời|bal|rv: ?re
    """
)


def _labels() -> dict[str, str]:
    known: dict[str, str] = {}
    for line in re.split(r"^ *\w\w:", LABELS, flags=re.M)[1:]:
        for field, words in zip(FIELDS, line.split("|"), strict=True):
            for word in words.split(","):
                known.setdefault(" ".join(word.split()), field)
    return known


KNOWN = _labels()
_capital = "|".join(
    re.escape(form)
    for word in sorted(KNOWN, key=len, reverse=True)
    for form in ([word.capitalize(), word.upper()] if len(word) < 4 else [word.capitalize()])
)
INLINE = re.compile(rf"(?:{_capital})\s*[:：](?=\s)")
STROKES = frozenset("-‐–—_=*")
_forward_line = re.compile(
    rf"(?:[-‐–—_=*]{{2,80}}.{{0,60}}?(?:{FORWARDED}).{{0,80}}|(?=.{{0,80}}$).{{0,40}}(?:{FORWARDED}).{{0,60}}[:：]\**)$",
    re.I,
)
_original_line = re.compile(rf"[-‐–—_=*]{{2,80}}.{{0,40}}?(?:{ORIGINAL}).{{0,60}}$", re.I)
WROTE_LINE = re.compile(
    rf"(?:^|[\s>,;)\"'\u200f])(?:{WROTE})(?:\W|$)|(?:写道|寫道|書きました|님이 작성|のメール|のメッセージ)",
    re.I,
)
OPENING = re.compile(rf"(?:{OPENS})(?![\w@])", re.I)
INNER_OPENING = re.compile(rf"(?<=[.!?)-])\s*(?=[^\W\d_])(?i:{OPENS})(?![\w@])")
CITES_LINE = re.compile(rf"(?:{CITES})\b", re.I)
_device_line = re.compile(rf"[-–—_*\s]*(?:{DEVICE}|(?:{BY_DEVICE})(?!\w).*(?:{DEVICE_NAME}))", re.I)
_device_end = re.compile(DEVICE_END, re.I)
ADVERT_LINE = re.compile(ADVERT, re.I | re.X)
_closing = re.compile(rf"(?:{CLOSING})(?![\w'])", re.I)
_name = re.compile(r"[\w.'’/-]+(?: [\w.'’/-]+){0,4}")
SMALL_PRINT = re.compile(rf"(?<![a-ząćęłńóśźż])(?:{DISCLAIMER})", re.I)
FOOTER = re.compile(LIST_FOOTER, re.I)
_prefix = rf"(?:{FORWARD_PREFIX})(?:\s?[\[(]\d+[\])])?\.?\s*[:：]"
# "Fwd: ...", after an answer's prefix or a list's name too; as Pine and Horde write it: "... (fwd)".
FORWARD_SUBJECT = re.compile(
    rf"^\W*(?:\[[^\]]*\]\s*)?(?:(?:{ANSWER_PREFIX})\s*[:：]\s*)*{_prefix}|\(fwd\)\s*$", re.I
)
_answer_subject = re.compile(rf"\W*(?:{ANSWER_PREFIX})(?:\s?[\[(]\d+[\])])?\.?\s*[:：]", re.I)
_forward_prefix = re.compile(rf"^\s*(?:\[[^\]]*\]\s*)?\[?{_prefix}\s*|\s*\(fwd\)\s*$", re.I)


def says_device(line: str) -> bool:
    """Whether it is "Sent from my iPhone"."""
    return _device_line.match(line) is not None or _device_end.search(line) is not None


def says_forwarded(line: str) -> bool:
    """Whether it is "---------- Forwarded message ---------", or "Begin forwarded message:"."""
    may_be = line[:1] in STROKES or line.endswith((":", "：", "*"))
    return may_be and _forward_line.match(line) is not None


def says_original(line: str) -> bool:
    """Whether it is "-----Original Message-----"."""
    return line[:1] in STROKES and _original_line.match(line) is not None


def closes(line: str) -> bool:
    """Whether it is a greeting at the end, alone or with a name behind it."""
    found = _closing.match(line.lstrip("*_ "))
    if found is None:
        return False
    rest = line.lstrip("*_ ")[found.end() :].strip(" ,.!;:–—-*_/|&")
    words = rest.split()
    is_name = _name.fullmatch(rest) and (len(words) == 1 or not any(word[0].islower() for word in words))
    return not rest or bool(is_name) or (len(rest) < len(line) and closes(rest))


def is_forward(subject: str, text: str) -> bool:
    """Whether the subject says so. VS: is a forwarded mail in Danish and Norwegian, an answer in Finnish."""
    is_finnish = "lähettäjä" in text[:100_000].lower() and re.match(r"\W*vs\s*:", subject, re.I)
    return FORWARD_SUBJECT.search(subject) is not None and not is_finnish


def is_answer(subject: str) -> bool:
    return _answer_subject.match(subject) is not None


def bare_subject(subject: str) -> str:
    """What was forwarded, without the mark that it was."""
    found = _forward_prefix.search(subject)
    is_in_brackets = found is not None and found[0].lstrip().startswith("[") and "]" not in found[0]
    bare = _forward_prefix.sub("", subject)
    return bare.removesuffix("]") if is_in_brackets else bare
