"""Made-up traffic as the world sends it: people who call, write, chat and fill in forms, signed by providers.

The same seed gives the same traffic. Some of it comes twice, some of it late, as providers really do.
"""

import base64
import hashlib
import hmac
import json
import random
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from urllib.parse import parse_qsl, urlencode

__all__ = ["CHANNELS", "NAMES", "Person", "Shot", "mail", "people", "traffic"]

ORIGIN = "https://okna.example"

PEOPLE = (
    "Anna Kowalska|Jan Nowak|Katarzyna Wiśniewska|Piotr Zieliński|Agnieszka Lewandowska|Tomasz Wójcik|"
    "Małgorzata Kamińska|Michał Szymański|Ewa Dąbrowska|Paweł Kozłowski|Olena Kovalenko|Emily Carter|"
    "James Wilson|Sarah Thompson|Oliver Brown|Marek Pawlak|Joanna Mazur|Krzysztof Król|Monika Jabłońska|"
    "Rafał Wieczorek|Charlotte Evans|Grzegorz Adamczyk|Zofia Pawłowska|Daniel Hughes"
).split("|")
POLISH = (
    "Dzień dobry, proszę o wycenę 6 okien z montażem.|Czy robią Państwo też drzwi wejściowe?|"
    "Ile kosztuje rolety zewnętrzne do domu 140 m²?|Proszę o kontakt po 16:00.|"
    "Kiedy najbliższy wolny termin na pomiar?|Dziękuję za ofertę, mam jeszcze jedno pytanie o gwarancję."
).split("|")
ENGLISH = (
    "Hello, could I get a quote for six windows, fitted?|Do you also do front doors?|"
    "What would external blinds cost for a 140 m² house?|Please call me back after 4 pm.|"
    "When could you come to measure?|Thanks for the offer, one more question about the warranty."
).split("|")
NAMES: Mapping[str, str] = {
    "telephony.twilio": "+48 22 123 45 67",
    "social.telegram": "Telegram bot",
    "forms.any": "okna.example: wycena",
    "chat.widget": "okna.example: chat",
}
ENGLISH_NAMES = {"Carter", "Wilson", "Brown", "Evans", "Hughes", "Thompson"}
CAMPAIGNS = "okna-jesien", "windows-autumn", "brand", ""

