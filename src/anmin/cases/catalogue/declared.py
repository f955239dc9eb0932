"""All registers of the catalogue, for the room's `install.py`."""

from __future__ import annotations

from typing import Any

from anmin.cases.catalogue.buckets import BUCKETS
from anmin.cases.catalogue.cameras import CAMERAS
from anmin.cases.catalogue.categories import CATEGORIES
from anmin.cases.catalogue.clocks import CLOCK_PROFILES, CLOCKS
from anmin.cases.catalogue.desks import DESKS
from anmin.cases.catalogue.dispositions import DISPOSITIONS
from anmin.cases.catalogue.duplicate_rules import DUPLICATE_RULES
from anmin.cases.catalogue.equipment import EQUIPMENT
from anmin.cases.catalogue.level_rules import LEVEL_RULES
from anmin.cases.catalogue.measures import MEASURES
from anmin.cases.catalogue.premises import PREMISES
from anmin.cases.catalogue.questions import QUESTIONS
from anmin.cases.catalogue.quick_phrases import QUICK_PHRASES
from anmin.cases.catalogue.safety_words import SAFETY_WORDS
from anmin.cases.catalogue.tags import TAGS
from anmin.cases.catalogue.tasks import TASKS
from anmin.cases.catalogue.templates import TEMPLATES
from anmin.kernel.house import House
from anmin.kernel.registers import Register, bring

REGISTERS: tuple[Register[Any], ...] = (
    CATEGORIES,
    LEVEL_RULES,
    TAGS,
    TEMPLATES,
    QUESTIONS,
    TASKS,
    EQUIPMENT,
    SAFETY_WORDS,
    DISPOSITIONS,
    MEASURES,
    QUICK_PHRASES,
    CLOCKS,
    CLOCK_PROFILES,
    BUCKETS,
    DESKS,
    PREMISES,
    CAMERAS,
    DUPLICATE_RULES,
)


async def bring_all(house: House) -> None:
    """Declare, seed and load every register of the catalogue. Raises as `bring`."""
    await bring(house, *REGISTERS)
