"""Meta's Graph API: what is asked there, and what it answers."""

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import quote, urlsplit

from channels._meta import GRAPH, SIGN_IN
from channels.elements import Element, moment, strings
from channels.message import Delivery, Fetch, Message, Settings, literal
from channels.social._pieces import NAMED, file

# The tokens of "Instagram API with Instagram login" begin with IG, and are good here alone.
INSTAGRAM = "https://graph.instagram.com/v23.0"
# Meta serves the files of Messenger and Instagram from here, without our token.
FILE_HOSTS = ".fbcdn.net", ".fbsbx.com", ".cdninstagram.com"
# https://developers.facebook.com/docs/messenger-platform/identity/user-profile
# https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/messaging-api/user-profile
NAMES = {"messenger": "first_name,last_name", "instagram": "name,username"}


def time_of(raw: object) -> datetime | None:
    """Seconds, milliseconds, or a time as the Graph API writes it: 2026-11-24T09:30:00+0000."""
    is_written = isinstance(raw, str) and "T" in raw
    return (datetime.fromisoformat(str(raw)) if is_written else moment(raw)) if raw else None


def is_instagram_login(settings: Settings) -> bool:
    return settings.get("access_token", "").startswith("IG")


def graph(settings: Settings) -> str:
    return INSTAGRAM if is_instagram_login(settings) else GRAPH


def profile(network: str, who: str, key: str, settings: Settings) -> Iterable[Fetch]:
    """What somebody is called; asked once, for their first message."""
    if settings.get("access_token") and who:
        yield Fetch(
            key=f"name {network} {who}",
            about=f"name {key}",
            url=f"{graph(settings)}/{literal(quote(who, safe=''))}?fields={NAMES[network]}",
            headers=SIGN_IN,
        )


def media(key: str, id: object, name: str, settings: Settings) -> Iterable[Fetch]:
    """A file of WhatsApp: first its place, then (see fetched) the file."""
    if settings.get("access_token"):
        yield Fetch(
            key=f"place {id}",
            about=f"place {key} {name}",
            url=f"{GRAPH}/{literal(quote(str(id), safe=''))}",
            headers=SIGN_IN,
        )


def linked(key: str, url: str, name: str) -> Iterable[Fetch]:
    """A file of Messenger or Instagram; links to elsewhere are not followed."""
    parts = urlsplit(url)
    if parts.scheme == "https" and (parts.hostname or "").endswith(FILE_HOSTS):
        yield Fetch(key=f"file {key} {name}", about=f"file {key} {name}", url=literal(url))


def fetched(delivery: Delivery) -> Message | Fetch:
    what, _, rest = delivery.about.partition(" ")
    if what == "name":
        return _named(delivery, rest)
    key, _, name = rest.partition(" ")
    return _file_at(delivery, key, name) if what == "place" else file(delivery, key, name)


def _named(delivery: Delivery, key: str) -> Message:
    told = delivery.json()
    name = told.get("name") or f"{told.get('first_name', '')} {told.get('last_name', '')}"
    return Message(
        key=key,
        kind="social",
        rank=NAMED,
        name=str(name).strip() or str(told.get("username", "")),
        fields=strings({"username": told.get("username")}),
    )


def _file_at(delivery: Delivery, key: str, name: str) -> Fetch:
    url = str(delivery.json()["url"])
    host = urlsplit(url).hostname or ""
    if host != "lookaside.fbsbx.com" and not host.endswith(".facebook.com"):
        raise ValueError(f"a file of WhatsApp at {host}")
    return Fetch(key=f"file {key} {name}", about=f"file {key} {name}", url=literal(url), headers=SIGN_IN)


def attribution(referral: Element) -> dict[str, str]:
    """Which advertisement, post or link led here."""
    is_ad = referral.get("source_type") == "ad"
    context = referral.get("ads_context_data") or {}
    return strings(
        {
            "referrer": referral.get("source_url") or referral.get("referer_uri"),
            "ad_id": referral.get("ad_id") or (referral.get("source_id") if is_ad else ""),
            "post_id": context.get("post_id") or ("" if is_ad else referral.get("source_id")),
            "ctwa_clid": referral.get("ctwa_clid"),
            "ref": referral.get("ref"),
            "ad_headline": referral.get("headline") or context.get("ad_title"),
            "ad_text": referral.get("body"),
            "product": (referral.get("product") or {}).get("id") or context.get("product_id"),
        }
    )
