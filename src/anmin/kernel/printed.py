"""What stands on a printed sheet: a title and blocks of cells, in words already."""

import msgspec


class Block(msgspec.Struct, frozen=True):
    """A heading and its lines of cells. `shares`: the columns' parts of the width; `head`: the first line says what they are."""

    heading: str
    lines: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    head: bool = False


class Printed(msgspec.Struct, frozen=True, kw_only=True):
    """`under`: the line below the title. `simulated`: it carries the mark of an exercise on every page."""

    title: str
    under: str
    blocks: tuple[Block, ...]
    simulated: bool
