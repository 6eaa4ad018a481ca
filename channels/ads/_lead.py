"""A filled lead ad to a message: who it is, what brought them, and what they agreed to."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from channels.elements import strings
from channels.forms._form import Field, message
from channels.message import Message

TEST = "a test of the lead form"
ANSWERED, EXPLAINED, WITHDRAWN = 1, 2, 900  # how far in its life a piece of a lead is


def lead(
    key: str,
    fields: Iterable[Field],
    at: datetime | None,
    kept: Mapping[str, object],
    *,
    is_test: bool,
    consent: str = "",
) -> Message:
    """A filled form. What was agreed to is kept with its time: `at` is when the form was sent."""
    said = message(key, fields, at)
    agreed = "\n".join(filter(None, [said.fields.get("consent"), consent, str(kept.get("consent", ""))]))
    when = at.isoformat() if at and agreed else ""
    return replace(
        said,
        rank=ANSWERED,
        automatic=TEST if is_test else "",
        fields={**said.fields, **strings({**kept, "consent": agreed, "consent_at": when})},
    )


def campaign(
    source: str, *, is_organic: bool = False, campaign: object = "", group: object = "", ad: object = ""
) -> dict[str, str]:
    """What led here, in the words that forms have for campaigns."""
    return strings(
        {
            "utm_source": source,
            "utm_medium": "organic" if is_organic else "paid",
            "utm_campaign": campaign,
            "utm_term": group,
            "utm_content": ad,
        }
    )


def agreed(answers: Iterable[tuple[str, bool]]) -> str:
    """Each text with whether it was agreed to."""
    return "\n".join(f"{text}: {'yes' if given else 'no'}" for text, given in answers)
