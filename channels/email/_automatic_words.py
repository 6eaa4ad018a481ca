"""How servers and absent people say, by language, that no person wrote a mail."""

import re


def _any(lines: str) -> str:
    """A pattern's alternatives, written over several lines."""
    return "".join(line.strip(" ") for line in lines.splitlines())


# A subject begins so, after its prefixes.
UNDELIVERED = _any(
    r"""
    undeliver|non[- ]?deliver|mail (delivery )?(failed|failure|error|subsystem|system|status)|
    (mail |message )?delivery (status|fail|has failed|notification|error|problem|report|unsuccessful|delayed|incomplete)|
    (your )?(message|mail|e-?mail)( you sent)? ((delivery )?(has )?failed|could not|can ?not|was not|not delivered|blocked)|
    returned (mail|to sender)|failure notice|failed (mail|delivery)|warning: (could not|message)|rejected:|
    permanent delivery|e?mail bounce|bounced? (mail|message|e-?mail)|delayed (mail|delivery)|recipient unknown|
    niedostarcz|nie ?dostarczono|nie można dostarczyć|nie udało się dostarczyć|zwrot (wiadomości|poczty|maila)|
    błąd dostarcz|powiadomienie o (stanie|braku) dostarcz|niedoręcz|wiadomość niedostarczona|
    unzustellbar|nicht zustellbar|nachricht (konnte )?nicht zugestellt|
    benachrichtigung (zum|über den) (zustell|übermittlung)|
    fehler bei der (zustellung|nachrichtenübermittlung)|mail(zustellung)? fehlgeschlagen|rückläufer|
    non remis|échec (de|du) (la )?(remise|livraison|transmission|envoi)|notification d'état de remise|
    message non (remis|distribué)|
    no se puede entregar|no entregado|error (de|en la) entrega|notificación de(l)? estado de entrega|
    mensaje no entregado|
    non recapitabile|mancat[ao] (consegna|recapito)|notifica (di|dello) stato (della )?consegna|
    messaggio non (consegnato|recapitato)|
    não (é possível entregar|entregue)|falha (na|de) entrega|notificação de (status|estado) de entrega|
    mensagem não entregue|
    onbestelbaar|niet (be|af)geleverd|bezorging mislukt|statusmelding van bezorging|
    kan inte levereras|ej levererbart|leveransfel|olevererbart|kan ikke leveres|ikke levert|ikke leveret|
    leveringsfeil|leveringsfejl|
    toimitus epäonnistui|ei voi(tu)? toimittaa|toimittamaton|nedoručiteln|nedoručen|nedoručiteľn|chyba (při )?doruč|
    kézbesíthetetlen|sikertelen kézbesítés|nelivrat|nu (a putut|poate) fi livrat|livrare eșuată|
    neisporučiv|neisporučen|nije isporučen|ni bilo mogoče dostaviti|nedostavljiv|
    недоставлен|не доставлен|ошибка доставки|сообщение не доставлено|уведомление о (состоянии|статусе) доставки|
    помилка доставки|неможливо доставити|неуспешна доставка|недоставен|teslim edilemedi|iletilemedi|
    teslimat (hatası|durumu)|
    αδύνατη η παράδοση|δεν (είναι δυνατή|παραδόθηκε)|edastamine ebaõnnestus|nepiegādā|nepristatyta|
    配信不能|配信エラー|メール配信|未送達|未传递|退信|系统退信|无法送达|退回|배달되지 않음|반송|전송 실패|
    تعذر التسليم|فشل (التسليم|تسليم)|לא ניתן למסירה
    """
)
# The words in which servers say why: reply codes, enhanced codes, and what they mean.
DIAGNOSIS = _any(
    r"""
    \b[45]\d\d[ -#]{1,3}[45]\.\d{1,3}\.\d{1,3}\b|\bstatus: ?[45]\.\d|\b(550|551|552|553|554)[ -]|
    user unknown|unknown user|no such user|mailbox (is )?(full|unavailable|not found)|undeliverable|
    (could not|cannot|unable to|wasn't able to) (be )?deliver|not be delivered|delivery (has )?failed|
    following (address|recipient)|does not exist|invalid recipient|nie (można|udało się|mogła zostać) dostarcz|
    nie (został[ao]|będzie) dostarcz|skrzynka (odbiorcy )?(jest )?(pełna|przepełniona)|
    nicht zugestellt|konnte nicht|n'a pas pu être (remis|distribué|livré)|no (se )?(pudo|ha podido) (ser )?entrega|
    impossibile (consegnare|recapitare)|non (è stato possibile|può essere)|não (pôde|foi possível) (ser )?entreg|
    niet (worden )?(be|af)geleverd|kunde inte levereras|kunne ikke leveres|ei voitu toimittaa|nebylo možné doručit|
    nemohla byť doručená|nem sikerült kézbesíteni|nu a putut fi livrat|nije (moguće|mogla) (biti )?isporuč|
    не (удалось|может быть) достав|не вдалося достав|не може да бъде достав|teslim edilemedi|
    δεν ήταν δυνατή η παράδοση
    """
)
# A subject begins so that a program wrote for somebody who is away, or does not answer yet.
ANSWERED = _any(
    r"""
    automatic(ally generated)? (reply|response|answer)|auto[- ]?(reply|response|responder|answer|matic reply)|
    out of (the )?(office|town)|ooo\b|i('m| am) (currently )?(away|out of)|vacation (reply|response|notice)|
    on vacation:|away from (the|my) office|
    automatyczna odpowied|odpowiedź automatyczna|autoodpowied|auto-?odpowied|nieobecno|poza biurem|
    jestem (na urlopie|nieobecn)|
    automatische (antwort|rückantwort|abwesenheit)|abwesen|autom\. antwort|nicht im (büro|haus)|
    urlaubs?(abwesenheit|notiz|meldung)|
    réponse automatique|absen(ce|t)(e)? (du|de) bureau|message d'absence|en congé|absence :|
    respuesta autom[áa]tica|fuera de (la )?oficina|ausencia|ausente|risposta automatica|fuori (ufficio|sede)|assenza|
    resposta autom[áa]tica|fora do escritório|ausência|automatisch antwoord|automatische reactie|afwezig|
    automatiskt (svar|meddelande)|autosvar|frånvar|inte på (kontoret|plats)|automatisk (svar|besked)|fravær|
    ikke (til stede|på kontoret)|
    automaattinen vastaus|automaattivastaus|poissa|automatická (odpověď|odpoveď)|nepřítomnost|neprítomnosť|
    mimo kancelář|mimo kancelárie|
    automatikus válasz|házon kívül|távollét|răspuns automat|în afara biroului|absență|
    automatski odgovor|izvan ureda|odsut(an|na|nost)|samodejni odgovor|odsotnost|аутоматски одговор|одсутан|
    автоматический ответ|автоответ|вне офиса|нет на (месте|работе)|автоматична відповідь|автовідповідь|поза офісом|
    автоматичен отговор|извън офиса|otomatik (yanıt|cevap)|(ofis|işyeri) dışında|αυτόματη απάντηση|εκτός γραφείου|
    automaatvastus|kontorist väljas|automātiskā atbilde|automātiska atbilde|ārpus biroja|automatinis atsakymas|
    nėra darbe|
    自動応答|自動返信|不在|自动(答复|回复)|自動(回覆|回復)|외부재중|자동 ?(회신|응답)|부재중|
    رد تلقائي|خارج المكتب|תשובה אוטומטית|מענה אוטומטי|
    trả lời tự động|balasan otomatis|di luar kantor|resposta automàtica|svar sjálfkrafa
    """
)
# In the text of a short answer: that its writer is away...
AWAY = _any(
    r"""
    (i am|i'm|i will be) (currently )?(out of (the )?office|away|on (vacation|holiday|leave)|not in the office)|
    (jestem|będę|przebywam) (obecnie )?(na urlopie|nieobecn|poza biurem|na zwolnieniu)|
    (bin|befinde mich) .{0,40}(nicht im (büro|haus)|im urlaub|außer haus|abwesend)|
    je (suis|serai) .{0,30}(absent|en congé)|
    (estoy|estaré) .{0,30}(fuera de la oficina|ausente|de vacaciones)|sono .{0,30}(fuori ufficio|assente|in ferie)|
    (estou|estarei) .{0,30}(fora do escritório|ausente|de férias)|
    ik ben .{0,30}(afwezig|niet aanwezig|op vakantie|met verlof)|
    jag är .{0,30}(inte på|på semester|ledig|bortrest)|
    jeg er .{0,30}(på ferie|ikke (til stede|på kontoret)|bortreist)|
    olen .{0,30}(lomalla|poissa)|(jsem|budu) .{0,30}(na dovolené|mimo kancelář|nepřítom)|
    (som|budem) .{0,30}(na dovolenke|neprítom)|
    szabadságon vagyok|házon kívül|sunt .{0,30}(în concediu|plecat)|(na odmoru|na godišnjem|izvan ureda)|na dopustu|
    (нахожусь|буду|я) .{0,30}(в отпуске|отсутств|вне офиса)|(перебуваю|буду|я) .{0,30}(у відпустці|відсутн)|
    в отпуск|(izinde|ofis dışında)yim|βρίσκομαι .{0,30}(άδεια|εκτός)
    """
)
# ... and what to do meanwhile, as only those write who answer everybody.
MEANWHILE = _any(
    r"""
    urgent|in my absence|limited access|will (reply|respond|get back)|automatic|w (sprawach )?piln|pilnych|w nagłych|
    podczas mojej nieobecności|ograniczony dostęp|automatyczn|zastępuje mnie|dringend|vertretung|nicht weitergeleitet|
    automatisch|en cas d'urgence|mon absence|automatique|urgen|emergenza|mia assenza|spoed|dringende|brådskande|
    haster|
    hastende|kiireelli|naléhav|urgentn|naliehav|sürgős|hitn|nujn|срочн|терміново|невідкладн|спешн|acil|επείγον
    """
)

UNDELIVERED_SUBJECT = re.compile(rf"(\W*(auto|fwd?|re):)?\W*(?:{UNDELIVERED})", re.I)
DIAGNOSED = re.compile(DIAGNOSIS, re.I)
ANSWERED_SUBJECT = re.compile(
    rf"\W*((re|odp|aw|sv|antw|r|rif|res|vá|ynt|на|wiadomość)\s?:\s*)*\W*(?:{ANSWERED})|"
    r".{0,60}[\[(](automatyczna odpowiedź|out of office|auto[- ]?reply|automatische antwort)[\])]",
    re.I,
)
AWAY_TEXT, MEANWHILE_TEXT = (re.compile(rf"(?<!\w)(?:{words})", re.I) for words in (AWAY, MEANWHILE))
