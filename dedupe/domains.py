"""Whose mailboxes they are: domains where anybody gets one, and those thrown away after use. Pure data."""

# Of these nothing follows about the firm somebody works for.
FREE = frozenset(
    """
    gmail.com googlemail.com outlook.com outlook.pl outlook.de outlook.fr outlook.es hotmail.com hotmail.co.uk hotmail.de
    hotmail.fr hotmail.es hotmail.it live.com live.co.uk live.fr live.nl msn.com windowslive.com yahoo.com yahoo.co.uk
    yahoo.de yahoo.fr yahoo.es yahoo.it yahoo.pl ymail.com rocketmail.com icloud.com me.com mac.com aol.com aim.com
    proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.io tuta.com zoho.com fastmail.com
    fastmail.fm hey.com mail.com email.com gmx.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de arcor.de
    online.de mailbox.org posteo.de posteo.net wp.pl o2.pl tlen.pl go2.pl onet.pl onet.eu op.pl vp.pl poczta.onet.pl
    poczta.onet.eu autograf.pl buziaczek.pl amorki.pl interia.pl interia.eu interia.com poczta.fm intmail.pl adresik.net
    gazeta.pl gery.pl poczta.pl int.pl spoko.pl prokonto.pl neostrada.pl orange.pl plusnet.pl ukr.net i.ua meta.ua
    bigmir.net email.ua online.ua mail.ru bk.ru inbox.ru list.ru internet.ru yandex.ru yandex.com ya.ru yandex.ua
    rambler.ru seznam.cz email.cz centrum.cz post.cz volny.cz azet.sk zoznam.sk centrum.sk post.sk freemail.hu citromail.hu
    abv.bg mail.bg libero.it virgilio.it tin.it alice.it tiscali.it orange.fr wanadoo.fr free.fr laposte.net sfr.fr
    neuf.fr bbox.fr telefonica.net terra.es uol.com.br bol.com.br terra.com.br ziggo.nl kpnmail.nl planet.nl home.nl
    telenet.be skynet.be proximus.be comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net
    earthlink.net btinternet.com sky.com virginmedia.com talktalk.net ntlworld.com bigpond.com optusnet.com.au rogers.com
    shaw.ca sympatico.ca qq.com 163.com 126.com sina.com naver.com daum.net hanmail.net rediffmail.com
    """.split()
)
# Flagged, never refused: whoever writes from one is reached once.
DISPOSABLE = frozenset(
    """
    10minutemail.com 10minutemail.net 20minutemail.com anonaddy.me burnermail.io byom.de cock.li discard.email
    dispostable.com dropmail.me emailondeck.com emailtemporanea.com fakeinbox.com fakemail.net getairmail.com getnada.com
    grr.la guerrillamail.com guerrillamail.net guerrillamail.org guerrillamailblock.com harakirimail.com inboxbear.com
    inboxkitten.com incognitomail.com koszmail.pl linshiyouxiang.net mail-temp.com mail.tm mailcatch.com maildrop.cc
    mailexpire.com mailinator.com mailinator.net mailnesia.com mailnull.com mailpoof.com mailsac.com mailto.plus
    minutemailbox.com mintemail.com moakt.com mohmal.com mytemp.email mytrashmail.com nada.email niepodam.pl nospam.ze.tc
    one-time.email sharklasers.com smailpro.com spam4.me spamgourmet.com spambog.com spamex.com temp-mail.io
    temp-mail.org tempail.com tempmail.com tempmail.net tempmailo.com tempr.email tempinbox.com throwawaymail.com
    tmpmail.net tmpmail.org trash-mail.com trash-mail.de trashmail.com trashmail.de trashmail.io trashmail.me
    trashmail.net tymczasowy.email wegwerfemail.de wegwerfmail.de wegwerfmail.net wegwerfmail.org yopmail.com yopmail.fr
    yopmail.net zetmail.com
    """.split()
)
