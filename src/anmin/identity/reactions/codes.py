"""Sends codes. Nothing is held while the channel is asked: a slow channel slows nobody but its own messages.

A code is sent at least once: after a crash between sending and noting, the same code is sent again.
"""

from anmin.identity.actions.codes import NoteCodeSent, note_code_sent
from anmin.identity.events.codes import CodeRequested
from anmin.identity.senders import CodeChannel
from anmin.identity.store import codes
from anmin.identity.terms.codes import NO_CODE_CHANNEL
from anmin.kernel.journal import Line
from anmin.kernel.lanes.declare import on, told
from anmin.kernel.lanes.react import React


@on(CodeRequested, lane="siren")
async def on_code_requested(react: React, line: Line) -> None:
    """Send what still waits; a code that has expired meanwhile is left to retention."""
    code = told(line, CodeRequested).message
    waiting = await codes.to_send(react.house, code)
    if waiting is None:
        return
    sender = react.house.service(CodeChannel).sender
    if sender is None:
        raise NO_CODE_CHANNEL()
    await sender.send(waiting.phone, waiting.code, waiting.lang)
    await react(note_code_sent, NoteCodeSent(code=code))
