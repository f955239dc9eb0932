"""The registers of clocks 时限 and of the profile in force: every limit is a row that names its source.

It measures nothing: rooms set their timers by what stands here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Annotated

import msgspec
from msgspec import Meta

from anmin.cases.catalogue.memo import Memo
from anmin.cases.catalogue.seeds import planted
from anmin.cases.catalogue.terms import (
    KEPT,
    MANAGE_CATALOGUE,
    SEE_CATALOGUE,
    AreaClass,
    ClockName,
    ClockProfile,
    ClockUnit,
    ProfileUse,
)
from anmin.kernel.registers import Register, Registers, Row, label

ProfileField = Annotated[ClockProfile, label("方案", "Profile")]


class ClockRow(Row, frozen=True, kw_only=True):
    """`amount` None: as soon as possible, without a limit. `share`: the percentage of cases that must keep it.

    `step`: of a clock that escalates, as `unacknowledged`: 1 alarm at the unit, 2 watch commander, 3 the level above.
    """

    profile: ProfileField
    clock: Annotated[ClockName, label("时限", "Clock")]
    area: Annotated[AreaClass, label("区域", "Area")] = AreaClass.ANY
    step: Annotated[int, label("步骤", "Step", ge=1, le=9)] = 1
    amount: Annotated[Annotated[int, Meta(ge=1, le=9_999)] | None, label("数值", "Amount")] = None
    unit: Annotated[ClockUnit, label("单位", "Unit")] = ClockUnit.SECOND
    share: Annotated[int, label("达标率（%）", "Share in percent", ge=1, le=100)] = 100
    source_zh: Annotated[str, label("依据", "Source in Chinese", min_length=1, max_length=200)]
    source_en: Annotated[str, label("英文依据", "Source in English", min_length=1, max_length=300)]

    @property
    def limit(self) -> timedelta | None:
        return None if self.amount is None else timedelta(seconds=self.amount * self.unit.seconds)


CLOCKS: Register[ClockRow] = Register(
    code="cases.clock",
    zh="时限",
    en="Clocks",
    row=ClockRow,
    key=("profile", "clock", "area", "step"),
    needs=MANAGE_CATALOGUE,
    reads=SEE_CATALOGUE,
    retention=KEPT,
    seed=lambda: planted(CLOCKS),
)


class ClockProfileRow(Row, frozen=True, kw_only=True):
    """One row for each use, so that switching is one change and there is always exactly one answer."""

    use: Annotated[ProfileUse, label("用途", "Use")]
    profile: ProfileField


CLOCK_PROFILES: Register[ClockProfileRow] = Register(
    code="cases.clock_profile",
    zh="时限方案",
    en="Clock profiles",
    row=ClockProfileRow,
    key="use",
    needs=MANAGE_CATALOGUE,
    reads=SEE_CATALOGUE,
    retention=KEPT,
    seed=lambda: planted(CLOCK_PROFILES),
)


def profiles_asked(rows: Sequence[ClockProfileRow]) -> tuple[ClockProfile, ...]:
    """The profile in force, then the one for what it leaves open."""
    by_use = {row.use: row.profile for row in rows}
    return tuple(by_use[use] for use in (ProfileUse.IN_FORCE, ProfileUse.OTHERWISE) if use in by_use)


class Asked(msgspec.Struct, frozen=True):
    """A `ClockName` or a word of the same value, the class of the area, and the step of a clock that escalates."""

    clock: str
    area: AreaClass = AreaClass.ANY
    step: int = 1


def clock_in(rows: tuple[ClockRow, ...], profiles: Sequence[ClockProfile], asked: Asked) -> ClockRow | None:
    """The row of the first profile that names this clock, for the area or for any; None where none of them does."""
    found = _by_key(rows)
    places = (asked.area, AreaClass.ANY)
    keys = ((profile, asked.clock, place, asked.step) for profile in profiles for place in places)
    return next((found[key] for key in keys if key in found), None)


def clock_at(registers: Registers, at: datetime, asked: Asked) -> ClockRow | None:
    """The clock that holds at this instant by the profile then in force."""
    profiles = profiles_asked(registers.rows(CLOCK_PROFILES, at))
    return clock_in(registers.rows(CLOCKS, at), profiles, asked)


def _keyed(rows: tuple[ClockRow, ...]) -> Mapping[tuple[str, str, str, int], ClockRow]:
    return {(row.profile, row.clock, row.area, row.step): row for row in rows}


_by_key = Memo(_keyed)
