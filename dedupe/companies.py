"""Names of firms: what is left of them without legal forms, and what their domains say. Pure."""

import re
from functools import lru_cache

from channels.message import fold
from dedupe import names

# As they are written, in plain letters without dots; the longer first.
LEGAL_FORMS = """
spolka z ograniczona odpowiedzialnoscia spolka komandytowa | spolka z ograniczona odpowiedzialnoscia | spolka
komandytowo akcyjna | spolka komandytowa | spolka akcyjna | spolka jawna | spolka cywilna | spolka partnerska |
prosta spolka akcyjna | sp z oo sp k | sp z o o sp k | sp z oo sk | sp z o o | sp z oo | spzoo | sp zoo | spolka
zoo | sp j | spj | sp k | spk | sp p | s k a | ska | psa | s a | sa | s c | sc | phu | p h u | pphu | p p h u | fhu
| f h u | ppuh | zph | puh | przedsiebiorstwo handlowo uslugowe | firma handlowo uslugowa | przedsiebiorstwo
produkcyjno handlowo uslugowe | fundacja | stowarzyszenie | gmbh co kgaa | gmbh und co kg | gmbh co kg | gmbh u co
kg | gmbh co ohg | gmbh | ggmbh | ug haftungsbeschraenkt | ug | kgaa | kg | ohg | ag | se | gbr | ek | e k | e v |
ev | mbh | limited liability company | public limited company | private limited | pte ltd | pvt ltd | pty ltd | ltd
| limited | llc | l l c | llp | l l p | lp | plc | inc | incorporated | corp | corporation | co | company | group |
holding | the | sarl | s a r l | sas | s a s | sasu | eurl | snc | sci | srl | s r l | s r l s | spa | s p a | sapa
| scarl | sl | s l | slu | sau | s coop | bv | b v | nv | n v | vof | cv | bvba | sprl | as | a s | asa | aps | a p
s | ab | a b | oy | oyj | ou | osauehing | sia | uab | ab | s r o | sro | spol s r o | as | vos | k s | kft | bt |
zrt | nyrt | doo | d o o | dd | d d | ad | eood | ood | tov | tzov | tzov | pp | fop | pat | prat | ooo | zao | oao
| ao | pao | ip | ltda | eireli | me | sa de cv | s de rl | ca | kk | kabushiki kaisha | gk | bhd | sdn bhd | pt |
tbk
"""
_forms = sorted({" ".join(form.split()) for form in LEGAL_FORMS.split("|")}, key=len, reverse=True)
_legal = re.compile(r"(?<!\S)(?:" + "|".join(map(re.escape, _forms)) + r")(?!\S)")


@lru_cache(50_000)
def key(raw: str) -> str:
    """The name of a firm as two ways to write it are compared: no legal form, signs, accents or case."""
    bare = " ".join(
        re.findall(r"[a-z0-9]+", " ".join(map(names.plain, re.sub(r"[.&]", " ", raw[:200]).split())))
    )
    dotted = " ".join(re.findall(r"[a-z0-9]+", fold(re.sub(r"&", " ", raw[:200]).replace(".", " "))))
    short = " ".join(_legal.sub(" ", bare or dotted).split())
    return short or bare
