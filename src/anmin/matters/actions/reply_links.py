"""One answer by link for an organisation without accounts: the link is made, sent, opened, answered once."""

from datetime import timedelta
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.actions.answering import AcknowledgeOrder, RefuseOrder, acknowledge_order, refuse_order
from anmin.cases.actions.moving import Held, held
from anmin.cases.actions.noting import note
from anmin.cases.actions.reporting import ReportBack, report_back
from anmin.cases.limits import Devices
from anmin.cases.model.orders import Order
from anmin.cases.names import Names
from anmin.cases.store import cases, orders
from anmin.cases.terms.cases import SLOW_DOWN
from anmin.cases.terms.orders import ORDER_ENDED, ORDER_UNKNOWN, OrderState, RefusalReason, ResponderKind
from anmin.kernel.access import PUBLIC, SYSTEM
from anmin.kernel.calendar import SHANGHAI
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.http import Page
from anmin.kernel.ids import new_id
from anmin.kernel.personal import Phone
from anmin.kernel.words import Event, Lang, Problem, Text
from anmin.matters import reply_page
from anmin.matters.actions.concluding import hand_in
from anmin.matters.actions.keeping import held as matter_held
from anmin.matters.events.reply_links import ReplyLinkMade
from anmin.matters.model.reply_links import ReplyLink, new_code, plain_code
from anmin.matters.outbound import Outbound
from anmin.matters.store import matters
from anmin.matters.store import reply_links as store
from anmin.matters.terms import reply_links as terms
from anmin.matters.terms.matters import AnswerState
from anmin.matters.terms.reply_links import LINK, LinkState, LinkWay, LinkWhy, ReplyOutcome, ReplyQuiet

Code = Annotated[str, Meta(max_length=40, pattern=r"^[0-9A-Za-z -]*$(?!\n)")]
Mail = Annotated[str, Meta(max_length=200, pattern=r"^[^@\s\x00-\x1f\x7f]+@[^@\s\x00-\x1f\x7f]+$(?!\n)")]
Days = Annotated[int, Meta(ge=1, le=30)]
LONGEST = 10_000


class MakeReplyLink(Command, frozen=True):
    """`phone` or `mail`: where it goes, by its way; told as a code it goes nowhere. `days`: how long it holds."""

    order: UUID
    way: LinkWay
    phone: Phone | None = None
    mail: Mail | None = None
    days: Days = 7


class ReplyLinkPlaced(msgspec.Struct, frozen=True):
    """`code`: shown here once, and only when it is told by a person."""

    link: UUID
    code: str | None


class OneLink(Command, frozen=True):
    link: UUID


class ReplyLinkFailed(OneLink, frozen=True):
    why: LinkWhy


class ShowReplyForm(Command, frozen=True):
    """`code`: of the link; without it the page asks for one."""

    code: Code = ""
    lang: Literal["zh", "en"] | None = None


class ReplyByLink(Command, frozen=True):
    """The fields of the page."""

    code: Code = ""
    lang: Literal["zh", "en"] | None = None
    outcome: ReplyOutcome | None = None
    text: Annotated[str, Meta(max_length=40_000)] = ""


@action(
    "matters.make_reply_link",
    needs=LINK,
    faults=(ORDER_UNKNOWN, ORDER_ENDED, terms.ADDRESS_NEEDED, terms.NO_CARRIER, terms.ONLY_ORGANISATIONS),
)
async def make_reply_link(ctx: Ctx, command: MakeReplyLink) -> ReplyLinkPlaced:
    """Make a page on which an organisation without an account answers its order once; an earlier link ends."""
    found = await held(ctx, command.order)
    _check_order(found.order)
    told = command.way is LinkWay.CODE
    if not told and ctx.house.service(Outbound).of(command.way) is None:
        raise terms.NO_CARRIER(way=command.way)
    events = await end_links(ctx, command.order, LinkWhy.REPLACED)
    code, shown = new_code(), ctx.now if told else None
    new = ReplyLink(
        id=new_id(),
        version=1,
        case=found.case.id,
        order=command.order,
        way=command.way,
        state=LinkState.SENT if told else LinkState.MADE,
        why=None,
        made_at=ctx.now,
        made_by=ctx.actor.id,
        sent_at=shown,
        seen_at=None,
        answered_at=None,
        expires_at=ctx.now + timedelta(days=command.days),
    )
    await store.add(ctx, new, code, _address(command))
    await note(ctx, found.case, *events, ReplyLinkMade(new.case, new.id, new.order, new.way))
    return ReplyLinkPlaced(new.id, code if told else None)


def _check_order(order: Order) -> None:
    """Raises ORDER_ENDED, ONLY_ORGANISATIONS."""
    if order.ended:
        raise ORDER_ENDED(state=order.state)
    if order.kind is not ResponderKind.ORGANISATION:
        raise terms.ONLY_ORGANISATIONS()


def _address(command: MakeReplyLink) -> Phone | str | None:
    """Raises ADDRESS_NEEDED."""
    given = {LinkWay.MAIL: command.mail, LinkWay.SMS: command.phone}
    if command.way in given and given[command.way] is None:
        raise terms.ADDRESS_NEEDED()
    return given.get(command.way)


async def end_links(ctx: Ctx, order: UUID, why: LinkWhy) -> list[Event]:
    """End what still waits for an answer to this order of a locked case; the caller says the facts."""
    ended = [each.failed(why) for each in await store.of_order(ctx, order)]
    for each in filter(None, ended):
        await store.save(ctx, each[0])
    return [each[1] for each in ended if each]


@action("matters.note_link_sent", needs=SYSTEM, faults=(terms.LINK_UNKNOWN,))
async def note_link_sent(ctx: Ctx, command: OneLink) -> None:
    """Note that a link was handed to its carrier, and forget its code."""
    await _noted(ctx, command.link, None)


