"""Hands the link of a call to the house's channel for texts. Nothing is held meanwhile.

It is handed over once; after a crash between handing over and noting, once more. What fails is not tried again by
itself: whoever sent it is told, and may show the link in another way.
"""

import asyncio

from anmin.identity.senders import TextChannel, TextRefused
from anmin.kernel.house import House
from anmin.kernel.logs import log
from anmin.media.store.calls_links import ToSend
from anmin.media.terms.calls_links import CallLinkWhy

PATIENCE = 15.0
"""Seconds that a channel may take."""


async def hand_over(house: House, waiting: ToSend) -> CallLinkWhy | None:
    """Why it was not taken; None when it was."""
    sender = house.service(TextChannel).sender
    if waiting.over or sender is None:
        return CallLinkWhy.OVER if waiting.over else CallLinkWhy.NO_CHANNEL
    try:
        async with asyncio.timeout(PATIENCE):
            await sender.send_text(waiting.phone, waiting.text)
    except TextRefused:
        return CallLinkWhy.REFUSED
    except Exception as error:  # noqa: BLE001 - a channel may fail in any way, and the call-taker is told
        log.warning("call_link_not_sent", error=type(error).__name__)
        return CallLinkWhy.AWAY
    return None
