"""Access tokens for mailboxes, from their refresh tokens (RFC 6749, section 6)."""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

__all__ = ["Grant", "NoToken"]

WITHIN = 20  # seconds
EARLY = 60  # seconds before its end a token is not used any more
# Where tokens are given out, for hosts whose owners need not say so.
KNOWN = {
    "imap.gmail.com": "https://oauth2.googleapis.com/token",
    "outlook.office365.com": "https://login.microsoftonline.com/common/oauth2/v2.0/token",
}
# What the owner can do, by the provider's word for what is wrong.
FIXES = {
    "invalid_grant": "it was taken back, or has ended: sign this mailbox in again",
    "invalid_client": "check oauth_client_id and oauth_client_secret; Microsoft's secrets end after the time set for them",
    "unauthorized_client": "the OAuth client may not do this: allow it refresh tokens for this kind of account",
    "invalid_scope": "sign this mailbox in again with the scope for IMAP: https://mail.google.com/ at Google, "
    "https://outlook.office.com/IMAP.AccessAsUser.All and offline_access at Microsoft",
    "invalid_request": "check oauth_token_url and the OAuth client: it lacks something the provider needs",
    "interaction_required": "the provider wants its user to sign in: sign this mailbox in again",
    "consent_required": "an administrator must allow the OAuth client; then sign this mailbox in again",
}


class NoToken(Exception):
    """The provider gives no access token; the text says what the owner can do."""


class Grant:
    """What the owner of one mailbox allowed us. `keep` is called with a refresh token that replaces ours."""

    def __init__(self, settings: Mapping[str, str], keep: Callable[[str], None]) -> None:
        self._settings, self._keep = settings, keep
        self._refresh = settings["oauth_refresh_token"]
        self._token, self._until = "", 0.0

    def token(self) -> str:
        """The access token, asked for again when it is about to end. Raises NoToken or OSError."""
        if time.monotonic() >= self._until:
            answer = _posted(self._url(), self._form())
            try:
                self._token = str(answer["access_token"])
                self._until = time.monotonic() + float(answer.get("expires_in", 300)) - EARLY
            except (KeyError, TypeError, ValueError):
                raise NoToken("the provider's answer holds no access token: check oauth_token_url") from None
            self._replace(answer.get("refresh_token"))
        return self._token

    def forget(self) -> None:
        """The mailbox refused the token; the next one is a new one."""
        self._until = 0.0

    def _url(self) -> str:
        url = self._settings["oauth_token_url"] or KNOWN.get(self._settings["host"].lower(), "")
        if not url.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
            raise NoToken("oauth_token_url must start with https://: it is where access tokens are given out")
        return url

    def _form(self) -> dict[str, str]:
        form = {
            "grant_type": "refresh_token",
            "refresh_token": self._refresh,
            "client_id": self._settings["oauth_client_id"],
            "client_secret": self._settings["oauth_client_secret"],
        }
        return {name: value for name, value in form.items() if value}

    def _replace(self, refresh: object) -> None:
        if isinstance(refresh, str) and refresh not in ("", self._refresh):
            self._refresh = refresh
            self._keep(refresh)


def _posted(url: str, form: Mapping[str, str]) -> Mapping[str, Any]:
    request = urllib.request.Request(url, urlencode(form).encode())  # noqa: S310 - https, checked above
    try:
        with urllib.request.urlopen(request, timeout=WITHIN) as response:  # noqa: S310
            answer = json.loads(response.read(1 << 20))
    except urllib.error.HTTPError as error:
        if error.code in (429, *range(500, 600)):
            raise NoToken(
                f"the provider gives no access token now (status {error.code}). It is asked again by itself"
            ) from error
        reason = _reason(error)
        fix = FIXES.get(reason, "sign this mailbox in again, and check the OAuth client's id and secret")
        raise NoToken(
            f"the provider refused the refresh token (status {error.code}{f', {reason}' if reason else ''}): {fix}"
        ) from error
    except (OSError, ValueError) as error:
        raise NoToken(
            f"no access token from {url}: it does not answer as such a server does. Check oauth_token_url"
        ) from error
    return answer if isinstance(answer, dict) else {}


def _reason(error: urllib.error.HTTPError) -> str:
    """The provider's word for it (RFC 6749, section 5.2); empty for none."""
    try:
        word = json.loads(error.read(1 << 16))["error"]
    except (OSError, ValueError, LookupError, TypeError):
        return ""
    return word if isinstance(word, str) and word in FIXES else ""
