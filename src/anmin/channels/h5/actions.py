"""The form is sent: a case and a session to follow it, or the form again with what is wrong and all that was typed."""

from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta

from anmin.cases.actions.raising import answered, given_of
from anmin.cases.incoming import arrive
from anmin.cases.limits import slowed
from anmin.cases.queries.drafts import raised_before
from anmin.channels.h5 import terms
from anmin.channels.h5.inbound import Typed, read
from anmin.channels.h5.pages import View, form_page, sent_page
from anmin.channels.h5.queries import lang_of, new_once
from anmin.identity.guests import begin_guest
from anmin.kernel.access import PUBLIC
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.http import Page
from anmin.kernel.ids import new_id
from anmin.kernel.words import Lang, Problem, Text

Anything = Annotated[str, Meta(max_length=40_000)]
"""Typed by a person: it is judged where it can be answered in the form."""


class SendReport(Command, frozen=True):
    """The fields of the form. `once`: of the form that was shown; sent twice it is one report."""

    once: Annotated[str, Meta(max_length=32, pattern=r"^[0-9a-f]{32}$(?!\n)")]
    lang: Literal["zh", "en"] | None = None
    content: Anything = ""
    address: Anything = ""
    name: Anything = ""
    phone: Anything = ""
    unsafe: Anything = ""
    speech: Anything = ""


@action(
    "h5.send_report",
    needs=PUBLIC,
    elevated="a report is written for offices that its sender never sees; only the report of this very form is looked for",
)
async def send_report(ctx: Ctx, command: SendReport) -> Page:
    """Send the basic report form."""
    lang, case = lang_of(ctx, command.lang), UUID(hex=command.once)
    typed = Typed(**{name: getattr(command, name) for name in Typed.__struct_fields__})
    if (number := await raised_before(ctx, case)) is not None:
        ctx.unchanged(terms.FormQuiet.SENT_BEFORE)
        return Page(sent_page(lang, number, ""))
    asked = read(typed)
    if isinstance(asked, dict):
        return _again(ctx, lang, typed, wrong=asked)
    try:
        slowed(ctx, None)
        whose = ctx.actor.id or new_id()
        arrived = await arrive(ctx, given_of(ctx, asked), whose, case)
    except Problem as refused:
        return _again(ctx, lang, typed, refused=refused)
    token = None if ctx.actor.id else (await begin_guest(ctx, whose))[1]
    return Page(sent_page(lang, arrived.number, answered(ctx, arrived, None, None).notice), token=token)


def _again(
    ctx: Ctx, lang: Lang, typed: Typed, wrong: dict[str, Text] | None = None, refused: Problem | None = None
) -> Page:
    ctx.unchanged(terms.FormQuiet.WRONG)
    said = refused.text(lang) if refused else ""
    view = View(lang=lang, once=new_once(), typed=typed, wrong=wrong or {}, said=said)
    return Page(form_page(view), status=refused.fault.status if refused else 422)
