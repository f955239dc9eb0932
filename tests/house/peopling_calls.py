"""A call with picture and sound about the town's open case, recorded in part: every table of it has a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from anmin.kernel.personal import Phone
from anmin.kernel.settings import Calls
from anmin.media.actions import calls, calls_beside, calls_links, calls_media, links, recordings
from anmin.media.model.chain import Segment, head
from anmin.media.switchboard import Switchboard
from anmin.media.terms.calls import CallAsk
from anmin.media.terms.engine import Kind
from tests.identity.bureau import THE_HOUSE
from tests.media.calls.conftest import Answering

if TYPE_CHECKING:
    from tests.house.peopling import Peopled

FILE = "0-1.mkv"
NUMBER = "13712340987"


async def people_calls(made: Peopled) -> UUID:
    """The citizen calls, the leader answers, asks for the torch, sends a link; the recording has begun, and has a gap."""
    house, run = made.bureau.house, made.bureau.run
    house.offer(Switchboard(Answering(), Calls()))
    leader = await made.bureau.caller(made.leader)
    begun = await run(calls.start_call, made.citizen, owner=f"case:{made.case}", agreed=True)
    said: dict[str, Any] = {"call": begun.call}
    await run(calls.ring_call, made.citizen, **said)
    await run(calls.answer_call, leader, **said)
    sent = await run(calls_media.publish_media, made.citizen, **said, sdp="v=0", kinds=tuple(Kind))
    await run(calls_media.listen_media, leader, **said, of=sent.publication)
    await run(calls_beside.ask_caller, leader, **said, what=CallAsk.TORCH)
    await run(calls_links.send_call_link, leader, **said, to=Phone(NUMBER))
    await run(links.link_evidence, made.citizen, evidence=made.evidence)
    await run(recordings.begin_recording, THE_HOUSE, publication=sent.publication, files=(FILE,))
    digest = bytes(32)
    segment = Segment(1, 0, 9, digest.hex(), head([digest]).hex())
    await run(recordings.grow_recording, THE_HOUSE, **said, name=FILE, segments=(segment,), ended=False)
    await run(recordings.fail_recording, THE_HOUSE, publication=sent.publication, why="disk_full")
    return UUID(str(begun.call))
