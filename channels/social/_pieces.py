"""One message is one activity: what its pieces have in common, whichever network tells them."""

from datetime import datetime
from typing import Any

from channels.elements import strings
from channels.message import Claim, Message

# Receipts stay below; of two pieces of one rank the later one counts.
EDITED, DELETED = 500, 600
STATES = {"sent": 1, "delivered": 2, "read": 3, "seen": 3, "played": 4, "failed": 5, "deleted": 6}


def receipt(key: str, status: str, at: datetime | None = None, **fields: object) -> Message:
    """How far something we sent has come: it says more of that, and creates nothing by itself."""
    told = strings({"status": status, **fields})
    return Message(key=key, kind="social", rank=STATES.get(status, 0), at=at, fields=told)


def reaction(key: str, who: object, sign: object, at: datetime | None) -> Message:
    """A sign under a message of ours or theirs: a piece of that one."""
    fields = {f"reaction_{who}": str(sign or "taken back")}
    return Message(key=key, kind="social", rank=1, at=at, fields=fields)


def deleted(key: str, at: datetime | None) -> Message:
    """What was said stays known to us; that its sender took it back, too."""
    fields = {"status": "deleted by its sender"}
    return Message(key=key, kind="social", rank=DELETED, at=at, fields=fields)


def note(
    key: str, claims: tuple[Claim, ...], at: datetime | None, text: str = "", **fields: object
) -> Message:
    """What belongs in somebody's history and is no word of theirs to us: outgoing ones never make a lead."""
    return Message(
        key=key, kind="other", claims=claims, at=at, direction="out", text=text, fields=strings(fields)
    )


def passed(
    key: str, reason: str, at: datetime | None, claims: tuple[Claim, ...] = (), **words: Any
) -> Message:
    """What a network reports of its own accord, such as who joined or who answers."""
    return Message(key=key, kind="other", claims=claims, at=at, automatic=reason, **words)
