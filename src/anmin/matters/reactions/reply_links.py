"""Sends reply links, and tells the desks each morning which are stuck. Nothing is held while a carrier is asked; what cannot be delivered is noted with why.

A link is sent at least once: after a crash between sending and noting, the same link is sent again.
"""

from anmin.kernel.calendar import SHANGHAI
from anmin.kernel.house import House
from anmin.kernel.journal import Line
from anmin.kernel.lanes import Fired, React, every, on, told
from anmin.matters.actions.reply_links import OneLink, ReplyLinkFailed, note_link_failed, note_link_sent
from anmin.matters.actions.stuck import NameStuckReplies, name_stuck_replies
from anmin.matters.events.reply_links import ReplyLinkMade
from anmin.matters.outbound import Message, Outbound, Undeliverable
from anmin.matters.store import reply_links as store
from anmin.matters.store.reply_links import ToSend
from anmin.matters.terms.reply_links import MESSAGE, LinkWhy


@every("08:30", lane="bell")
async def stuck_in_the_morning(react: React, fired: Fired) -> None:  # noqa: ARG001 - the hour says it all
    await react(name_stuck_replies, NameStuckReplies())


@on(ReplyLinkMade)
async def on_reply_link_made(react: React, line: Line) -> None:
    """Send what still waits; a link whose code is told by a person waits for nothing."""
    link = told(line, ReplyLinkMade).link
    waiting = await store.to_send(react.house, link)
    if waiting is None:
        return
    carrier = react.house.service(Outbound).of(waiting.way)
    if carrier is None:
        await react(note_link_failed, ReplyLinkFailed(link=link, why=LinkWhy.NO_CARRIER))
        return
    try:
        await carrier.send(_message(react.house, waiting))
    except Undeliverable as refused:
        await react(note_link_failed, ReplyLinkFailed(link=link, why=refused.why))
        return
    await react(note_link_sent, OneLink(link=link))


def _message(house: House, waiting: ToSend) -> Message:
    until = f"{waiting.expires_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
    filled = {"address": f"{house.settings.http.front}/reply?code={waiting.code}", "until": until}
    text = "\n".join(each.format(**filled) for each in (MESSAGE.zh, MESSAGE.en))
    return Message(waiting.way, waiting.address, text)
