"""Covering parts of a picture so that nothing brings them back: their pixels are gone, not laid over."""

import io
from collections.abc import Sequence
from math import ceil
from typing import Annotated

import msgspec
from msgspec import Meta
from PIL import Image

from anmin.media.pictures import FORMATS
from anmin.media.terms.evidence import MediaType

CELLS = 6
"""So few along the longer side of an area that no face, plate or line of text can be told from them."""
LEAST = 12
"""Pixels of a cell at least: a small area becomes one colour."""

Part = Annotated[float, Meta(ge=0, le=1)]


class Area(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rectangle in parts of the picture's width and height, from its upper left corner."""

    x: Part
    y: Part
    w: Annotated[float, Meta(gt=0, le=1)]
    h: Annotated[float, Meta(gt=0, le=1)]

    def pixels(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Left, upper, right, lower; grown to whole pixels and inside the picture, at least one of them."""
        left, upper = min(int(self.x * width), width - 1), min(int(self.y * height), height - 1)
        right, lower = ceil((self.x + self.w) * width), ceil((self.y + self.h) * height)
        return left, upper, max(min(right, width), left + 1), max(min(lower, height), upper + 1)


def covered(picture: bytes, type: MediaType, areas: Sequence[Area]) -> bytes:
    """The picture in its own format with these areas in coarse cells."""
    with Image.open(io.BytesIO(picture), formats=(FORMATS[type],)) as opened:
        copy = opened.convert("RGBA" if opened.has_transparency_data else "RGB")
    for area in areas:
        box = area.pixels(*copy.size)
        copy.paste(_coarse(copy.crop(box)), box)
    content = io.BytesIO()
    copy.save(content, FORMATS[type], quality=85)
    return content.getvalue()


def _coarse(part: Image.Image) -> Image.Image:
    width, height = part.size
    cell = max(LEAST, -(-max(width, height) // CELLS))
    cells = (max(1, round(width / cell)), max(1, round(height / cell)))
    # Colours in 16 steps: the mean of a cell, known exactly, can be searched for among known faces and letters.
    small = part.resize(cells, Image.Resampling.BOX).point(lambda value: value & 0xF0)
    return small.resize(part.size, Image.Resampling.NEAREST)
