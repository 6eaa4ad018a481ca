"""Messenger, Instagram and WhatsApp Cloud: one app at Meta, one address, one shape.

At developers.facebook.com open your app and copy the app ID and the app secret (App settings, Basic). Under each
product's "Webhooks" (WhatsApp: "Configuration") give the channel's URL and any verify token you choose, the same in
both places, then subscribe:

- WhatsApp: messages, calls, smb_message_echoes, history, user_preferences, and standby: without it nobody is told what
  Meta Business Agent talks of with your customers;
- Messenger (object Page): messages, messaging_postbacks, messaging_optins, messaging_referrals, message_reactions,
  message_edits, message_echoes, message_deliveries, message_reads, feed; and leadgen, if the page has lead ads and the
  token the permission leads_retrieval;
- Instagram: messages, messaging_postbacks, message_reactions, messaging_seen, comments, live_comments, mentions.

Or let `leadinlet channel connect` do it, for one product a channel. For that give the app ID and an access token:

- WhatsApp: a system user's (Business settings, System users, Generate token, with whatsapp_business_messaging and
  whatsapp_business_management), and the WhatsApp Business account's ID;
- Messenger: the page's own, with pages_messaging and pages_manage_metadata;
- Instagram with a login of its own: the token under "API setup with Instagram login", Generate token. An account that
  is reached through its page is set up by hand, as above.

The server must be running, for Meta asks the URL at once. `leadinlet channel test` then says what the token may do,
and until when.
"""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import partial

from channels import _meta
from channels._meta import GRAPH, SIGN_IN
from channels.ads import _leadgen
from channels.elements import Element, each
from channels.fetching import posted
from channels.invented import NAME, OURS, PHONE, TEXT, by_json
from channels.message import (
    Delivery,
    Fetch,
    Message,
    Setting,
    Settings,
    digest,
    literal,
    other,
)
from channels.social import _comments, _messenger, _whatsapp
from channels.social._graph import INSTAGRAM, fetched, graph, is_instagram_login

SETTINGS = {
    "app_secret": Setting("App secret (App settings, Basic)", secret=True, required=True),
    "verify_token": Setting("The verify token you gave Meta, any words", secret=True, required=True),
    "access_token": Setting(
        "Access token: for files, for the names of people on Messenger and Instagram, and for connect",
        secret=True,
    ),
    "app_id": Setting("App ID (App settings, Basic); only for connect and test"),
    "waba_id": Setting("WhatsApp Business account ID (WhatsApp, API setup); only to connect WhatsApp"),
}
MAX_BODY = 4 << 20

verify, answer = _meta.verify, _meta.answer

WHATSAPP = "whatsapp_business_account"
# What we ask to be told, https://developers.facebook.com/docs/graph-api/webhooks/reference
FIELDS = {
    WHATSAPP: "messages,standby,messaging_handovers,calls,smb_message_echoes,history,user_preferences,"
    "account_update,message_template_status_update",
    "page": "messages,messaging_postbacks,messaging_optins,messaging_referrals,messaging_handovers,"
    "messaging_account_linking,message_reactions,message_edits,message_echoes,message_deliveries,message_reads,"
    "standby,feed",
    "instagram": "messages,messaging_postbacks,messaging_referral,message_reactions,messaging_seen,comments,"
    "live_comments,mentions",
}


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    message = {
        "from": PHONE[1:],
        "id": f"wamid.{digest(now.isoformat())}",
        "timestamp": str(int(now.timestamp())),
        "type": "text",
        "text": {"body": TEXT},
    }
    value = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": OURS[1:], "phone_number_id": "100000000000000"},
        "contacts": [{"profile": {"name": NAME}, "wa_id": PHONE[1:]}],
        "messages": [message],
    }
    entry = {"id": "100000000000001", "changes": [{"field": "messages", "value": value}]}
    sent = {"object": WHATSAPP, "entry": [entry]}
    return by_json(now, url, sent, lambda body: _meta.signed(body, settings))


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    if delivery.about.startswith(("lead ", "form ")):
        yield from _leadgen.answered(delivery)
    elif delivery.about:
        yield from fetched(delivery)
    elif delivery.method != "GET":
        envelope = delivery.json()
        product = str(envelope["object"])
        yield from each(delivery, envelope["entry"], lambda entry: _entry(delivery, product, entry, settings))


