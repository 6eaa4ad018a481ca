"""Lead gen forms on LinkedIn: on ads, events, pages and products.

LinkedIn gives the Lead Sync API to apps that ask for it: at linkedin.com/developers open your app, then Products, "Lead
Sync API", Request access. Under Auth stands the client secret; "OAuth 2.0 tools" gives an access token with the
permissions r_marketing_leadgen_automation and r_ads (for a page's own forms also r_organization_admin), for somebody
who manages the ad account's lead gen forms.

Give the secret, the token, and whose leads you want: urn:li:sponsoredAccount: and the ad account's number, or
urn:li:organization: and the page's. Then run `leadinlet channel connect`; webhooks for leads cannot be made on
LinkedIn's pages. LinkedIn tries the address first, and again every two hours.

What was filled in is asked for with the token, which is good for 60 days: give a new one in time. Leads that did not
arrive are asked for hourly. Consents are kept with their text, the form's version, and when. Who deletes a lead at
LinkedIn is shown as such.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlsplit

from channels.ads._lead import WITHDRAWN, agreed, campaign, lead
from channels.elements import Element, each, moment, when
from channels.fetching import posted
from channels.forms._fields import meaning
from channels.forms._form import Field
from channels.invented import EMAIL, NAME, by_json
from channels.message import Answer, Delivery, Fetch, Message, Setting, Settings, digest, literal, other
from channels.signature import hmac_hex, mac_hex

SETTINGS = {
    "client_secret": Setting("The app's client secret (Auth)", secret=True, required=True),
    "access_token": Setting(
        "Access token with r_marketing_leadgen_automation; without it no lead can be read", secret=True
    ),
    "owner": Setting("Whose leads: urn:li:sponsoredAccount:... or urn:li:organization:..."),
    "lead_type": Setting("SPONSORED, EVENT, COMPANY or ORGANIZATION_PRODUCT", default="SPONSORED"),
    "client_id": Setting("The app's client id (Auth); only to say until when the token is good"),
    "api_version": Setting("LinkedIn's API by its month; each is good for a year", default="202609"),
}

API = "https://api.linkedin.com/rest"
HEADERS = {
    "Authorization": "Bearer {access_token}",
    "Linkedin-Version": "{api_version}",
    "X-Restli-Protocol-Version": "2.0.0",
}
# https://learn.microsoft.com/en-us/linkedin/marketing/lead-sync/leadsync
WANTED = (
    "id,submittedAt,testLead,leadType,owner,versionedLeadGenFormUrn,associatedEntity,associatedEntityInfo,"
    "leadMetadata,leadMetadataInfo,formResponse,form:(id,name,hiddenFields,content)"
)
PAGE = 100
NEEDED = "r_marketing_leadgen_automation"
LINK = re.compile(r"urn:li:leadGenFormResponse:([\w-]{1,100})")
CHALLENGE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.I)


def verify(delivery: Delivery, settings: Settings) -> bool:
    """https://learn.microsoft.com/en-us/linkedin/shared/api-guide/webhook-validation"""
    if delivery.method == "GET":
        # A body is signed in the same way: whoever could choose the words would have any body signed.
        return CHALLENGE.fullmatch(delivery.query()["challengeCode"]) is not None
    given = delivery.headers["x-li-signature"].removeprefix("hmacsha256=")
    return hmac_hex("sha256", settings["client_secret"], b"hmacsha256=" + delivery.body, given)


