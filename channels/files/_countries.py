"""The countries that tables name, and what is dialled to call there: numbers of a row are of the row's country."""

from channels.forms._fields import plain

# calling code: codes and names, in English, in Polish and as those who live there write it
CALLED = """
1: us, usa, united states, united states of america, stany zjednoczone, ca, can, canada, kanada
7: ru, rus, russia, russian federation, rosja, россия, kz, kaz, kazakhstan, kazachstan
20: eg, egypt, egipt
27: za, zaf, south africa, rpa, republika południowej afryki
30: gr, grc, greece, grecja, ελλάδα
31: nl, nld, netherlands, the netherlands, holland, holandia, niderlandy, nederland
32: be, bel, belgium, belgia, belgië, belgique
33: fr, fra, france, francja
34: es, esp, spain, hiszpania, españa
36: hu, hun, hungary, węgry, magyarország
39: it, ita, italy, włochy, italia
40: ro, rou, romania, rumunia, românia
41: ch, che, switzerland, szwajcaria, schweiz, suisse, svizzera
43: at, aut, austria, österreich
44: gb, gbr, uk, united kingdom, great britain, england, scotland, wales, wielka brytania, anglia
45: dk, dnk, denmark, dania, danmark
46: se, swe, sweden, szwecja, sverige
47: no, nor, norway, norwegia, norge
48: pl, pol, poland, polska, polen, pologne, polonia
49: de, deu, ger, germany, niemcy, deutschland
51: pe, per, peru
52: mx, mex, mexico, meksyk, méxico
54: ar, arg, argentina, argentyna
55: br, bra, brazil, brazylia, brasil
56: cl, chl, chile
57: co, col, colombia, kolumbia
60: my, mys, malaysia, malezja
61: au, aus, australia
62: id, idn, indonesia, indonezja
63: ph, phl, philippines, filipiny
64: nz, nzl, new zealand, nowa zelandia
65: sg, sgp, singapore, singapur
66: th, tha, thailand, tajlandia
81: jp, jpn, japan, japonia, 日本
82: kr, kor, south korea, korea, korea południowa, 대한민국
84: vn, vnm, vietnam, wietnam
86: cn, chn, china, chiny, 中国
90: tr, tur, turkey, türkiye, turcja
91: in, ind, india, indie
92: pk, pak, pakistan
212: ma, mar, morocco, maroko
216: tn, tun, tunisia, tunezja
234: ng, nga, nigeria
254: ke, ken, kenya, kenia
351: pt, prt, portugal, portugalia
352: lu, lux, luxembourg, luksemburg
353: ie, irl, ireland, irlandia
354: is, isl, iceland, islandia
356: mt, mlt, malta
357: cy, cyp, cyprus, cypr
358: fi, fin, finland, finlandia, suomi
359: bg, bgr, bulgaria, bułgaria, българия
370: lt, ltu, lithuania, litwa, lietuva
371: lv, lva, latvia, łotwa, latvija
372: ee, est, estonia, eesti
373: md, mda, moldova, mołdawia
374: am, arm, armenia
375: by, blr, belarus, białoruś, беларусь
380: ua, ukr, ukraine, ukraina, україна, украина
381: rs, srb, serbia, srbija
385: hr, hrv, croatia, chorwacja, hrvatska
386: si, svn, slovenia, słowenia, slovenija
387: ba, bih, bosnia and herzegovina, bośnia i hercegowina
389: mk, mkd, north macedonia, macedonia północna
420: cz, cze, czech republic, czechia, czechy, republika czeska, česko, česká republika
421: sk, svk, slovakia, słowacja, slovensko
966: sa, sau, saudi arabia, arabia saudyjska
971: ae, are, united arab emirates, uae, zjednoczone emiraty arabskie
972: il, isr, israel, izrael
995: ge, geo, georgia, gruzja
"""
CODES = {
    plain(name): code
    for code, _, names in (line.partition(":") for line in CALLED.split("\n"))
    for name in names.split(",")
}


def dialled(number: str, country: str) -> str:
    """The number with its country's code, where the row names a country and the number none."""
    code = CODES.get(plain(country), "") if country else ""
    return f"+{code} {number}" if code and number[:1] != "+" and not number.startswith("00") else number
