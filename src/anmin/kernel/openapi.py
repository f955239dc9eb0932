"""The OpenAPI document, made from the doors: body, result, texts and every refusal a door may answer with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from anmin.kernel import access, faults
from anmin.kernel.http import FILES, Page, Route
from anmin.kernel.personal import schema_hook
from anmin.kernel.words import Fault

PROBLEM = {
    "type": "object",
    "description": "RFC 9457 problem; `code` is stable, `detail` is for people.",
    "required": ["type", "title", "status", "code", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"path": {"type": "string"}, "code": {"type": "string"}, "detail": {"type": "string"}},
            },
        },
    },
}


FILE_BODY = {
    "required": True,
    "description": "The file itself; its name may stand in `Content-Disposition: attachment; filename*=UTF-8''…`.",
    "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
}

SIGNED_BODY = {
    "required": True,
    "description": "The message in the sender's own form.",
    "content": {"*/*": {"schema": {"type": "string"}}},
}


def document(routes: Sequence[Route], version: str) -> dict[str, Any]:
    """OpenAPI 3.1 for these routes under `/api/v1`; operationIds are a contract. Pages are no part of it."""
    routes = [route for route in routes if route.door.result is not Page]
    types = [
        kind
        for route in routes
        for kind in (route.door.command, route.door.result)
        if kind is not None and kind not in FILES
    ]
    schemas, components = msgspec.json.schema_components(
        types, schema_hook=schema_hook, ref_template="#/components/schemas/{name}"
    )
    known = dict(zip(map(repr, types), schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for route in routes:
        paths.setdefault(route.at, {})[route.method.lower()] = _operation(route, known, components)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Anmin 安民",
            "version": version,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": dict(sorted(paths.items())),
        "components": {
            "schemas": {"Problem": PROBLEM, **components},
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer"},
                "cookie": {"type": "apiKey", "in": "cookie", "name": "anmin_session"},
            },
        },
    }


def _operation(route: Route, known: dict[str, Any], components: dict[str, Any]) -> dict[str, Any]:
    door = route.door
    summary, _, more = door.doc.partition("\n\n")
    named = re.findall(r"{(\w+)}", route.path)
    body = _resolved(known[repr(door.command)], components)
    operation: dict[str, Any] = {
        "operationId": door.operation,
        "tags": [door.name.partition(".")[0]],
        "summary": summary,
        "description": more,
        "x-needs": door.needs.code,
        "parameters": [_parameter(name, "path", body) for name in named],
        "responses": _responses(route, known),
    }
    rest = {name: schema for name, schema in body["properties"].items() if name not in named}
    required = [name for name in body.get("required", []) if name not in named]
    if route.proof is not None:
        proof = {"name": route.proof, "in": "header", "required": True, "schema": {"type": "string"}}
        operation["parameters"].append(proof)
        operation["requestBody"] = SIGNED_BODY
    elif route.limit is not None:
        operation["parameters"] += [_parameter(name, "query", body) for name in rest if name != "content"]
        operation["requestBody"] = FILE_BODY
    elif route.method == "GET":
        operation["parameters"] += [_parameter(name, "query", body) for name in rest]
    else:
        schema = {"type": "object", "properties": rest, "required": required, "additionalProperties": False}
        operation["requestBody"] = {"required": bool(required), "content": {"application/json": {"schema": schema}}}
    if door.needs != access.PUBLIC:
        operation["security"] = [{"bearer": []}, {"cookie": []}]
    return operation


def _resolved(schema: dict[str, Any], components: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = components[schema["$ref"].rpartition("/")[2]]
    return found


def _parameter(name: str, place: str, body: dict[str, Any]) -> dict[str, Any]:
    schema = body["properties"][name]
    if schema.get("type") == "string" and place == "path":
        schema = {"minLength": 1, **schema}
    required = place == "path" or name in body.get("required", [])
    return {"name": name, "in": place, "required": required, "schema": schema}


def _responses(route: Route, known: dict[str, Any]) -> dict[str, Any]:
    door = route.door
    content: dict[str, Any] = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    if door.result not in FILES:
        content = {"application/json": {"schema": known.get(repr(door.result), {"type": "null"})}}
    good = {str(route.status): {"description": "OK", "content": content}}
    if route.ranges:
        good["206"] = {"description": "The part that `Range` asks for", "content": content}
    refusals: dict[int, list[Fault]] = {}
    for fault in possible(route):
        refusals.setdefault(fault.status, []).append(fault)
    return good | {
        str(status): {
            "description": _listed(several),
            "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status, several in sorted(refusals.items())
    }


def possible(route: Route) -> Iterable[Fault]:
    """Every refusal this route may answer with: the kernel's, the door's own, and those of its permission and key."""
    yield from faults.ALWAYS
    yield from route.door.faults
    yield faults.NOT_SIGNED_IN
    yield faults.NOT_ALLOWED
    if "key" in route.door.command.__struct_fields__:
        yield faults.KEY_REUSED
    if route.ranges:
        yield faults.RANGE_UNSATISFIABLE


def _listed(several: Sequence[Fault]) -> str:
    return "; ".join(f"`{fault.code}` {fault.en}" for fault in dict.fromkeys(several))
