"""A lead of Meta's: told by its number, asked for, then read; its form says what was agreed to."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from channels._meta import GRAPH, SIGN_IN
from channels.ads._lead import EXPLAINED, agreed, campaign, lead
from channels.elements import Element, strings, when
from channels.forms._form import Field
from channels.message import Delivery, Fetch, Message, Settings, literal, other

# https://developers.facebook.com/docs/marketing-api/guides/lead-ads/retrieving
WANTED = (
    "id,created_time,form_id,ad_id,ad_name,adset_id,adset_name,campaign_id,campaign_name,is_organic,platform,"
    "partner_name,field_data,custom_disclaimer_responses"
)
FORM = "name,legal_content{id,privacy_policy,custom_disclaimer}"
PLATFORMS = {"fb": "facebook", "ig": "instagram"}
DUMMY = "<test lead: dummy data"  # how every answer of the testing tool begins


def changed(delivery: Delivery, change: Element, settings: Settings) -> Iterable[Message | Fetch]:
    """What a change of a page's "leadgen" says."""
    value = change["value"]
    if "field_data" in value:
        yield from filled(value)
    elif "leadgen_id" in value and settings.get("access_token"):
        id = int(value["leadgen_id"])
        yield Fetch(
            key=f"lead {id}", about=f"lead {id}", url=f"{GRAPH}/{id}?fields={WANTED}", headers=SIGN_IN
        )
    else:
        yield other(delivery, change)


def answered(delivery: Delivery) -> Iterator[Message | Fetch]:
    """What changed() and filled() asked for; nothing for answers of others."""
    what, _, about = delivery.about.partition(" ")
    if what == "lead":
        yield from filled(delivery.json())
    elif what == "form":
        yield _form(about, delivery.json())


def filled(told: Element) -> Iterator[Message | Fetch]:
    """A lead as Meta gives it out."""
    id = str(told["id"])
    boxes = {
        str(box["checkbox_key"]): str(box.get("is_checked")).lower() in ("1", "true")
        for box in told.get("custom_disclaimer_responses") or []
    }
    answers = list(_answers(told["field_data"]))
    ids = {name: told.get(f"{name}_id") for name in ("campaign", "adset", "ad")}
    kept = {
        "form_id": told.get("form_id"),
        "partner": told.get("partner_name"),
        **{f"{name}_id": value for name, value in ids.items()},
        **campaign(
            PLATFORMS.get(str(told.get("platform")), "facebook"),
            is_organic=bool(told.get("is_organic")),
            campaign=told.get("campaign_name") or ids["campaign"],
            group=told.get("adset_name") or ids["adset"],
            ad=told.get("ad_name") or ids["ad"],
        ),
    }
    is_test = any(answer.value.startswith(DUMMY) for answer in answers)
    yield lead(
        id, answers, when(told.get("created_time")), kept, is_test=is_test, consent=agreed(boxes.items())
    )
    if told.get("form_id"):
        yield _asked_form(id, int(told["form_id"]), boxes)


def _answers(told: Iterable[Element]) -> Iterator[Field]:
    for field in told:
        values = field.get("values") or []
        yield Field(
            str(field["name"]), ", ".join(map(str, values)) if isinstance(values, list) else str(values)
        )


def _asked_form(id: str, form: int, boxes: Mapping[str, bool]) -> Fetch:
    """The form says what it is called, and the text beside each box; a lead has only the boxes' keys."""
    about = f"form {id} {json.dumps(boxes, ensure_ascii=False)}"
    return Fetch(key=f"form {id}", about=about, url=f"{GRAPH}/{form}?fields={literal(FORM)}", headers=SIGN_IN)


def _form(about: str, told: Element) -> Message:
    id, _, given = about.partition(" ")
    legal: Mapping[str, Any] = told.get("legal_content") or {}
    disclaimer = legal.get("custom_disclaimer") or {}
    texts = {str(box.get("key")): str(box.get("text") or "") for box in disclaimer.get("checkboxes") or []}
    boxes: dict[str, bool] = json.loads(given)
    fields = {
        "form": told.get("name"),
        "consent_text": agreed((texts.get(key) or key, is_given) for key, is_given in boxes.items()),
        "consent_version": legal.get("id") or told.get("id") if boxes else "",
        "disclaimer": (disclaimer.get("body") or {}).get("text"),
        "privacy_policy": (legal.get("privacy_policy") or {}).get("url"),
    }
    return Message(key=id, kind="form", rank=EXPLAINED, fields=strings(fields))
