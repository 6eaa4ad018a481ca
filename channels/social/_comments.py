"""What is said in public: under a post of the page or the account, on its wall, or about it.

https://developers.facebook.com/docs/graph-api/webhooks/reference/page/#feed
https://developers.facebook.com/docs/graph-api/webhooks/reference/instagram
"""

from collections.abc import Iterable
from datetime import datetime

from channels.elements import Element, strings, when
from channels.message import Claim, Delivery, Message, other
from channels.social._pieces import EDITED, deleted, reaction

OURS = "written by our own account"
POSTS = "post", "status", "photo", "video", "album", "link", "event", "note"
SIGNS = "reaction", "like"
GONE = "remove", "delete"
HIDDEN = {"hide": "hidden by us", "unhide": "shown again"}


def said(delivery: Delivery, product: str, entry: Element, change: Element) -> Iterable[Message]:
    """Also of our own account: what it answers is ours."""
    value, field = change["value"], change["field"]
    ours, at = str(entry.get("id", "")), when(entry.get("time"))
    if product == "instagram" and field in ("comments", "live_comments"):
        return [_comment(value, ours, at)]
    if product == "instagram" and field == "mentions":
        return [_mention(value, at)]
    if product == "page" and field == "feed":
        return _feed(delivery, change, ours)
    return [other(delivery, change)]


def _comment(value: Element, ours: str, at: datetime | None) -> Message:
    sender, media = value.get("from") or {}, value.get("media") or {}
    is_ours = ours in (str(sender.get("id", "-")), str(sender.get("self_ig_scoped_id", "-")))
    return Message(
        key=f"comment-{value['id']}",
        kind="social",
        claims=() if is_ours else _claims("instagram", sender),
        at=at,
        direction="out" if is_ours else "in",
        automatic=OURS if is_ours else "",
        name="" if is_ours else str(sender.get("username", "")),
        thread=str(media.get("id", "")),
        text=str(value.get("text", "")),
        fields=strings(
            {
                "network": "instagram",
                "content": "comment",
                "username": sender.get("username"),
                "reply_to": f"comment-{value['parent_id']}" if value.get("parent_id") else "",
                "ad_id": media.get("ad_id"),
                "ad_headline": media.get("ad_title"),
            }
        ),
    )


def _claims(network: str, sender: Element) -> tuple[Claim, ...]:
    """The ids of people under posts are those of Messenger: scoped to the page. Meta does not name everybody."""
    return (Claim("social", f"{network}:{sender['id']}", proven=True),) if sender.get("id") else ()


def _mention(value: Element, at: datetime | None) -> Message:
    """Somebody named us under a picture of theirs; Meta does not say who."""
    media, comment = str(value["media_id"]), value.get("comment_id")
    fields = strings({"network": "instagram", "content": "mention", "comment": comment, "media": media})
    return Message(
        key=f"mention-{comment or media}", kind="social", claims=(), at=at, thread=media, fields=fields
    )


def _feed(delivery: Delivery, change: Element, ours: str) -> Iterable[Message]:
    value = change["value"]
    item, verb = str(value["item"]), str(value.get("verb", "add"))
    at = when(value.get("created_time"))
    if item in SIGNS:
        sign = "" if verb in GONE else value.get("reaction_type") or item
        return [reaction(_key(value), value["from"]["id"], sign, at)]
    if item != "comment" and item not in POSTS:
        return [other(delivery, change)]
    if verb in GONE:
        return [deleted(_key(value), at)]
    if verb in HIDDEN:
        fields = {"status": HIDDEN[verb]}
        return [Message(key=_key(value), kind="social", rank=EDITED, at=at, fields=fields)]
    return [_written(value, item, ours, EDITED if verb in ("edit", "edited") else 0, at)]


def _key(value: Element) -> str:
    """A reaction to a comment names the post, too."""
    return f"comment-{value['comment_id']}" if value.get("comment_id") else f"post-{value['post_id']}"


def _written(value: Element, item: str, ours: str, rank: int, at: datetime | None) -> Message:
    sender = value.get("from") or {}
    is_ours = str(sender.get("id", "-")) == ours
    post, parent = str(value.get("post_id", "")), str(value.get("parent_id") or "")
    photos = value.get("photo") or value.get("video") or " ".join(value.get("photos") or [])
    return Message(
        key=_key(value),
        kind="social",
        claims=() if is_ours else _claims("messenger", sender),
        rank=rank,
        at=at,
        direction="out" if is_ours else "in",
        automatic=OURS if is_ours else "",
        name="" if is_ours else str(sender.get("name", "")),
        thread=post,
        text=str(value.get("message") or ""),
        fields=strings(
            {
                "network": "facebook",
                "content": item,
                "reply_to": f"comment-{parent}" if parent and parent != post else "",
                "link": value.get("link") or photos or value.get("post", {}).get("permalink_url"),
            }
        ),
    )
