"""The form as it is first shown, and the page that shows nothing."""

from typing import Literal
from uuid import uuid4

from anmin.channels.h5.pages import View, form_page, neutral_page
from anmin.kernel.access import PUBLIC
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.http import Page
from anmin.kernel.words import Lang


class ShowPage(Question, frozen=True):
    """`lang`: instead of the browser's."""

    lang: Literal["zh", "en"] | None = None


@query("h5.report_form", needs=PUBLIC)
async def report_form(ctx: Ctx, question: ShowPage) -> Page:
    """The basic report form."""
    return Page(form_page(View(lang=lang_of(ctx, question.lang), once=new_once())))


@query("h5.leave_page", needs=PUBLIC)
async def leave_page(ctx: Ctx, question: ShowPage) -> Page:
    """A page about nothing: the way out for somebody who is being watched."""
    return Page(neutral_page(lang_of(ctx, question.lang)))


def lang_of(ctx: Ctx, asked: Lang | None) -> Lang:
    return asked or ctx.lang


def new_once() -> str:
    """What tells one form from every other."""
    return uuid4().hex
