"""What the weekly supervision sheets say: drawn from the rows for all who lead something, or for one organisation."""

from uuid import UUID
from zoneinfo import ZoneInfo

from anmin.insight import sheets, store
from anmin.insight.figures import FIGURES
from anmin.insight.model import LateMatter, Period, SheetContent, Week, period
from anmin.insight.store import Sought
from anmin.insight.terms import By
from anmin.kernel.ctx import Ctx

SHOWN = [each for each in FIGURES if not each.on_alarms]
LISTED = 100
"""Late matters that one sheet lists; the red lamp counts them all."""


def span(ctx: Ctx, week: Week) -> Period:
    return period(week.monday, week.sunday, ZoneInfo(ctx.house.settings.bureau.zone))


async def drawn(ctx: Ctx, week: Week, office: UUID | None = None) -> dict[UUID, SheetContent]:
    """By organisation: those that lead an open matter or led one that came in that week; or `office`, whatever it leads."""
    within = span(ctx, week)
    sought = Sought(since=within.since, until=within.until, by=By.ORGANISATION, office=office)
    counted = {UUID(each.key): each.values for each in await store.count(ctx, sought, SHOWN) if each.key}
    lamps = await sheets.lamps(ctx, office)
    supervised = await sheets.supervised(ctx, within, office)
    late = await sheets.late(ctx, office, LISTED)
    who = {office} if office else {*lamps, *(at for at, values in counted.items() if values[0][0])}
    return {at: _content(counted.get(at, ()), lamps.get(at), supervised.get(at), late.get(at, ())) for at in who}


def _content(
    counted: tuple[tuple[int, int | None], ...],
    lamps: tuple[int, int, int] | None,
    supervised: tuple[int, int] | None,
    late: tuple[LateMatter, ...],
) -> SheetContent:
    red, yellow, green = lamps or (0, 0, 0)
    issued, standing = supervised or (0, 0)
    return SheetContent(
        red=red,
        yellow=yellow,
        green=green,
        supervised=issued,
        supervisions_open=standing,
        counted={each.code: given for each, given in zip(SHOWN, counted, strict=False)},
        late=late,
    )
