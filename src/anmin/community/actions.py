"""The verbs of notices. Everybody publishes for organisations within their own part of the house."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from anmin.community import store, terms
from anmin.community.categories import CATEGORIES
from anmin.community.model import Notice, Wording
from anmin.community.terms import NOTICE_UNKNOWN, PUBLISH_NOTICES
from anmin.identity.terms.organisations import ORGANISATION_UNKNOWN
from anmin.identity.within import sees
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.faults import CHANGED_MEANWHILE
from anmin.kernel.fields import Name
from anmin.kernel.ids import new_id
from anmin.kernel.registers import Registers
from anmin.territory.service import Territory


class PublishNotice(Command, frozen=True):
    organisation: UUID
    wording: Wording


class ChangeNotice(Command, frozen=True):
    """`version`: of the notice as it was read. What was said before is replaced whole."""

    notice: UUID
    version: Annotated[int, Meta(ge=1)]
    wording: Wording


class WithdrawNotice(Command, frozen=True):
    """`reason`: shown to whoever has the address of the notice."""

    notice: UUID
    reason: Name


SAYING = (terms.NOTICE_ENDS_EARLY, terms.NOTICE_CATEGORY_UNKNOWN)


@action("community.publish_notice", needs=PUBLISH_NOTICES, faults=(ORGANISATION_UNKNOWN, *SAYING))
async def publish_notice(ctx: Ctx, command: PublishNotice) -> UUID:
    """Tell everybody in a place something, now or from a time on."""
    if ctx.house.service(Territory).offices.get(command.organisation) is None or not sees(ctx, command.organisation):
        raise ORGANISATION_UNKNOWN()
    _check_category(ctx, command.wording)
    notice = Notice(
        id=new_id(),
        version=1,
        organisation=command.organisation,
        wording=command.wording,
        starts=command.wording.starts or ctx.now,
        published_at=ctx.now,
        published_by=ctx.actor.id,
    )
    ctx.say(notice.published(), about=notice.subject)
    store.add(ctx, notice)
    return notice.id


@action(
    "community.change_notice",
    needs=PUBLISH_NOTICES,
    faults=(NOTICE_UNKNOWN, terms.NOTICE_WITHDRAWN, CHANGED_MEANWHILE, *SAYING),
)
async def change_notice(ctx: Ctx, command: ChangeNotice) -> int:
    """Say it otherwise; the new version."""
    _check_category(ctx, command.wording)
    notice, changed = (await _own(ctx, command.notice)).change(command.wording, command.version, ctx.now)
    await store.save(ctx, notice)
    ctx.say(changed, about=notice.subject)
    return notice.version


@action("community.withdraw_notice", needs=PUBLISH_NOTICES, faults=(NOTICE_UNKNOWN, terms.NOTICE_WITHDRAWN))
async def withdraw_notice(ctx: Ctx, command: WithdrawNotice) -> None:
    """Take a notice back, with the reason: it leaves the list, its page says why."""
    notice, withdrawn = (await _own(ctx, command.notice)).withdraw(command.reason, ctx.now)
    await store.save(ctx, notice)
    ctx.say(withdrawn, about=notice.subject)


async def _own(ctx: Ctx, id: UUID) -> Notice:
    notice = await store.get(ctx, id, change=True)
    if not sees(ctx, notice.organisation):
        raise NOTICE_UNKNOWN()
    return notice


def _check_category(ctx: Ctx, wording: Wording) -> None:
    if ctx.house.service(Registers).get(CATEGORIES, wording.category, ctx.now) is None:
        raise terms.NOTICE_CATEGORY_UNKNOWN()
