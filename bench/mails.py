"""What is read of mails with known answers, fact by fact, as their checker wants it."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import channels
from channels.email import _automatic
from channels.email._forwarded import forwarded
from channels.email._headers import Headers
from channels.email._mime import parsed
from channels.email._quotes import reply
from channels.message import Delivery, Message

NOW = datetime(2026, 11, 23, tzinfo=UTC)
MAILBOX = {"host": "imap.example.org", "user": "leads@firm.example"}


def answers(root: Path) -> Iterator[dict[str, Any]]:
    for line in (root / "inputs.jsonl").read_text().splitlines():
        item = json.loads(line)
        content = (root / item["file"]).read_bytes()
        try:
            read = _mail(content) if item["kind"] == "rfc822" else _body(content, item)
        except Exception as error:  # a fault of ours: told, and it harms no other mail
            read = {"parses": False, "error": repr(error)}
        yield {"id": item["id"], **read}


def _mail(content: bytes) -> dict[str, Any]:
    [said] = channels.read("email.mailbox", Delivery(received_at=NOW, method="IMAP", body=content), MAILBOX)
    assert isinstance(said, Message)
    mail = parsed(content)
    sender = mail.headers.sender()
    return {
        "parses": True,
        "from_name": sender[0],
        "from_email": sender[1],
        "subject": mail.subject,
        "to": [address for _, address in _people(mail.headers, "to")],
        "reply_to": [address for _, address in _people(mail.headers, "reply-to")],
        "message_id": said.fields.get("message_id", "").strip("<>"),
        "in_reply_to": said.fields.get("in_reply_to", ""),
        "body_text": mail.text,
        "attachments": [
            {"name": file.name, "size": len(file.content), "inline": number in mail.drawn}
            for number, file in enumerate(mail.files)
        ],
        "bounce": said.automatic == _automatic.BOUNCE,
        "bounce_status": said.fields.get("failure", "").split(", "),
        "bounce_recipient": said.fields.get("failed_recipient", ""),
        "hard_bounce": bool(said.fields.get("failure_reason")),
        "auto_reply": said.automatic in (_automatic.REPLY, _automatic.PROGRAM),
        "mailing_list": said.automatic == _automatic.LIST,
        "feedback_report": said.automatic == _automatic.COMPLAINT,
        **_text(mail.marked, mail.subject),
    }


def _body(content: bytes, item: dict[str, Any]) -> dict[str, Any]:
    kind = b"text/html" if item["kind"] == "body_html" else b"text/plain"
    mail = parsed(b"Content-Type: %b; charset=utf-8\r\n\r\n%b" % (kind, content))
    return {"parses": True, "body_text": mail.text, **_text(mail.marked, item.get("subject_hint"))}


def _text(text: str, subject: str | None) -> dict[str, Any]:
    own, inner = reply(text), forwarded(text, subject)
    found: dict[str, Any] = {
        "visible_reply": own.text,
        "signature": own.signature,
        "forwarded": inner is not None,
    }
    if inner is not None:
        found |= {
            "fwd_from_name": inner.name,
            "fwd_from_email": inner.address,
            "fwd_to": list(inner.to),
            "fwd_subject": inner.subject,
            "fwd_body": inner.text,
            "fwd_comment": inner.comment,
        }
    return found


def _people(headers: Headers, name: str) -> list[tuple[str, str]]:
    return headers.addresses(name)
