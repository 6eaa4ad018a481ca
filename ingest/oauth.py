"""Access tokens for mailboxes, from their refresh tokens (RFC 6749, section 6)."""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from urllib.parse import urlencode

__all__ = ["NoToken", "access_token"]

WITHIN = 20  # seconds


class NoToken(Exception):
    """The provider gives no access token; the text says what the owner can do."""


def access_token(settings: Mapping[str, str], kept: dict[str, tuple[str, float]]) -> str:
    """The mailbox's access token, asked for again a minute before it ends. `kept` remembers it."""
    refresh = settings["oauth_refresh_token"]
    token, until = kept.get(refresh, ("", 0.0))
    if time.monotonic() < until:
        return token
    asked = {
        "grant_type": "refresh_token",
        "refresh_token": refresh,
        "client_id": settings["oauth_client_id"],
        "client_secret": settings["oauth_client_secret"],
    }
    answer = _posted(settings["oauth_token_url"], {name: value for name, value in asked.items() if value})
    kept[refresh] = str(answer["access_token"]), time.monotonic() + float(answer.get("expires_in", 300)) - 60
    return kept[refresh][0]


def _posted(url: str, form: Mapping[str, str]) -> Mapping[str, str]:
    if not url.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
        raise NoToken("oauth_token_url must start with https://")
    request = urllib.request.Request(url, urlencode(form).encode())  # noqa: S310 - checked above
    try:
        with urllib.request.urlopen(request, timeout=WITHIN) as response:  # noqa: S310
            answer: Mapping[str, str] = json.load(response)
    except urllib.error.HTTPError as error:
        raise NoToken(
            f"the provider refused the refresh token (status {error.code}): sign this mailbox in again"
        ) from error
    if "access_token" not in answer:
        raise NoToken("the provider's answer holds no access token: check oauth_token_url")
    return answer