def _entry(delivery: Delivery, product: str, entry: Element, settings: Settings) -> Iterable[Message | Fetch]:
    if not {"messaging", "standby", "changes"} & set(entry):
        yield other(delivery, entry)
    for part in ("messaging", "standby"):
        talk = partial(_messenger.happened, delivery, product, settings, part == "standby")
        yield from each(delivery, entry.get(part, []), talk)
    change = partial(_change, delivery, product, entry, settings)
    yield from each(delivery, entry.get("changes", []), change)


def _change(
    delivery: Delivery, product: str, entry: Element, settings: Settings, change: Element
) -> Iterable[Message | Fetch]:
    if product == WHATSAPP:
        return _whatsapp.changed(delivery, change, settings)
    if change.get("field") == "leadgen":
        return _leadgen.changed(delivery, change, settings)
    if "recipient" in change["value"]:  # so does the dashboard's Test button send what is said in private
        return _messenger.happened(delivery, product, settings, False, change["value"])
    return _comments.said(delivery, product, entry, change)


def connect(settings: Settings, url: str) -> list[Fetch]:
    """The app's address first, then that it is told of this account."""
    if not (settings["app_id"] and settings["access_token"]):
        raise LookupError("to be connected, Meta needs app_id and access_token")
    product = WHATSAPP if settings["waba_id"] else "instagram" if is_instagram_login(settings) else "page"
    asked = {"subscribed_fields": FIELDS[product]} if product != WHATSAPP else {}
    return [_address(settings, product, url), _subscription(settings, "POST", asked)]


def disconnect(settings: Settings, url: str) -> list[Fetch]:
    """The app keeps its address: other accounts of it may have the same."""
    if not settings["access_token"]:
        raise LookupError("to be disconnected, Meta needs access_token")
    return [_subscription(settings, "DELETE", {})]


def probe(settings: Settings) -> Fetch:
    """https://developers.facebook.com/docs/graph-api/reference/debug_token"""
    if is_instagram_login(settings):
        return Fetch(key="me", about="", url=f"{INSTAGRAM}/me?fields=user_id,username", headers=SIGN_IN)
    url = f"{GRAPH}/debug_token?input_token={{access_token}}"
    return Fetch(key="token", about="", url=url, headers={"Authorization": "Bearer {app_id}|{app_secret}"})


def alive(delivery: Delivery) -> str:
    told = delivery.json()
    if "username" in told:
        return f"signed in as @{told['username']}"
    token = told["data"]
    if not token["is_valid"]:
        raise ValueError(token.get("error", {}).get("message", "the access token is not valid"))
    whose = f"{token.get('application', 'app')}: a token of type {token.get('type', 'unknown')}"
    return f"{whose}, {_until(token)}. It may: {', '.join(token.get('scopes', [])) or 'nothing'}"


def _until(token: Element) -> str:
    """Some end by themselves, some once their owner has not been seen for ninety days; 0 is never."""
    ends = [int(token.get(word) or 0) for word in ("expires_at", "data_access_expires_at")]
    first = min((end for end in ends if end), default=0)
    return f"good until {datetime.fromtimestamp(first, UTC):%Y-%m-%d}" if first else "good without end"


def _address(settings: Settings, product: str, url: str) -> Fetch:
    """https://developers.facebook.com/docs/graph-api/reference/app/subscriptions"""
    asked = {
        "object": product,
        "callback_url": url,
        "verify_token": settings["verify_token"],
        "fields": FIELDS[product],
    }
    sign_in = {"Authorization": "Bearer {app_id}|{app_secret}"}
    return posted(f"address {product}", f"{GRAPH}/{{app_id}}/subscriptions", asked, sign_in)


def _subscription(settings: Settings, method: str, asked: Element) -> Fetch:
    account = f"{GRAPH}/{{waba_id}}" if settings["waba_id"] else f"{graph(settings)}/me"
    return Fetch(
        key=f"subscription {method}",
        about="",
        method=method,
        url=f"{account}/subscribed_apps",
        headers={**SIGN_IN, "Content-Type": "application/json"},
        body=literal(json.dumps(asked)) if asked else "",
    )
