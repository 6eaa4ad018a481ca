"""3CX: calls by its server-side CRM integration, or by a webhook bundle as they happen.

In the 3CX admin console open Integrations, CRM, Server side, Add, and upload a template with this report scenario
(URL stands for the channel's URL); then turn on call journaling:

    <Crm Country="PL" Name="Leadinlet" Version="1" SupportsEmojis="true">
      <Number Prefix="AsIs" MaxLength="" />
      <Connection MaxConcurrentRequests="2" />
      <Parameters />
      <Authentication Type="No" />
      <Scenarios>
        <Scenario Id="" Type="REST">
          <Request Url="URL?lookup=[Number]" MessagePasses="0" RequestEncoding="UrlEncoded" RequestType="Get"
            ResponseType="Json" />
          <Rules /><Variables /><Outputs AllowEmpty="true" />
        </Scenario>
        <Scenario Id="ReportCall" Type="REST">
          <Request Url="URL" MessagePasses="0" RequestEncoding="Json" RequestType="Post" ResponseType="Json">
            <PostValues>
              <Value Key="CallType" Passes="1" Type="String">[CallType]</Value>
              <Value Key="Number" Passes="1" Type="String">[Number]</Value>
              <Value Key="Name" Passes="1" Type="String">[Name]</Value>
              <Value Key="Agent" Passes="1" Type="String">[Agent]</Value>
              <Value Key="AgentFirstName" Passes="1" Type="String">[AgentFirstName]</Value>
              <Value Key="AgentLastName" Passes="1" Type="String">[AgentLastName]</Value>
              <Value Key="Duration" Passes="1" Type="String">[Duration]</Value>
              <Value Key="QueueExtension" Passes="1" Type="String">[QueueExtension]</Value>
              <Value Key="CallStartTimeUTC" Passes="2"
                Type="String">[[CallStartTimeUTC].ToString("yyyy-MM-ddTHH:mm:ssZ")]</Value>
            </PostValues>
          </Request>
          <Rules /><Variables /><Outputs AllowEmpty="true" />
        </Scenario>
      </Scenarios>
    </Crm>

That tells of each call once, at its end. To see callers while it rings, with recordings and transcripts, point the
webhook generator of a "WebAPI + Webhook bundle for 3CX" at the channel's URL instead; do not use both. Keep the
URL secret: 3CX signs nothing. Recordings are fetched from the host named in "recording_host" alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from channels.elements import contents
from channels.fetching import fetched, file
from channels.invented import NAME, PHONE, by_json
from channels.message import Answer, Delivery, Fetch, Message, Setting, Settings, digest, other
from channels.numbers import LONGEST, international
from channels.telephony._call import TRANSCRIBED, call
from channels.telephony._pbx import ended, leg_rank, when

SETTINGS = {"recording_host": Setting("The host of your 3CX that recordings come from, such as firm.3cx.eu")}
PROTECTED_BY = "address"

# https://www.3cx.com/docs/crm-template-xml-description/, call journaling; Notanswered is one of ours going out.
REPORTED = {
    "Inbound": ("answered", True),
    "Missed": ("missed", True),
    "Outbound": ("answered", False),
    "Notanswered": ("missed", False),
}
# https://creomate.com/3cx-webhook-documentation; older bundles call a call that is taken "hangup".
LIVE = {"ringing": "ringing"} | dict.fromkeys(
    ("pickupincoming", "pickupoutgoing", "hangupincoming", "hangupoutgoing"), "talking"
)
TITLE = re.compile(r"(Answered|Successful|Missed|Unanswered) call\b[^(]*(?:\(([\d:]+)\))?")


def verify(delivery: Delivery, settings: Settings) -> bool:
    return True  # the URL token is the secret


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message | Fetch]:
    if delivery.about:
        return [fetched(delivery)]
    told = contents(delivery)
    if "CallType" in told:
        return [_reported(told)]
    if told.keys() >= {"event", "id"}:
        return _live(told, settings)
    # A lookup while it rings has no call's id, and could never be joined with the call that is reported.
    return [] if told.keys() == {"lookup"} else [other(delivery, told or None)]


def answer(delivery: Delivery, settings: Settings) -> Answer:
    return Answer("{}", "application/json")


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    told = {"event": "ringing", "callerid": PHONE, "user": "101", "usertype": "ext", "did": "biuro"}
    return by_json(now, url, {**told, "id": digest(now.isoformat()), "phonebook": NAME})


def _reported(told: Mapping[str, Any]) -> Message:
    """A call at its end. It has no id: its number and the second it began name it."""
    outcome, is_inbound = REPORTED[told["CallType"]]
    names = [told.get("AgentFirstName"), told.get("AgentLastName")]
    agent = " ".join(filter(None, names)) or told.get("Agent")
    return call(
        f"{told['CallStartTimeUTC']} {told['Number']}",
        outcome,
        client=international(told["Number"], LONGEST),
        is_inbound=is_inbound,
        at=when(told["CallStartTimeUTC"]),
        name=told.get("Name") or "",
        seconds=told.get("Duration"),
        answered_by=agent if told["CallType"] == "Inbound" else None,
        rings=agent if told["CallType"] == "Missed" else None,
        made_by=None if is_inbound else agent,
        queue=told.get("QueueExtension"),
    )


def _live(told: Mapping[str, Any], settings: Settings) -> Iterator[Message | Fetch]:
    """What happens, as it happens. An id is the call's, a dash, and which leg of it."""
    key = told["id"].partition("-")[0]
    if told["event"] == "ai":
        said = told["transcription"]
        yield call(
            key, rank=TRANSCRIBED, text=said, summary=told.get("summary"), mood=told.get("sentiment_score")
        )
        return
    yield _leg(key, told)
    hosts = (settings["recording_host"],) if settings["recording_host"] else ()
    for number, url in enumerate(told.get("FILES", [])):
        yield from file(key, url, hosts, f"recording-{number}" if number else "recording", kind="call")


def _leg(key: str, told: Mapping[str, Any]) -> Message:
    is_inbound = not told["event"].endswith("outgoing")
    title = TITLE.search(told.get("title", ""))
    outcome = LIVE.get(told["event"]) or ended(told.get("finishtype") or (title[1] if title else ""))
    user = told.get("user")
    return call(
        key,
        outcome,
        client=international(told["callerid"], LONGEST),
        is_inbound=is_inbound,
        rank=leg_rank(outcome) if outcome and told["event"] not in LIVE else None,
        name=told.get("phonebook") or "",
        to=told.get("inbound_did") or told.get("did") if is_inbound else told.get("source_presentation"),
        seconds=title[2] if title else "",
        answered_by=user if is_inbound and outcome in ("talking", "answered") else None,
        rings=user if is_inbound and outcome not in ("talking", "answered") else None,
        made_by=None if is_inbound else user,
        recording=" ".join(told.get("FILES", [])),
    )