# What each kind of channel needs; the secrets are made anew for each run.
CHANNELS: Mapping[str, tuple[str, ...]] = {
    "telephony.twilio": ("auth_token",),
    "social.telegram": ("secret_token",),
    "forms.any": (),
    "chat.widget": ("secret",),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with one number, one address and one way of being reached on each channel."""

    number: int
    name: str
    phone: str
    email: str
    is_polish: bool


@dataclass(frozen=True, slots=True)
class Shot:
    """One HTTP request to a channel; `later` is how many requests it is held back."""

    adapter: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    path: str = ""
    later: int = 0
    is_signed: bool = False  # by Twilio, with the address: only once that is known
    visitor: str = ""  # whose session to open first


def people(count: int, seed: int) -> list[Person]:
    made = []
    for n in range(count):
        name = PEOPLE[n % len(PEOPLE)]
        phone = f"+4860{(seed * 7919 + n) % 10_000_000:07}"
        local = hashlib.sha256(f"{seed} {n}".encode()).hexdigest()[:6]
        ascii_name = name.lower().translate(str.maketrans("ąćęłńóśźż ", "acelnoszz."))
        is_polish = name.split()[1] not in ENGLISH_NAMES
        made.append(Person(n, name, phone, f"{ascii_name}.{local}@poczta.example.org", is_polish))
    return made


def traffic(seed: int, secrets: Mapping[str, Mapping[str, str]]) -> Iterator[Shot]:
    """Endless. `secrets` are the settings of each adapter's channel; only those are used."""
    rng = random.Random(seed)
    crowd = people(5_000, seed)
    makers = {
        "telephony.twilio": _phone,
        "social.telegram": _telegram,
        "forms.any": _form,
        "chat.widget": _chat,
    }
    usable = [adapter for adapter in makers if adapter in secrets]
    met = 0
    number = 0
    while True:
        number += 1
        is_new = met < 3 or (rng.random() < 0.6 and met < len(crowd))
        person = crowd[met] if is_new else crowd[rng.randrange(met)]
        met += is_new
        adapter = rng.choice(usable)
        for shot in makers[adapter](rng, person, f"{seed:x}{number:06x}", secrets[adapter]):
            yield shot
            if rng.random() < 0.1:
                yield shot  # the provider did not hear our answer


def mail(person: Person, key: str, rng: random.Random) -> bytes:
    """A mail of theirs, RFC 5322."""
    made = EmailMessage()
    made["From"] = Address(person.name, addr_spec=person.email)
    made["To"] = "biuro@okna.example.org"
    made["Subject"] = "Zapytanie o okna" if person.is_polish else "A question about windows"
    made["Message-ID"] = f"<{key}@poczta.example.org>"
    made.set_content(f"{_said(rng, person)}\n\n{person.name}\ntel. {person.phone}\n")
    return made.as_bytes()


def signed_by_twilio(url: str, body: bytes, secret: str) -> str:
    """X-Twilio-Signature of an urlencoded body."""
    pairs = sorted(set(parse_qsl(body.decode(), keep_blank_values=True)))
    text = url + "".join(name + value for name, value in pairs)
    return base64.b64encode(hmac.digest(secret.encode(), text.encode(), "sha1")).decode()


def _phone(rng: random.Random, person: Person, key: str, _secrets: Mapping[str, str]) -> Iterator[Shot]:
    if rng.random() < 0.4:
        yield _twilio(
            MessageSid=f"SM{key}", From=person.phone, To="+48221234567", Body=_said(rng, person), NumMedia="0"
        )
        return
    sender = "anonymous" if rng.random() < 0.05 else person.phone
    end = rng.choice(["completed", "completed", "no-answer", "busy"])
    states = ["ringing", "in-progress", end] if end == "completed" else ["ringing", end]
    for place, state in enumerate(states):
        seconds = {"CallDuration": str(rng.randrange(15, 400))} if state == "completed" else {}
        call = {"CallSid": f"CA{key}", "From": sender, "To": "+48221234567", "Direction": "inbound"}
        yield _twilio(later=rng.choice([0, 0, 0, 3]) if place else 0, CallStatus=state, **call, **seconds)


def _twilio(later: int = 0, **fields: str) -> Shot:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    return Shot("telephony.twilio", urlencode(fields).encode(), headers, later=later, is_signed=True)


def _telegram(rng: random.Random, person: Person, key: str, secrets: Mapping[str, str]) -> Iterator[Shot]:
    first, _, last = person.name.partition(" ")
    sender = {"id": 700_000 + person.number, "is_bot": False, "first_name": first, "last_name": last}
    number = int(key, 16)
    message = {
        "message_id": number,
        "from": sender,
        "chat": {"id": sender["id"], "type": "private", "first_name": first, "last_name": last},
        "date": int(time.time()),
        "text": _said(rng, person),
    }
    body = {"update_id": number, "message": message}
    headers = {"X-Telegram-Bot-Api-Secret-Token": secrets["secret_token"], "Content-Type": "application/json"}
    yield Shot("social.telegram", _json(body), headers)


def _form(rng: random.Random, person: Person, key: str, _secrets: Mapping[str, str]) -> Iterator[Shot]:
    campaign = rng.choice(CAMPAIGNS)
    names = (
        ("imie", "email", "telefon", "wiadomosc")
        if person.is_polish
        else ("name", "email", "phone", "message")
    )
    values = person.name, person.email, person.phone.removeprefix("+48"), _said(rng, person)
    fields = dict(zip(names, values, strict=True)) | {"submission_id": key}
    if campaign:
        fields |= {"utm_source": "google", "utm_medium": "cpc", "utm_campaign": campaign}
    if rng.random() < 0.5:
        yield Shot("forms.any", _json(fields), {"Content-Type": "application/json"})
    else:
        yield Shot(
            "forms.any", urlencode(fields).encode(), {"Content-Type": "application/x-www-form-urlencoded"}
        )


def _chat(rng: random.Random, person: Person, key: str, _secrets: Mapping[str, str]) -> Iterator[Shot]:
    headers = {"Origin": ORIGIN, "Content-Type": "application/json"}
    visitor = hashlib.sha256(person.email.encode()).hexdigest()[:32]
    name = {"name": person.name} if rng.random() < 0.6 else {}
    ctx = {"page": f"{ORIGIN}/okna", "referrer": "https://www.google.com/"}
    body = _json({"cid": f"{key:0>32}", "text": _said(rng, person), "ctx": ctx, **name})
    yield Shot("chat.widget", body, headers, "/messages", visitor=visitor)


def _said(rng: random.Random, person: Person) -> str:
    return rng.choice(POLISH if person.is_polish else ENGLISH)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
