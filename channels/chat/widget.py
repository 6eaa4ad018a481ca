"""The chat and form widget of your own website.

Give the exact origins your pages are served from (https://firm.example https://www.firm.example) and any long
random secret. With that secret your own server may vouch for signed-in customers: hash = HMAC-SHA256(secret,
the customer's id) in hex, given to identify(). Who merely types an address in is never shown what belongs to it.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from channels.message import Answer, Claim, Delivery, Message, Setting, Settings, digest
from channels.signature import hmac_hex, mac_hex, same

SETTINGS = {
    "secret": Setting("Any long random text, kept on your servers alone", secret=True, required=True),
    "origins": Setting("The exact origins of your pages, separated by spaces", required=True),
}
MAX_BODY = 16 << 10
PROTECTED_BY = "secret"
PLACE = "w"

TALK = 4_000  # characters of a message
VALID = timedelta(days=90)  # of a visitor's token
HASTE = 800  # milliseconds a person needs at least to fill in a form
ACTIONS = {"session", "messages", "profile", "forms", "consent", "track"}
VISITED = "referrer", "page", "title", "landing_page"


def verify(delivery: Delivery, settings: Settings) -> bool:
    """A browser on one of our pages; for all but the first request, with the token we gave it."""
    if delivery.method != "POST" or _action(delivery) not in ACTIONS or not _origin(delivery, settings):
        return False
    return _action(delivery) == "session" or _visitor(delivery, settings) != ""


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message]:
    action, said = _action(delivery), delivery.json()
    if action == "session":
        visitor = _new_visitor(said, settings)
        if said.get("profile"):
            yield _profile(said["profile"], visitor, settings, f"{visitor}-session", said)
        return
    visitor = _visitor(delivery, settings)
    key = f"{visitor}-{said['cid']}" if "cid" in said else f"{visitor}-{digest(delivery.body)}"
    if action == "messages":
        yield _message(said, visitor, key)
    elif action == "forms":
        yield _form(said, visitor, key)
    elif action == "profile":
        yield _profile(said, visitor, settings, key, said)
    elif action == "consent":
        yield _note(visitor, key, "consent", _consent(said))
    else:
        yield _note(visitor, key, str(said["name"]), _strings(said.get("data") or {}))


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    cid = digest(now.isoformat())
    asked = Delivery(received_at=now, url=f"{url}/session")
    token = _session(asked, {"cid": cid}, settings)["token"]
    headers = {
        "content-type": "application/json",
        "origin": settings["origins"].split()[0],
        "authorization": f"Bearer {token}",
    }
    said = {"cid": cid, "text": "Dzień dobry, to jest próba. / This is a sample.", "name": "Jan Próbny"}
    return Delivery(received_at=now, url=f"{url}/messages", headers=headers, body=json.dumps(said).encode())


def answer(delivery: Delivery, settings: Settings) -> Answer:
    """Every answer is for the one page that asked. No cookies, so no credentials."""
    origin = _origin(delivery, settings)
    if not origin:
        return Answer(status=403)
    headers = {"Access-Control-Allow-Origin": origin, "Vary": "Origin"}
    if delivery.method == "OPTIONS":
        asked = {"Access-Control-Allow-Methods": "POST", "Access-Control-Max-Age": "600"}
        asked["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
        return Answer(status=204, headers=headers | asked)
    said = delivery.json()
    given = _session(delivery, said, settings) if _action(delivery) == "session" else {"id": said.get("cid")}
    return Answer(json.dumps(given), "application/json", headers=headers)


def _action(delivery: Delivery) -> str:
    return urlsplit(delivery.url).path.rpartition("/")[2]


def _origin(delivery: Delivery, settings: Settings) -> str:
    """The page's origin if it is exactly one of ours, else nothing."""
    origin = delivery.headers.get("origin", "")
    allowed = [one.rstrip("/") for one in settings["origins"].split()]
    return origin if origin != "null" and origin in allowed else ""


def _session(delivery: Delivery, said: Mapping[str, Any], settings: Settings) -> dict[str, str]:
    """The same for a request sent again: the visitor follows from the client's own random id."""
    visitor = _new_visitor(said, settings)
    until = delivery.received_at + VALID
    signed = f"{visitor}.{int(until.timestamp())}"
    return {"visitor": visitor, "token": f"{signed}.{_sign(signed, settings)}", "expires": until.isoformat()}


