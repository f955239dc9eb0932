"""What the faces are built from: the API document and the words of every code: `python -m anmin.app.for_faces FOLDER`.

It writes `openapi.json` and `codes.ts`; the types of the client are made from the former. It describes, it decides nothing.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

import anmin
from anmin.app import vocabulary
from anmin.app.api import routes
from anmin.kernel import openapi

HEAD = "/** Words of the server's codes as [中文, English]. Made from the code by `make client`; a test compares. */\n"


def document() -> bytes:
    """The API document as the client needs it, in a fixed order.

    Refusals are told by one class of the client, whatever the door. What only ever comes back is always whole: the
    server leaves no field out, so a default makes none of them optional.
    """
    plain = msgspec.json.decode(msgspec.json.encode(openapi.document(routes(), anmin.__version__)))
    doors = [door for path in plain["paths"].values() for door in path.values()]
    for door in doors:
        door["responses"] = {status: reply for status, reply in door["responses"].items() if status.startswith("2")}
    schemas = plain["components"]["schemas"]
    sent = _reached(schemas, [[door.get("requestBody"), door["parameters"]] for door in doors])
    given = _reached(schemas, [door["responses"] for door in doors])
    plain["components"]["schemas"] = {name: schemas[name] for name in sent | given}
    for name in given - sent:
        if "properties" in schemas[name]:
            schemas[name]["required"] = list(schemas[name]["properties"])
    return json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()


def _reached(schemas: dict[str, Any], start: Any) -> set[str]:
    found: set[str] = set()
    new = _named(start)
    while new:
        found |= new
        new = {name for each in new for name in _named(schemas[each])} - found
    return found


def _named(part: Any) -> set[str]:
    if isinstance(part, dict):
        own = {part["$ref"].rpartition("/")[2]} if isinstance(part.get("$ref"), str) else set()
        return own.union(*(_named(each) for each in part.values()))
    return set().union(*(_named(each) for each in part)) if isinstance(part, list) else set()


def codes() -> str:
    """A constant for each list of codes, so that a page carries only the lists it shows."""
    kinds = vocabulary.codes()
    twice = {name for name, times in Counter(kind.__name__ for kind in kinds).items() if times > 1}
    parts = [HEAD]
    for kind in kinds:
        room, name = kind.__module__.split(".")[1], kind.__name__
        said = f"{room.capitalize()}{_subject(kind.__module__)}{name}" if name in twice else name
        words = "".join(f"  {_text(each.value)}: [{_text(each.zh)}, {_text(each.en)}],\n" for each in kind)
        parts.append(f"export const {said} = {{\n{words}}} as const\n")
    return "\n".join(parts)


def _subject(module: str) -> str:
    return module.rpartition(".")[2].replace("terms", "").replace("_", " ").title().replace(" ", "")


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def main(folder: Path) -> None:
    """Write both into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "openapi.json").write_bytes(document())
    (folder / "codes.ts").write_text(codes(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
