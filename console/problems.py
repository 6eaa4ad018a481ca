"""Errors of the API, as RFC 9457 problems."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus

import msgspec
from aiohttp import web

from console import types

__all__ = ["Refusal", "response"]


class Refusal(Exception):
    """A request that cannot be done; `detail` says why and what to do."""

    def __init__(
        self,
        status: int,
        detail: str,
        errors: Sequence[dict[str, str]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.errors, self.headers = status, detail, list(errors), headers or {}


def response(refusal: Refusal) -> web.Response:
    title = HTTPStatus(refusal.status).phrase
    problem = types.Problem("about:blank", title, refusal.status, refusal.detail, refusal.errors)
    return web.Response(
        body=msgspec.json.encode(problem),
        status=refusal.status,
        headers={"Content-Type": "application/problem+json", **refusal.headers},
    )
