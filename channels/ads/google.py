"""Lead forms of Google Ads: search, video, display and Performance Max.

In Google Ads open Campaigns, Assets, the lead form, then "Export leads from Google Ads", "Webhook integration": give
the channel's URL and a key, any words you choose, the same here and there. "Send test data" sends a lead that is shown
and becomes nobody's.

Google signs nothing; the key comes along with each lead. It sends neither the text of your disclaimer nor the names of
campaigns and forms, only their numbers. Leads of up to 60 days ago can be downloaded in Google Ads and imported.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from channels.ads._lead import campaign, lead
from channels.elements import Element, when
from channels.forms._fields import meaning
from channels.forms._form import Field
from channels.invented import EMAIL, NAME, PHONE, by_json
from channels.message import Delivery, Message, Setting, Settings, digest, other
from channels.signature import same

SETTINGS = {"google_key": Setting("The key beside the webhook's URL, any words", secret=True, required=True)}
PROTECTED_BY = "secret"

# What Google calls the rest of a lead; https://developers.google.com/google-ads/webhook/docs/implementation
IDS = "form_id", "campaign_id", "adgroup_id", "creative_id", "asset_group_id"
READ = {
    "lead_id",
    "api_version",
    "user_column_data",
    "google_key",
    "is_test",
    "lead_submit_time",
    "gcl_id",
    "gclid",
    *IDS,
}
KEPT = str, int, float


def verify(delivery: Delivery, settings: Settings) -> bool:
    return same(settings["google_key"], delivery.json()["google_key"])


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message]:
    told: dict[str, Any] = delivery.json()
    if "lead_id" not in told:
        yield other(delivery, {name: value for name, value in told.items() if name != "google_key"})
        return
    rest = {name: value for name, value in told.items() if name not in READ and isinstance(value, KEPT)}
    kept = {
        "gclid": told.get("gcl_id") or told.get("gclid"),
        **{name: told.get(name) for name in IDS},
        **rest,
        **campaign(
            "google",
            campaign=told.get("campaign_id"),
            group=told.get("adgroup_id") or told.get("asset_group_id"),
            ad=told.get("creative_id"),
        ),
    }
    yield lead(
        str(told["lead_id"]),
        _answers(told.get("user_column_data") or []),
        when(told.get("lead_submit_time")),
        kept,
        is_test=told.get("is_test") is True,
    )


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    said = {"FULL_NAME": NAME, "EMAIL": EMAIL, "PHONE_NUMBER": PHONE}
    sent = {
        "lead_id": digest(now.isoformat()),
        "api_version": "1.0",
        "form_id": 1,
        "google_key": settings["google_key"],
        "user_column_data": [{"column_id": id, "string_value": value} for id, value in said.items()],
    }
    return by_json(now, url, sent)


def _answers(columns: Iterable[Element]) -> Iterator[Field]:
    """Google's ids are for what it asks everybody; what the advertiser asks has its question as its name."""
    for column in columns:
        id, name = str(column.get("column_id") or ""), str(column.get("column_name") or "")
        value = column.get("string_value")
        if value is not None:
            yield Field(id if meaning(id) else name or id, str(value))
