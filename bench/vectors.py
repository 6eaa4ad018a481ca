"""Signatures with known verdicts: as vectors, or as samples in the words of a provider's own tests."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

from bench.unwrap import NOW, adapter_of, pairs
from channels import adapter, verified
from channels.message import Delivery, Fetch

# What vectors call whose secret it is, where it is not the adapter's name or its provider's.
CALLED = {"google_ads_lead_form": "ads.google", "meta": "social.meta", "aws_sns": "email.ses"}
SENT = {"url", "body", "payload", "form", "params"}
SECRET = "secret auth_token public_key signature_secret signing_key app_secret client_secret".split()


class Verdict(NamedTuple):
    provider: str
    name: str
    adapter: str | None
    expected: bool
    given: bool | None  # None: no adapter


def verdicts(folder: Path) -> Iterator[Verdict]:
    for path in sorted(folder.glob("*.json")):
        kept = json.loads(path.read_text())
        provider = str(kept.get("provider", path.stem))
        name = adapter_for(provider)
        for vector in kept["vectors"]:
            given = None if name is None else is_verified(name, vector)
            yield Verdict(provider, str(vector["name"]), name, bool(vector["expected"]), given)


def adapter_for(provider: str) -> str | None:
    return adapter_of("", CALLED.get(provider, provider), "")


def is_verified(name: str, vector: Mapping[str, Any]) -> bool:
    settings = settings_of(name, vector)
    told = verified(name, delivery_of(vector), settings)
    if isinstance(told, Fetch):
        told = verified(name, delivery_of(vector), {**settings, told.key: str(vector["certificate_pem"])})
    return told is True


def delivery_of(vector: Mapping[str, Any]) -> Delivery:
    """A vector as it was sent; a sample of a test names its header in the scheme."""
    headers = {str(name).lower(): str(value) for name, value in (vector.get("headers") or {}).items()}
    headers |= _signed(vector)
    return Delivery(
        received_at=_moment(vector, headers),
        method=str(vector.get("method") or "POST").upper(),
        url=str(vector.get("url") or ""),
        headers=headers,
        body=_body(vector),
    )


def settings_of(name: str, vector: Mapping[str, Any]) -> dict[str, str]:
    """The secret, in every place where the adapter has one, and what else the vector says the owner set."""
    secret = next((str(vector[word]) for word in SECRET if vector.get(word) is not None), "")
    known = adapter(name).SETTINGS
    signing = (key for key in known if "public" in key or "sign" in key)
    wanted = {*signing, *(key for key, setting in known.items() if setting.required or setting.secret)}
    # A user and a password are no key to sign with.
    settings = dict.fromkeys((key for key in wanted if "basic" not in key or ":" in secret), secret)
    user, _, password = secret.partition(":")
    settings |= {key: value for key, value in (("user", user), ("password", password)) if key in known}
    for key in known:
        if "topic" in key and vector.get("allowed_topics"):
            settings[key] = " ".join(vector["allowed_topics"])
        if vector.get("method_sig") and ("algorithm" in key or "method" in key):
            settings[key] = str(vector["method_sig"])
    return settings


def _body(vector: Mapping[str, Any]) -> bytes:
    for place in ("body", "payload"):
        if isinstance(vector.get(place), str):
            return str(vector[place]).encode()
    form = vector.get("form") or vector.get("params")
    return urlencode(pairs(form)).encode() if form else b""


def _signed(vector: Mapping[str, Any]) -> dict[str, str]:
    header = str(vector.get("scheme", "")).split(" ")[0].rstrip(":").lower()
    token = vector.get("signature") or vector.get("token")
    if not header or not isinstance(token, str):
        return {}
    bearer = "Bearer " if header == "authorization" else ""
    nonce = {f"{header}-nonce": str(vector["nonce"])} if vector.get("nonce") else {}
    return {header: bearer + token, **nonce}


def _moment(vector: Mapping[str, Any], headers: Mapping[str, str]) -> datetime:
    """When it came in: as it says, else when it was signed."""
    stamps = (value for name, value in headers.items() if name.endswith("timestamp"))
    said = str(vector.get("now") or vector.get("timestamp") or next(stamps, ""))
    if said.replace(".", "", 1).isdigit():
        return datetime.fromtimestamp(int(said[:10]), UTC)  # of milliseconds, too
    return datetime.fromisoformat(said) if said else NOW
