"""How a change of this room's registers would have shown in the cases of a week: levels, clocks, duplicates, codes in use.

Levels are proposed anew by both sets of rows from what is known of a case now; what people decided is not touched.
"""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any

from anmin.cases.catalogue.categories import CATEGORIES, CategoryRow
from anmin.cases.catalogue.clocks import CLOCK_PROFILES, CLOCKS, Asked, ClockRow, clock_in, profiles_asked
from anmin.cases.catalogue.dispositions import DISPOSITIONS
from anmin.cases.catalogue.duplicate_rules import DUPLICATE_RULES, DuplicateRule, duplicate_rule
from anmin.cases.catalogue.level_rules import LEVEL_RULES, Facts, LevelRuleRow, propose_level
from anmin.cases.catalogue.measures import MEASURES
from anmin.cases.catalogue.tags import TAGS
from anmin.cases.catalogue.terms import ClockName
from anmin.cases.catalogue.tree import CategoryTree, category_tree
from anmin.cases.queries.duplicates import likely, traits
from anmin.cases.store import duplicates
from anmin.cases.store import rehearsals as store
from anmin.cases.store.cases import CONTENT, opened
from anmin.cases.terms.cases import Channel, Flag
from anmin.kernel.ctx import Ctx
from anmin.kernel.house import House
from anmin.kernel.registers import Registers
from anmin.kernel.registers.rehearsing import Effect, Rehearsals, Rehearsed
from anmin.kernel.words import Text

COMPARED = 200
"""Cases that are compared with all around them, twice each."""


def register(house: House) -> None:
    """Once, at the start."""
    rehearsals = house.service(Rehearsals)
    rehearsals.register(LEVEL_RULES, _level_rules)
    rehearsals.register(CATEGORIES, _categories)
    rehearsals.register(CLOCKS, _clocks)
    rehearsals.register(DUPLICATE_RULES, _duplicate_rules)
    for used, column in ((TAGS, "tag"), (DISPOSITIONS, "disposition"), (MEASURES, "measure")):
        rehearsals.register(used, _in_use(column))


async def _level_rules(ctx: Ctx, before: tuple[LevelRuleRow, ...], after: tuple[LevelRuleRow, ...]) -> Rehearsed:
    tree = category_tree(ctx.house.service(Registers), ctx.now)

    def effect(row: Any) -> Effect | None:
        facts = _facts(ctx, row, tree)
        old, new = propose_level(before, facts), propose_level(after, facts)
        return None if old.level == new.level else _effect(row, _level(old.level), _level(new.level))

    return _over(await store.cases(ctx), effect)


async def _categories(ctx: Ctx, before: tuple[CategoryRow, ...], after: tuple[CategoryRow, ...]) -> Rehearsed:
    old_tree, new_tree = CategoryTree(before), CategoryTree(after)
    rules = ctx.house.service(Registers).rows(LEVEL_RULES, ctx.now)

    def effect(row: Any) -> Effect | None:
        code = row["category"]
        if code and old_tree.get(code) and not new_tree.get(code):
            return _effect(row, old_tree.name(code), _GONE)
        old, new = (propose_level(rules, _facts(ctx, row, tree)).level for tree in (old_tree, new_tree))
        return None if old == new else _effect(row, _level(old), _level(new))

    return _over(await store.cases(ctx), effect)


async def _clocks(ctx: Ctx, before: tuple[ClockRow, ...], after: tuple[ClockRow, ...]) -> Rehearsed:
    profiles = profiles_asked(ctx.house.service(Registers).rows(CLOCK_PROFILES, ctx.now))

    def late(rows: tuple[ClockRow, ...], row: Any) -> bool:
        found = clock_in(rows, profiles, Asked(row["clock"]))
        return bool(found and found.limit and row["seconds"] > found.limit.total_seconds())

    rows, changed = await store.waits(ctx), []
    for row in rows:
        old, new = late(before, row), late(after, row)
        if old != new:
            name = ClockName(row["clock"])
            changed.append(_effect(row, _kept(name, late=old), _kept(name, late=new)))
    looked = len({row["id"] for row in rows})
    return Rehearsed(looked, looked >= store.MOST, tuple(changed))


async def _duplicate_rules(ctx: Ctx, before: tuple[DuplicateRule, ...], after: tuple[DuplicateRule, ...]) -> Rehearsed:
    tree = category_tree(ctx.house.service(Registers), ctx.now)
    rows, changed, compared = await store.cases(ctx), [], 0
    for row in rows[: store.MOST]:
        path = tree.codes(row["category"])
        rules = [duplicate_rule(some, path, row["level"]) for some in (before, after)]
        if rules[0] == rules[1] or compared >= COMPARED:
            continue
        compared += 1
        old, new = [await _alike(ctx, row, rule) for rule in rules]
        if old != new:
            changed.append(_effect(row, _shown(old), _shown(new)))
    return Rehearsed(min(len(rows), store.MOST), len(rows) > store.MOST or compared >= COMPARED, tuple(changed))


async def _alike(ctx: Ctx, row: Any, rule: DuplicateRule) -> int:
    asked = await duplicates.case(ctx, row["id"])
    phones = tuple(await duplicates.phones_of(ctx, row["id"]))
    found = await likely(ctx, traits(ctx, asked), rule, phones, frozenset())
    return sum(each.case != row["id"] for each in found)


def _in_use(column: str) -> Callable[[Ctx, Sequence[Any], Sequence[Any]], Awaitable[Rehearsed]]:
    """Cases that carry a code which would not be there."""

    async def rehearse(ctx: Ctx, before: Sequence[Any], after: Sequence[Any]) -> Rehearsed:
        gone = {row.code: row for row in before}
        for row in after:
            gone.pop(row.code, None)

        def effect(row: Any) -> Effect | None:
            lost = gone.get(row[column])
            return _effect(row, Text(lost.zh, lost.en), _GONE) if lost else None

        return _over(await store.cases(ctx), effect)

    return rehearse


def _over(rows: list[Any], effect: Callable[[Any], Effect | None]) -> Rehearsed:
    looked: Iterable[Any] = rows[: store.MOST]
    found = tuple(each for row in looked if (each := effect(row)))
    return Rehearsed(min(len(rows), store.MOST), len(rows) > store.MOST, found)


def _facts(ctx: Ctx, row: Any, tree: CategoryTree) -> Facts:
    found = tree.get(row["first_category"])
    return Facts(
        categories=tree.codes(row["first_category"]),
        category_level=found.level if found else None,
        silent=row["tag"] != "",
        tag=row["tag"],
        flags=frozenset(map(Flag, row["flags"])),
        channel=Channel(row["channel"]),
        text=opened(ctx, row["content"], CONTENT),
    )


def _effect(row: Any, before: Text, after: Text) -> Effect:
    return Effect(str(row["id"]), row["number"], before, after)


_GONE = Text("代码已终止", "the code is ended")


def _level(level: int) -> Text:
    return Text(f"{level} 级", f"level {level}")


def _kept(clock: ClockName, *, late: bool) -> Text:
    return Text(f"{clock.zh}{'超时' if late else '按时'}", f"{clock.en}: {'late' if late else 'in time'}")


def _shown(many: int) -> Text:
    return Text(f"提示 {many} 起", f"{many} shown")
