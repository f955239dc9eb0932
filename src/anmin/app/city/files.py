"""A simulated city as files in a folder, for a look at it or for another program. Touches no house."""

from __future__ import annotations

from pathlib import Path

import msgspec

from anmin.app.city.design import City
from anmin.app.city.organisations import as_csv


def write(city: City, folder: Path) -> list[Path]:
    """The files written; those of an earlier city are replaced. Raises OSError."""
    roads = {"nodes": city.streets.nodes, "edges": tuple(city.streets.named_edges())}
    contents = {
        "organisations.csv": b"\xef\xbb\xbf" + as_csv(city.offices).encode(),
        "areas.geojson": city.areas.encode(),
        "roads.json": msgspec.json.encode(roads),
        "units.json": msgspec.json.encode(city.units),
        "staff.json": msgspec.json.encode(city.staff),
        "residents.json": msgspec.json.encode(city.residents),
        "premises.json": msgspec.json.encode(city.premises),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in contents]
