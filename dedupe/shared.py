"""How many people stand behind a number or an address, as the names that came with it tell. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dedupe import compare
from dedupe.compare import OTHER
from dedupe.names import Name
from dedupe.profile import Profile

DESK = 4  # people; more than a family has: what reaches them recognizes none of them
CROWD = 60  # rows; a person does not come so often, whatever the names
MOST = 12  # names that are looked at

Behind = Mapping[str, int]  # a number or an address -> people


def behind(profiles: Iterable[Profile]) -> dict[str, int]:
    """Only where there are several."""
    called: dict[str, list[Name]] = defaultdict(list)
    rows: Counter[str] = Counter()
    for one in profiles:
        for value in reached_by(one):
            rows[value] += 1
            if len(called[value]) < MOST:
                called[value] += [name for name in one.names if name not in called[value]]
    counted = {value: people(names) for value, names in called.items() if len(names) > 1}
    counted |= {value: DESK for value, count in rows.items() if count > CROWD}
    return {value: count for value, count in counted.items() if count > 1}


def reached_by(one: Profile) -> list[str]:
    return [*(mail.whole for mail in one.mails), *(phone.digits for phone in one.phones)]


def people(names: Sequence[Name]) -> int:
    """How many people these names are at least; the fullest first, whoever fits one of them is they."""
    told: list[Name] = []
    for name in sorted(names, key=lambda name: -len("".join(name.words))):
        if not any(agree(name, known) for known in told):
            told.append(name)
    return len(told)


def agree(one: Name, other: Name) -> bool:
    """Whether two names may be of one person: what is left beside equal words begins alike, or one has nothing left."""
    left, left_other = [*one.words], [*other.words]
    for word in one.words:
        fitting = next((known for known in left_other if compare.word(word, known)[0] < OTHER), None)
        if fitting is not None:
            left.remove(word)
            left_other.remove(fitting)
    return not left or not left_other or bool({word[0] for word in left} & {word[0] for word in left_other})


def without_desks(one: Profile, counts: Behind) -> Profile:
    """What reaches many is not how to recognize one."""
    return one._replace(
        mails=tuple(mail for mail in one.mails if counts.get(mail.whole, 1) < DESK),
        phones=tuple(phone for phone in one.phones if counts.get(phone.digits, 1) < DESK),
    )