def _new_visitor(said: Mapping[str, Any], settings: Settings) -> str:
    cid = said["cid"]
    if not isinstance(cid, str) or not 16 <= len(cid) <= 128:
        raise ValueError("cid must be 128 random bits as text")
    return _sign(f"visitor {cid}", settings)[:32]


def _visitor(delivery: Delivery, settings: Settings) -> str:
    """Whose token it is; nothing for one that is not ours, or is over."""
    token = delivery.headers.get("authorization", "").removeprefix("Bearer ")
    signed, _, signature = token.rpartition(".")
    visitor, _, until = signed.partition(".")
    is_ours = same(_sign(signed, settings), signature)
    return visitor if is_ours and int(until) > delivery.received_at.timestamp() else ""


def _sign(text: str, settings: Settings) -> str:
    return mac_hex("sha256", settings["secret"], text.encode("utf-8", "replace"))


def _message(said: Mapping[str, Any], visitor: str, key: str) -> Message:
    text = said["text"]
    if not isinstance(text, str) or not text.strip() or len(text) > TALK:
        raise ValueError(f"a message has 1 to {TALK} characters")
    return Message(
        key=key,
        kind="chat",
        claims=_known(visitor),
        name=_text(said.get("name")),
        thread=visitor,
        text=text,
        fields=_visited(said),
    )


def _form(said: Mapping[str, Any], visitor: str, key: str) -> Message:
    """Typed in: claimed, never proven."""
    filled = _strings(said["fields"])
    if said.get("hp"):
        automatic = "spam: a field that people do not see was filled in"
    else:
        automatic = "spam: filled in faster than a person can" if int(said.get("ms", HASTE)) < HASTE else ""
    known = {"name", "email", "phone", "message"}
    rest = {name: value for name, value in filled.items() if name not in known}
    return Message(
        key=key,
        kind="form",
        claims=(*_known(visitor), *_typed(filled)),
        automatic=automatic,
        name=filled.get("name", ""),
        thread=visitor,
        text=filled.get("message", ""),
        fields=rest | _consent(said.get("consent") or {}) | _visited(said),
    )


def _profile(
    given: Mapping[str, Any], visitor: str, settings: Settings, key: str, said: Mapping[str, Any]
) -> Message:
    """Who the page says it is; vouched for only with the hash that the owner's server made."""
    filled = _strings({name: given.get(name) for name in ("id", "name", "email", "phone")})
    customer = filled.get("id", "")
    is_proven = bool(customer) and hmac_hex(
        "sha256", settings["secret"], customer.encode(), _text(given.get("hash"))
    )
    vouched = (Claim("social", f"site:{customer}", proven=True),) if is_proven else ()
    return Message(
        key=key,
        kind="other",
        claims=(*_known(visitor), *vouched, *_typed(filled, is_proven)),
        automatic="" if is_proven or _typed(filled) else "a page told about its visitor",
        name=filled.get("name", ""),
        thread=visitor,
        fields=_visited(said),
    )


def _note(visitor: str, key: str, name: str, fields: Mapping[str, str]) -> Message:
    """Something the page did, kept with the visitor."""
    return Message(
        key=key,
        kind="other",
        claims=_known(visitor),
        automatic="reported by the page",
        thread=visitor,
        text=name,
        fields=fields,
    )


def _known(visitor: str) -> tuple[Claim, ...]:
    return (Claim("visitor", visitor, proven=True),)


def _typed(filled: Mapping[str, str], is_proven: bool = False) -> tuple[Claim, ...]:
    email = [Claim("email", filled["email"], is_proven)] if "email" in filled else []
    return (*email, *([Claim("phone", filled["phone"], is_proven)] if "phone" in filled else []))


def _visited(said: Mapping[str, Any]) -> dict[str, str]:
    """The page and what led to it; only what advertisements and referrers are told by."""
    ctx = _strings(said.get("ctx") or {})
    return {
        name: value
        for name, value in ctx.items()
        if name in VISITED or name.startswith("utm_") or "clid" in name
    }


def _consent(said: Mapping[str, Any]) -> dict[str, str]:
    return {
        f"consent_{name}": value
        for name, value in _strings(said).items()
        if name in ("v", "text", "at", "given")
    }


def _strings(values: Mapping[str, Any]) -> dict[str, str]:
    return {str(name): _text(value) for name, value in values.items() if value not in (None, "", [], {})}


def _text(value: object) -> str:
    return "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