def answer(delivery: Delivery, settings: Settings) -> Answer:
    if delivery.method != "GET":
        return Answer()
    code = delivery.query()["challengeCode"]
    told = {
        "challengeCode": code,
        "challengeResponse": mac_hex("sha256", settings["client_secret"], code.encode()),
    }
    return Answer(json.dumps(told), "application/json")


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    if delivery.about == "backlog":
        told = delivery.json()
        yield from each(delivery, told["elements"], lambda element: [_lead(element)])
        yield from _next(delivery, told, settings)
    elif delivery.about:
        yield _lead(delivery.json())
    elif delivery.method != "GET":
        told = delivery.json()
        yield from each(
            delivery,
            told if isinstance(told, list) else [told],
            lambda event: [_event(delivery, event, settings)],
        )


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    """With its answers, which LinkedIn would be asked for."""
    asked = {"FIRST_NAME": NAME.split()[0], "LAST_NAME": NAME.split()[1], "EMAIL": EMAIL}
    questions = [{"questionId": number, "predefinedField": name} for number, name in enumerate(asked)]
    answers = [
        {"questionId": number, "answerDetails": {"textQuestionAnswer": {"answer": value}}}
        for number, value in enumerate(asked.values())
    ]
    sent = {
        "id": digest(now.isoformat()),
        "submittedAt": int(now.timestamp() * 1000),
        "formResponse": {"answers": answers},
        "form": {"name": "Sample", "content": {"questions": questions}},
    }

    def sign(body: bytes) -> dict[str, str]:
        return {"x-li-signature": mac_hex("sha256", settings["client_secret"], b"hmacsha256=" + body)}

    return by_json(now, url, sent, sign)


def connect(settings: Settings, url: str) -> list[Fetch]:
    sent = {"webhook": url, "owner": _owner(settings), "leadType": settings["lead_type"]}
    return [posted("notifications", f"{API}/leadNotifications", sent, HEADERS)]


def probe(settings: Settings) -> Fetch:
    """https://learn.microsoft.com/en-us/linkedin/shared/authentication/token-introspection"""
    return Fetch(
        key="token",
        about="",
        method="POST",
        url="https://www.linkedin.com/oauth/v2/introspectToken",
        headers={"Content-Type": "application/x-www-form-urlencoded"},
        body="client_id={client_id}&client_secret={client_secret}&token={access_token}",
    )


def alive(delivery: Delivery) -> str:
    told = delivery.json()
    granted = str(told.get("scope") or "")
    if told["active"] is not True or NEEDED not in granted:
        raise ValueError(
            f"the token is {told.get('status') or 'dead'}, with the permissions {granted or 'none'}"
        )
    return f"the token is good until {moment(told['expires_at']):%Y-%m-%d}"


def backlog(settings: Settings, since: datetime) -> Fetch:
    return _listed(settings, int(since.timestamp() * 1000), 0)


def _event(delivery: Delivery, event: Element, settings: Settings) -> Message | Fetch:
    if "formResponse" in event:
        return _lead(event)
    found = LINK.fullmatch(str(event.get("leadGenFormResponse")))
    if event.get("type") != "LEAD_ACTION" or found is None:
        return other(delivery, event)
    id = found[1]
    if event.get("leadAction") == "DELETED":
        at = when(event.get("occurredAt"))
        fields = {"status": "deleted by its sender"}
        return Message(key=id, kind="form", rank=WITHDRAWN, at=at, fields=fields)
    if not settings.get("access_token"):
        return other(delivery, event)
    return Fetch(
        key=f"lead {id}",
        about=f"lead {id}",
        url=f"{API}/leadFormResponses/{id}?fields={WANTED}",
        headers=HEADERS,
    )


def _lead(told: Element) -> Message:
    form: Mapping[str, Any] = told.get("form") or {}
    response: Mapping[str, Any] = told["formResponse"]
    content: Mapping[str, Any] = form.get("content") or {}
    consent = agreed(_consents(response.get("consentResponses") or [], content))
    hidden = [Field(str(one["name"]), str(one["value"])) for one in form.get("hiddenFields") or []]
    return lead(
        str(told["id"]),
        [*_answers(response.get("answers") or [], content.get("questions") or []), *hidden],
        when(told.get("submittedAt")),
        {
            "form": form.get("name"),
            "form_id": form.get("id"),
            "lead_type": told.get("leadType"),
            "privacy_policy": _legal(content).get("privacyPolicyUrl"),
            "consent_version": told.get("versionedLeadGenFormUrn") if consent else "",
            **_origin(told),
        },
        is_test=told.get("testLead") is True,
        consent=consent,
    )


