"""Meta's Graph API: what is asked there, and what it answers."""

from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from channels import fetching
from channels._meta import GRAPH, SIGN_IN
from channels.elements import Element, strings
from channels.fetching import given, is_at, named
from channels.message import Delivery, Fetch, Message, Settings, literal

# The tokens of "Instagram API with Instagram login" begin with IG, and are good here alone.
INSTAGRAM = "https://graph.instagram.com/v23.0"
# Meta serves the files of Messenger and Instagram from here, without our token.
FILE_HOSTS = "fbcdn.net", "fbsbx.com", "cdninstagram.com"
# And those of WhatsApp from here, with it.
MEDIA_HOSTS = "lookaside.fbsbx.com", "facebook.com"
# https://developers.facebook.com/docs/messenger-platform/identity/user-profile
# https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/messaging-api/user-profile
NAMES = {"messenger": "first_name,last_name", "instagram": "name,username"}


def is_instagram_login(settings: Settings) -> bool:
    return settings.get("access_token", "").startswith("IG")


def graph(settings: Settings) -> str:
    return INSTAGRAM if is_instagram_login(settings) else GRAPH


def profile(network: str, who: str, key: str, settings: Settings) -> Iterable[Fetch]:
    """What somebody is called; asked once, for their first message."""
    if settings.get("access_token") and who:
        place = f"{graph(settings)}/{literal(quote(who, safe=''))}?fields={NAMES[network]}"
        yield fetching.profile(key, place, SIGN_IN, once=f"{network} {who}")


def media(key: str, id: object, name: str, settings: Settings) -> Iterable[Fetch]:
    """A file of WhatsApp: first its place, then (see fetched) the file."""
    if settings.get("access_token"):
        yield Fetch(
            key=f"place {id}",
            about=f"place {key} {name}",
            url=f"{GRAPH}/{literal(quote(str(id), safe=''))}",
            headers=SIGN_IN,
        )


def fetched(delivery: Delivery) -> Iterable[Message | Fetch]:
    what, _, rest = delivery.about.partition(" ")
    if what == "name":
        yield _named(delivery)
    elif what == "place":
        key, _, name = rest.partition(" ")
        yield _file_at(str(delivery.json()["url"]), key, name)
    else:
        yield fetching.fetched(delivery)


def _named(delivery: Delivery) -> Message:
    told = delivery.json()
    name = told.get("name") or f"{told.get('first_name', '')} {told.get('last_name', '')}"
    shown = str(name).strip() or str(told.get("username", ""))
    return named(delivery, shown, username=told.get("username"))


def _file_at(url: str, key: str, name: str) -> Fetch:
    if not is_at(url, MEDIA_HOSTS):
        raise ValueError(f"a file of WhatsApp at {urlsplit(url).hostname}")
    return given(key, literal(url), name, kind="social", headers=SIGN_IN)


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
