"""What people read: notices that matter where they are, one notice, and to staff all that their organisations said."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.community import store
from anmin.community.categories import CATEGORIES
from anmin.community.model import Circle, Notice
from anmin.community.store import Sought
from anmin.community.terms import NOTICE_UNKNOWN, PUBLISH_NOTICES
from anmin.identity.tree import OrganisationTree
from anmin.identity.within import holds, seen
from anmin.kernel.access import PUBLIC
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import CodeText, PageSize
from anmin.kernel.registers import Registers
from anmin.territory.datum import to_wgs84
from anmin.territory.point import Latitude, Longitude, Point
from anmin.territory.queries import responsible
from anmin.territory.service import Territory
from anmin.territory.terms import Datum


class Place(msgspec.Struct, frozen=True):
    """A point in degrees of `datum`."""

    lon: Longitude
    lat: Latitude
    datum: Datum = Datum.WGS84


class NearbyNotices(Question, frozen=True, kw_only=True):
    """`place`: what matters there, with circles that come within `metres` of it; without it everything that is shown now.
    It comes in the body: where one is stands in no URL. `after`: `next` of the page before.
    """

    place: Place | None = None
    metres: Annotated[int, Meta(ge=0, le=20_000)] = 1_000
    category: CodeText | None = None
    after: UUID | None = None
    limit: PageSize = 20


class ListNotices(Question, frozen=True):
    """`after`: `next` of the page before."""

    after: UUID | None = None
    limit: PageSize = 50


class NoticePage(Question, frozen=True):
    notice: UUID


class Filed(msgspec.Struct, frozen=True):
    """A code with its texts. `icon`: of a category."""

    code: str
    zh: str
    en: str
    icon: str = ""


class NoticeShown(msgspec.Struct, frozen=True, kw_only=True):
    """`organisation`: who says it, with its duty phone. Of one that was withdrawn `body` is empty. `version`: to be given
    with a change.
    """

    notice: UUID
    version: int
    title: str
    body: str
    category: Filed
    organisation: Filed
    phone: str
    circle: Circle | None
    starts: datetime
    ends: datetime | None
    pinned: bool
    withdrawn_at: datetime | None
    withdrawn_why: str


class Notices(msgspec.Struct, frozen=True):
    """`next` is given back as `after` while there are more."""

    notices: tuple[NoticeShown, ...]
    next: UUID | None


@query("community.nearby_notices", needs=PUBLIC)
async def nearby_notices(ctx: Ctx, question: NearbyNotices) -> Notices:
    """What is told to everybody now, pinned ones first and then the newest; with a place what matters there."""
    place = question.place
    point = to_wgs84(Point(place.lon, place.lat), place.datum) if place else None
    sought = Sought(
        at=ctx.now,
        category=question.category,
        point=point,
        offices=_answering(ctx, point) if point else (),
        metres=question.metres,
        after=question.after,
        limit=question.limit + 1,
    )
    return _page(ctx, await store.shown(ctx, sought), question.limit)


@query("community.notice_page", needs=PUBLIC, faults=(NOTICE_UNKNOWN,))
async def notice_page(ctx: Ctx, question: NoticePage) -> NoticeShown:
    """One notice; of a withdrawn one its title and the reason. One that has not begun is there for its own staff alone."""
    notice = await store.get(ctx, question.notice)
    if notice.starts > ctx.now and not holds(ctx, PUBLISH_NOTICES, notice.organisation):
        raise NOTICE_UNKNOWN()
    return _shown(ctx, notice)


@query("community.list_notices", needs=PUBLISH_NOTICES)
async def list_notices(ctx: Ctx, question: ListNotices) -> Notices:
    """All that one's organisations ever said, also what is planned, over or withdrawn; the newest first."""
    offices = seen(ctx, ctx.house.service(Territory).offices.ids())
    found = await store.of_offices(
        ctx, None if offices is None else sorted(offices), question.after, question.limit + 1
    )
    return _page(ctx, found, question.limit)


def _answering(ctx: Ctx, point: Point) -> tuple[UUID, ...]:
    """Who is responsible at the point, by grid and by jurisdiction, and everybody above them."""
    answer, tree = responsible(ctx.house, point, ctx.now), ctx.house.service(OrganisationTree)
    offices = (answer.organisation, answer.jurisdiction)
    return tuple({above: None for office in offices if office for above in tree.ancestors(office)})


def _page(ctx: Ctx, found: list[Notice], limit: int) -> Notices:
    shown = found[:limit]
    return Notices(tuple(_shown(ctx, each) for each in shown), shown[-1].id if len(found) > limit else None)


def _shown(ctx: Ctx, notice: Notice) -> NoticeShown:
    said, office = notice.wording, ctx.house.service(Territory).offices.get(notice.organisation)
    row = ctx.house.service(Registers).get(CATEGORIES, said.category, ctx.now)
    filed = Filed(row.code, row.zh, row.en, row.icon) if row else Filed(said.category, said.category, said.category)
    return NoticeShown(
        notice=notice.id,
        version=notice.version,
        title=said.title,
        body="" if notice.withdrawn_at else said.body,
        category=filed,
        organisation=Filed(office.code, office.name, office.name_en or office.name) if office else Filed("", "", ""),
        phone=office.phone if office else "",
        circle=said.circle,
        starts=notice.starts,
        ends=said.ends,
        pinned=said.pinned,
        withdrawn_at=notice.withdrawn_at,
        withdrawn_why=notice.withdrawn_why,
    )
