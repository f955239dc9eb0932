"""One thing on the map's ground, whatever it was read from. The layers and classes here are what the web's style draws."""

from __future__ import annotations

from typing import Literal

import msgspec

Layer = Literal["water", "green", "built", "roads", "rails", "places", "borders"]

ROAD_ZOOMS = {"highway": 5, "arterial": 8, "road": 10, "street": 12, "lane": 13, "path": 14}
"""The classes of roads, and from which zoom each is drawn."""
PLACE_ZOOMS = {1: 5, 2: 8, 3: 11}
"""Places by rank: cities, towns, villages and quarters."""
BUILDINGS_ZOOM = 14


class Feature(msgspec.Struct, frozen=True):
    """`shape`: a GeoJSON geometry in WGS-84. `zoom`: from which it is drawn. `said`: its properties."""

    layer: Layer
    shape: str
    zoom: int = 5
    said: dict[str, str | int] = {}

    def line(self) -> bytes:
        """As tippecanoe reads it: one line of GeoJSON."""
        return msgspec.json.encode(
            {
                "type": "Feature",
                "tippecanoe": {"layer": self.layer, "minzoom": self.zoom},
                "properties": {key: value for key, value in self.said.items() if value not in {"", 0}},
                "geometry": msgspec.Raw(self.shape.encode()),
            }
        )