@action("matters.note_link_failed", needs=SYSTEM, faults=(terms.LINK_UNKNOWN,))
async def note_link_failed(ctx: Ctx, command: ReplyLinkFailed) -> None:
    """Note that a link cannot be delivered, and why."""
    await _noted(ctx, command.link, command.why)


async def _noted(ctx: Ctx, id: UUID, why: LinkWhy | None) -> None:
    case = await cases.get(ctx, (await store.get(ctx, id)).case, change=True)
    link = await store.get(ctx, id, change=True)
    after: tuple[ReplyLink, Event] | None = link.sent(ctx.now) if why is None else link.failed(why)
    if after is None:
        ctx.unchanged(ReplyQuiet.STALE)
        return
    await store.save(ctx, after[0])
    await note(ctx, case, after[1])


class _Open(msgspec.Struct, frozen=True):
    """A link that holds, with its order; the case is locked."""

    held: Held
    link: ReplyLink


async def _open(ctx: Ctx, typed: str) -> _Open:
    """Raises SLOW_DOWN, LINK_UNKNOWN, LINK_OVER; nothing was written then."""
    wait = ctx.house.service(Devices).wait(f"reply:{plain_code(typed)}", ctx.now)
    if wait:
        raise SLOW_DOWN(seconds=max(1, int(wait.total_seconds())))
    known = await store.by_code(ctx, typed)
    found = await held(ctx, known.order)
    link = await store.get(ctx, known.id, change=True)
    link.check_open(ctx.now)
    if found.order.ended:
        raise terms.LINK_OVER(why=LinkWhy.ORDER_OVER)
    return _Open(found, link)


@action(
    "matters.reply_form",
    needs=PUBLIC,
    elevated="whoever holds the code is shown the one order of its link; the journal says that it was opened",
)
async def reply_form(ctx: Ctx, command: ShowReplyForm) -> Page:
    """The page on which an order is answered by its link."""
    lang: Lang = command.lang or ctx.lang
    if not command.code.strip():
        ctx.unchanged(ReplyQuiet.ASKED)
        return Page(reply_page.code_page(lang))
    try:
        found = await _open(ctx, command.code)
    except Problem as refused:
        return _refused(ctx, refused, lang)
    seen = found.link.see(ctx.now)
    if seen is None:
        ctx.unchanged(ReplyQuiet.ASKED)
    else:
        await store.save(ctx, seen[0])
        await note(ctx, found.held.case, seen[1])
    return Page(reply_page.order_page(await _shown(ctx, found, command.code), lang))


def _refused(ctx: Ctx, refused: Problem, lang: Lang) -> Page:
    ctx.unchanged(ReplyQuiet.WRONG)
    return Page(reply_page.code_page(lang, refused.text(lang)), status=refused.fault.status)


async def _shown(ctx: Ctx, found: _Open, code: str) -> reply_page.Order:
    order = found.held.order
    names = await ctx.house.service(Names).of(ctx, {order.responder})
    return reply_page.Order(
        code=code,
        number=found.held.case.number,
        office=names.get(order.responder) or Text("—", "—"),
        at=f"{order.ordered_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}",
        instruction=(await orders.words_of(ctx, order.id)).instruction,
    )


@action(
    "matters.reply_by_link",
    needs=PUBLIC,
    elevated="whoever holds the code answers the one order of its link for an organisation without an account",
)
async def reply_by_link(ctx: Ctx, command: ReplyByLink) -> Page:
    """Answer an order by its link: it is done, or it is not ours; once."""
    lang: Lang = command.lang or ctx.lang
    try:
        found = await _open(ctx, command.code)
    except Problem as refused:
        return _refused(ctx, refused, lang)
    text = command.text.replace("\r\n", "\n").strip()
    if command.outcome is None or not text or len(text) > LONGEST:
        ctx.unchanged(ReplyQuiet.WRONG)
        again = msgspec.structs.replace(await _shown(ctx, found, command.code), typed=text, said=terms.EMPTY.of(lang))
        return Page(reply_page.order_page(again, lang), status=422)
    link, said = found.link.answer(command.outcome, ctx.now)
    await store.save(ctx, link)
    await _carry(ctx, found.held.order, command.outcome, text)
    await note(ctx, await cases.get(ctx, link.case, change=True), said)
    return Page(reply_page.done_page(lang))


async def _carry(ctx: Ctx, order: Order, outcome: ReplyOutcome, text: str) -> None:
    """The order goes on as if its organisation had answered at its own desk; the answer of a lead waits for its review."""
    fresh = order.state in (OrderState.ORDERED, OrderState.RECEIVED)
    if outcome is ReplyOutcome.NOT_OURS and fresh and order.parent is None:
        line = " ".join(text.split())[:500]
        await refuse_order(ctx, RefuseOrder(order=order.id, reason=RefusalReason.NOT_OURS, note=line))
        return
    if fresh:
        await acknowledge_order(ctx, AcknowledgeOrder(order=order.id))
    done = outcome is ReplyOutcome.DONE
    leads = await _leads(ctx, order)
    if done and leads and not await _waits(ctx, order.case):
        await hand_in(ctx, await matter_held(ctx, order.case), text)
        return
    said = text if done else f"{outcome.zh}：{text}"
    await report_back(ctx, ReportBack(order=order.id, final=done and not leads, text=said, why=terms.BY_LINK.zh))


async def _leads(ctx: Ctx, order: Order) -> bool:
    matter = await matters.find(ctx, order.case)
    return matter is not None and matter.concluded_at is None and matter.lead_order == order.id


async def _waits(ctx: Ctx, case: UUID) -> bool:
    return any(each.state is AnswerState.GIVEN_IN for each in await matters.answers(ctx, case))
