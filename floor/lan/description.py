"""The host's written interface: what OpenAPI is told beyond the routes: proofs and errors."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from floor.errors import FoleniError
from floor.lan import proof, wire
from floor.lan.guard import OPEN

ERRORS = {
    "400": "What was sent cannot be read",
    "401": "The host does not know who asks: not enrolled, revoked, or the session is over",
    "403": "The device's role, or the agent at it, may not; or the code is not good",
    "409": "The floor says no; nothing has changed",
    "429": "A PIN was wrong too often",
    "503": "The surroundings fail; the same may be asked again with the same key",
}
SCHEMES = {
    "session": {
        "type": "apiKey",
        "in": "header",
        "name": proof.HEADER,
        "description": "SESSION.COUNT.MARK: the mark is HMAC-SHA256 with the session's secret over "
        "count, method, path with query, key and the body's SHA-256; no count is taken twice.",
    },
    "home": {
        "type": "apiKey",
        "in": "header",
        "name": proof.LOCAL,
        "description": "On the host's own computer at 127.0.0.1: needed with --strict only.",
    },
}


def describe(app: FastAPI) -> None:
    """Have the description tell errors, proofs and keys of every route."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _complete(
                get_openapi(title=app.title, version=app.version, routes=app.routes)
            )
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _complete(told: dict[str, Any]) -> dict[str, Any]:
    parts = told.setdefault("components", {})
    parts["securitySchemes"] = SCHEMES
    parts.setdefault("schemas", {})["Error"] = {
        "type": "object",
        "required": ["error", "values"],
        "properties": {
            "error": {"type": "string", "enum": sorted(FoleniError.by_code)},
            "values": {"type": "object"},
        },
    }
    shape = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
    failures = {code: {"description": why, "content": shape} for code, why in ERRORS.items()}
    key = {"name": wire.KEY, "in": "header", "required": True, "schema": {"type": "string"}}
    for path, methods in told["paths"].items():
        for each in methods.values():
            each["responses"] = {**each["responses"], **failures}
            each["responses"].pop("422", None)
            each["security"] = [] if path in OPEN else [{"session": []}, {"home": []}]
            if path.startswith("/verbs/"):
                each.setdefault("parameters", []).append(key)
    return told
