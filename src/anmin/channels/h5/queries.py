"""The form as it is first shown, the page that shows nothing, and the menu of the citizen's pages."""

from typing import Literal
from uuid import uuid4

from anmin.channels.h5.menu import SERVICES, ServiceRow
from anmin.channels.h5.pages import View, form_page, neutral_page
from anmin.kernel.access import PUBLIC
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.http import Page
from anmin.kernel.registers import Registers
from anmin.kernel.words import Lang


class ShowPage(Question, frozen=True):
    """`lang`: instead of the browser's."""

    lang: Literal["zh", "en"] | None = None


class ServiceMenu(Question, frozen=True):
    """Nothing is asked."""


@query("h5.report_form", needs=PUBLIC)
async def report_form(ctx: Ctx, question: ShowPage) -> Page:
    """The basic report form."""
    return Page(form_page(View(lang=lang_of(ctx, question.lang), once=new_once())))


@query("h5.leave_page", needs=PUBLIC)
async def leave_page(ctx: Ctx, question: ShowPage) -> Page:
    """A page about nothing: the way out for somebody who is being watched."""
    return Page(neutral_page(lang_of(ctx, question.lang)))


@query("h5.service_menu", needs=PUBLIC)
async def service_menu(ctx: Ctx, question: ServiceMenu) -> tuple[ServiceRow, ...]:  # noqa: ARG001 - the door's shape
    """The services in force now, in their order."""
    rows = ctx.house.service(Registers).rows(SERVICES, ctx.now)
    return tuple(sorted(rows, key=lambda row: (row.order, row.code)))


def lang_of(ctx: Ctx, asked: Lang | None) -> Lang:
    return asked or ctx.lang


def new_once() -> str:
    """What tells one form from every other."""
    return uuid4().hex
