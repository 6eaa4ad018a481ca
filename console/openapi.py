"""The API's documentation, OpenAPI 3.1, made from the route table and the types."""

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from console import types
from console.routes import ROUTES, Route

__all__ = ["document"]

REF = "#/components/schemas/{name}"


def document(version: str) -> bytes:
    """The whole, as JSON."""
    described = [route for route in ROUTES if route.summary]
    kinds = _kinds(described)
    schemas, components = msgspec.json.schema_components(kinds, ref_template=REF)
    schema_of = dict(zip(map(repr, kinds), schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for route in described:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route, schema_of)
    whole = {
        "openapi": "3.1.0",
        "info": {"title": "Leadinlet", "version": version, "license": {"name": "Apache-2.0"}},
        "servers": [{"url": "/"}],
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }
    return msgspec.json.encode(whole)


def _kinds(routes: Iterable[Route]) -> list[Any]:
    """Every type that is spoken, once."""
    spoken = [kind for route in routes for kind in (route.answer, route.body) if kind not in (None, bytes)]
    return list({repr(kind): kind for kind in [*spoken, types.Problem]}.values())


def _operation(route: Route, schema_of: dict[str, Any]) -> dict[str, Any]:
    status = "201" if route.answer is types.Address and route.body is not None else "200"
    content = (
        {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
        if route.answer is bytes
        else {"application/json": {"schema": schema_of[repr(route.answer)]}}
    )
    problem = {"application/problem+json": {"schema": schema_of[repr(types.Problem)]}}
    operation: dict[str, Any] = {
        "summary": route.summary,
        "operationId": route.handler.__name__,
        "parameters": _parameters(route),
        "responses": {
            status: {"description": "Done", "content": content},
            "default": {"description": "Not done; the problem says why", "content": problem},
        },
    }
    if route.body is not None:
        body = {"application/json": {"schema": schema_of[repr(route.body)]}}
        operation["requestBody"] = {"required": True, "content": body}
    return operation


def _parameters(route: Route) -> list[dict[str, Any]]:
    path = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"{(\w+)}", route.path)
    ]
    text = {"type": "string"}
    query = [{"name": n, "in": "query", "description": d, "schema": text} for n, d in route.query.items()]
    header = {"POST": ["Idempotency-Key"], "PATCH": ["If-Match"]}.get(route.method, [])
    return path + query + [{"name": name, "in": "header", "schema": text} for name in header]
