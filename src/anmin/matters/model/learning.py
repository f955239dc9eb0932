"""What categories are learnt from, what a guess says, and how good the guesses were."""

from datetime import datetime

import msgspec

LEAST = 10
"""Examples without which a category is not learnt."""


class Example(msgspec.Struct, frozen=True):
    """What somebody said, and what it was found to be."""

    at: datetime
    text: str
    category: str


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """Of the newest fifth, without texts that were learnt from word for word. Shares of 0 to 1.

    `first`: the first guess was right, `top_three`: one of three. `sure`: of the guesses that claimed 80 % and more, how
    many were right, and `sure_of`: how many those were. `left_out`: categories with less than ten examples.
    """

    examples: int
    categories: int
    left_out: int
    tested: int
    first: float
    top_three: float
    sure: float
    sure_of: int


class Guess(msgspec.Struct, frozen=True):
    """`words`: what in the text spoke for it most."""

    category: str
    confidence: float
    words: tuple[str, ...]
