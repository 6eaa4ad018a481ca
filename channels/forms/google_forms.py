"""Google Forms: every response to a form, by a small script.

Open the form, then the three dots, Apps Script, and paste:

    const url = "THE CHANNEL'S URL", secret = "THE SECRET";
    function onSubmit(e) {
      const body = JSON.stringify({
        form: FormApp.getActiveForm().getTitle(),
        id: e.response.getId(),
        at: e.response.getTimestamp().toISOString(),
        email: e.response.getRespondentEmail(),
        answers: e.response.getItemResponses().map(r => ({
          title: r.getItem().getTitle(), type: String(r.getItem().getType()), value: r.getResponse() })),
      });
      const bytes = Utilities.newBlob(body).getBytes();
      const key = Utilities.newBlob(secret).getBytes();
      const signature = Utilities.base64Encode(Utilities.computeHmacSha256Signature(bytes, key));
      UrlFetchApp.fetch(url, {method: "post", contentType: "application/json", payload: body,
        headers: {"X-Signature": signature}});
    }

Then Triggers, Add trigger: onSubmit, from form, on form submit. The secret is words of your own, the same in both
places.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from channels.elements import when
from channels.forms._form import Field, flat, message
from channels.invented import EMAIL, NAME, TEXT, by_json
from channels.message import Delivery, Message, Setting, Settings, digest
from channels.signature import hmac_base64, mac_base64

SETTINGS = {"secret": Setting("The secret in the script, words of your own", secret=True, required=True)}


def verify(delivery: Delivery, settings: Settings) -> bool:
    return hmac_base64("sha256", settings["secret"], delivery.body, delivery.headers.get("x-signature", ""))


def parse(delivery: Delivery, settings: Settings) -> Iterable[Message]:
    sent: dict[str, Any] = delivery.json()
    fields = [field for answer in sent["answers"] for field in flat(answer["value"], str(answer["title"]))]
    signed_in = [Field("Email", str(sent["email"]), "email")] if sent.get("email") else []
    yield message(
        str(sent["id"]), [*signed_in, *fields], when(sent.get("at")), {"form": str(sent.get("form", ""))}
    )


def sample(settings: Settings, url: str, now: datetime) -> Delivery:
    said = {"Name": NAME, "E-mail": EMAIL, "Message": TEXT}
    sent = {
        "form": "Sample",
        "id": digest(now.isoformat()),
        "at": now.isoformat(),
        "email": "",
        "answers": [{"title": title, "type": "TEXT", "value": value} for title, value in said.items()],
    }
    return by_json(
        now, url, sent, lambda body: {"x-signature": mac_base64("sha256", settings["secret"], body)}
    )
