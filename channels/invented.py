"""What samples are made of: somebody who does not exist, in the ways that providers send."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from channels.message import Delivery

NAME, EMAIL, PHONE = "Jan Próbny", "jan.probny@example.org", "+48600000000"
OURS = "+48220000000"
TEXT = "Dzień dobry, to jest próba. / This is a sample."

Sign = Callable[[bytes], Mapping[str, str]]  # the body to the headers that vouch for it


def by_json(now: datetime, url: str, sent: Any, sign: Sign | None = None) -> Delivery:
    return _posted(now, url, json.dumps(sent).encode(), "application/json", sign)


def by_form(now: datetime, url: str, sent: Mapping[str, str], sign: Sign | None = None) -> Delivery:
    return _posted(now, url, urlencode(sent).encode(), "application/x-www-form-urlencoded", sign)


def _posted(now: datetime, url: str, body: bytes, kind: str, sign: Sign | None) -> Delivery:
    headers = {"content-type": kind, **(sign(body) if sign else {})}
    return Delivery(received_at=now, url=url, headers=headers, body=body)