def _origin(told: Element) -> dict[str, str]:
    """The names of what is linked stand in the parts called ...Info."""
    number = _last(_inner(told.get("leadMetadata"), "campaign"))
    info = _inner(told.get("leadMetadataInfo"), "campaign")
    name = info.get("name") if isinstance(info, Mapping) else ""
    ad = _last(_inner(told.get("associatedEntity"), "associatedCreative"))
    is_organic = told.get("leadType") not in (None, "SPONSORED")
    named = campaign("linkedin", is_organic=is_organic, campaign=name or number, ad=ad)
    return {"campaign_id": number, "ad_id": ad, **named}


def _inner(part: Any, name: str) -> Any:
    """What has this name in it or in a part of it."""
    within = [part, *part.values()] if isinstance(part, Mapping) else []
    return next((one[name] for one in within if isinstance(one, Mapping) and name in one), "")


def _last(urn: object) -> str:
    return str(urn).rpartition(":")[2]


def _answers(answers: Iterable[Element], questions: Iterable[Element]) -> Iterator[Field]:
    asked = {question["questionId"]: question for question in questions}
    for given in answers:
        question = asked.get(given["questionId"], {})
        details = given["answerDetails"]
        label = _label(question)
        if "textQuestionAnswer" in details:
            value = str(details["textQuestionAnswer"]["answer"])
        else:
            value = ", ".join(_chosen(details, question.get("questionDetails") or {}))
        yield Field(str(label or given["questionId"]), value)


def _label(question: Element) -> str:
    """LinkedIn's name of what it asks everybody, else the question."""
    known = str(question.get("predefinedField") or "")
    return known if meaning(known) else _text(question.get("question")) or str(question.get("name") or known)


def _chosen(details: Element, asked: Element) -> Iterator[str]:
    """An answer names its options by number."""
    offered: list[Element] = next((part["options"] for part in asked.values() if "options" in part), [])
    texts = {str(option["id"]): _text(option.get("text")) for option in offered}
    for part in details.values():
        for option in part.get("options", []):
            yield texts.get(str(option)) or str(option)


def _consents(given: Iterable[Element], content: Element) -> Iterator[tuple[str, bool]]:
    shown = _legal(content).get("consents") or []
    texts = {str(one["id"]): _text(one.get("consent")) for one in shown}
    for one in given:
        id = str(one["consentId"])
        yield texts.get(id) or f"consent {id}", one.get("accepted") is True


def _legal(content: Element) -> Mapping[str, Any]:
    return content.get("legalInfo") or {}


def _text(said: Any) -> str:
    """In whatever language there is."""
    localized = said.get("localized") if isinstance(said, Mapping) else None
    return str(next(iter(localized.values()), "")) if isinstance(localized, Mapping) else str(said or "")


def _next(delivery: Delivery, told: Element, settings: Settings) -> Iterator[Fetch]:
    since, _, start = urlsplit(delivery.url).fragment.partition("+")
    found = len(told["elements"])
    if found and found >= told["paging"].get("count", PAGE):
        asked = _listed(settings, int(since), int(start) + found)
        yield replace(asked, key=f"{asked.key} {delivery.received_at:%Y-%m-%dT%H}")  # each hour anew


def _listed(settings: Settings, since: int, start: int) -> Fetch:
    """In a body, as LinkedIn offers for long queries: on its way an address loses the %3A that it asks for.
    From when and where stands behind the #, which is not sent, so that the answer knows it.

    https://learn.microsoft.com/en-us/linkedin/shared/api-guide/concepts/query-tunneling
    """
    [(kind, urn)] = _owner(settings).items()
    query = (
        f"q=owner&owner=({kind}:{quote(urn, safe='')})&leadType=(leadType:{settings['lead_type']})"
        f"&limitedToTestLeads=false&submittedAtTimeRange=(start:{since})"
        f"&fields={WANTED}&count={PAGE}&start={start}"
    )
    headers = {
        **HEADERS,
        "X-HTTP-Method-Override": "GET",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    return Fetch(
        key=f"leads {since} {start}",
        about="backlog",
        method="POST",
        url=f"{API}/leadFormResponses#{since}+{start}",
        headers=headers,
        body=literal(query),
    )


def _owner(settings: Settings) -> dict[str, str]:
    """urn:li:sponsoredAccount:1 is the owner's kind and its name at once."""
    urn = settings["owner"]
    return {(urn.split(":") + [""] * 3)[2]: urn}
