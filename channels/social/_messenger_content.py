"""What is attached to a message of Messenger or Instagram, in words.

https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events/messages
"""

from channels.elements import Element

SHARED = "fallback", "share", "template", "post", "ig_post", "reel", "ig_reel"


def payload(file: Element) -> Element:
    found: Element = file.get("payload") or {}
    return found


def link_of(file: Element) -> str:
    """Of what is shared, not sent: it stays where it is."""
    return str(payload(file).get("url") or file.get("url") or "") if file["type"] in SHARED else ""


def words_of(file: Element) -> str:
    held = payload(file)
    place = held.get("coordinates") or {}
    listed = held.get("elements") or held.get("product", {}).get("elements") or []
    words = [file.get("title"), held.get("title"), held.get("text")]
    words += [one.get(word) for one in listed for word in ("title", "subtitle")]
    words += [f"{place['lat']}, {place['long']}"] if place else []
    return "\n".join(dict.fromkeys(str(word) for word in words if word))
