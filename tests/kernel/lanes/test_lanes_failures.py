"""What fails is tried again, later and later, then parked for an operator; its subject waits, others do not."""

import asyncio
import logging
from uuid import UUID

import pytest
import structlog
from msgspec.structs import replace

from anmin.kernel import access
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller
from anmin.kernel.door import Door
from anmin.kernel.journal import Line
from anmin.kernel.lanes import Fired, React, due, on, parking
from anmin.kernel.lanes.actions import ParkedJob, rerun_job, skip_job
from anmin.kernel.lanes.feed import Feeder, enrol
from anmin.kernel.lanes.manners import MANNERS, pause
from anmin.kernel.lanes.queries import AskParked, parked_jobs
from anmin.kernel.timers import Timer
from anmin.kernel.words import Problem
from tests.kernel.lanes.lamps.actions import Stroke, Switch, stroke, switch
from tests.kernel.lanes.lamps.events import Switched
from tests.kernel.lanes.lamps.town import Town

BROKEN, WELL = UUID(int=1), UUID(int=2)
BELL = MANNERS["bell"]


class Switchboard:
    """A reaction that fails for one lamp until it is mended."""

    def __init__(self) -> None:
        self.mended = False
        self.tries = 0
        self.reaction = on(Switched)(self.on_switched)

    async def on_switched(self, react: React, line: Line) -> None:
        if line.subject == f"lamp:{BROKEN}" and not self.mended:
            self.tries += 1
            await react(stroke, Stroke(what="never", subject=line.subject, fails=True))
        await react(stroke, Stroke(what="done", subject=line.subject, version=line.version))


async def _park(town: Town, clock: SetClock, board: Switchboard) -> None:
    """Let the job fail until it is parked, the clock running from try to try."""
    for tries in range(1, BELL.attempts + 1):
        await town.until(lambda tries=tries: _settled(town, tries))
        clock.advance(pause(BELL, tries, 0.999))
    assert board.tries == BELL.attempts


async def _settled(town: Town, tries: int) -> bool:
    return await town.conn.fetchval(
        "select exists (select from timers where attempts = $1 and lease is null and fault is not null)", tries
    )


async def test_what_fails_again_and_again_is_parked_and_only_its_subject_waits(town: Town, clock: SetClock) -> None:
    board = Switchboard()
    for lamp in (BROKEN, WELL, BROKEN, WELL, BROKEN):
        await town.act(switch, Switch(lamp))
    async with town.working(board.reaction):
        await _park(town, clock, board)
        await town.until(lambda: town.conn.fetchval("select parked_at is not null from timers where version = 1"))
        assert [row[1:3] for row in await town.strokes()] == [(f"lamp:{WELL}", 1), (f"lamp:{WELL}", 2)]
        first, *behind = await town.jobs()
        assert (first["fault"], first["attempts"]) == ("Problem:lamp_refused", BELL.attempts)
        assert [(job["version"], job["attempts"]) for job in behind] == [(2, 0), (3, 0)]

        board.mended = True
        await town.act(rerun_job, ParkedJob(job=first["id"]))
        await town.until_idle()
    assert [row[1:3] for row in await town.strokes()][2:] == [(f"lamp:{BROKEN}", version) for version in (1, 2, 3)]
    assert await town.jobs() == []


async def test_a_skipped_job_lets_the_next_line_of_its_subject_through(town: Town, clock: SetClock) -> None:
    board = Switchboard()
    for lamp in (BROKEN, BROKEN):
        await town.act(switch, Switch(lamp))
    async with town.working(board.reaction):
        await _park(town, clock, board)
        (parked,) = await town.act(parked_jobs, AskParked(lane="bell"))
        assert (parked.name, parked.line, parked.version) == ("test_lanes_failures.on_switched", 1, 1)
        assert await town.act(parked_jobs, AskParked(lane="night")) == []
        board.mended = True
        await town.act(skip_job, ParkedJob(job=parked.id))
        await town.until_idle()
    assert [version for _, _, version, _ in await town.strokes()] == [2]
    events = await town.conn.fetch(
        "select event, payload->>'name' as name from journal where action = 'kernel.skip_job'"
    )
    assert [tuple(row) for row in events] == [("lanes.JobSkipped", "test_lanes_failures.on_switched")]


async def _parked_with_lines_behind(town: Town, lines: int) -> UUID:
    """A parked line of one subject with others behind it, and one line of another subject."""
    for lamp in (BROKEN,) * (lines + 1) + (WELL,):
        await town.act(switch, Switch(lamp))
    now, name = town.house.clock.now(), "test_lanes_failures.on_switched"
    await enrol(town.conn, [name], [], now)
    await Feeder("bell", [("lamps.Switched", name)]).feed(town.conn, now)
    park = "update timers set parked_at = now(), fault = 'Broken' where version = 1 and subject = $1 returning id"
    return UUID(str(await town.conn.fetchval(park, f"lamp:{BROKEN}")))


@pytest.mark.parametrize("door", [rerun_job, skip_job])
async def test_what_waits_behind_a_parked_line_is_held_until_it_is_dealt_with(
    town: Town, door: Door[ParkedJob, None]
) -> None:
    parked = await _parked_with_lines_behind(town, 30)
    await parking.hold(town.conn, "bell")
    assert await town.conn.fetchval("select count(*) from timers where parked_at is null") == 1
    (shown,) = await town.act(parked_jobs, AskParked())
    assert (shown.id, shown.behind, await parking.count(town.conn, "bell")) == (parked, 30, 1)
    board = Switchboard()
    board.mended = True
    await town.act(door, ParkedJob(job=parked))
    async with town.working(board.reaction):
        await town.until_idle()
    versions = [version for _, subject, version, _ in await town.strokes() if subject == f"lamp:{BROKEN}"]
    assert versions == list(range(1 if door is rerun_job else 2, 32))


async def test_a_hold_and_an_operator_never_leave_a_line_behind(town: Town) -> None:
    parked = await _parked_with_lines_behind(town, 3)
    holding = await town.house.db.connect()
    async with holding.transaction():
        await parking.hold(holding, "bell")
        skipping = asyncio.create_task(town.act(skip_job, ParkedJob(job=parked)))
        await asyncio.sleep(0.2)
        assert not skipping.done()
    await skipping
    await holding.close()
    assert await town.conn.fetchval("select count(*) from timers where parked_at is not null") == 0


async def test_operators_doors_answer_what_is_not_parked(town: Town) -> None:
    for door in (rerun_job, skip_job):
        with pytest.raises(Problem, match="job_not_parked"):
            await town.act(door, ParkedJob(job=UUID(int=5)))


@pytest.mark.parametrize("kind", ["anonymous", "citizen", "staff"])
async def test_strangers_do_not_pass_the_operators_doors(town: Town, kind: str) -> None:
    caller = Caller(access.Actor(kind, UUID(int=9)))
    for door, command in (
        (rerun_job, ParkedJob(job=UUID(int=5))),
        (skip_job, ParkedJob(job=UUID(int=5))),
        (parked_jobs, AskParked()),
    ):
        with pytest.raises(Problem, match="not_"):
            await door.run(town.house, caller, command)


async def test_pauses_lie_between_their_bounds_on_the_houses_clock(town: Town, clock: SetClock) -> None:
    board = Switchboard()
    await town.act(switch, Switch(BROKEN))
    async with town.working(board.reaction):
        for tries in range(1, 5):
            await town.until(lambda tries=tries: _settled(town, tries))
            (job,) = await town.jobs()
            assert pause(BELL, tries, 0) <= job["due"] - clock.now() <= pause(BELL, tries, 1)
            clock.advance(pause(BELL, tries, 1))


async def test_faults_and_logs_hold_no_text_of_the_exception(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    @on(Switched)
    async def tells(react: React, line: Line) -> None:
        raise ValueError("13800138000")

    await town.act(switch, Switch(WELL))
    with structlog.testing.capture_logs() as logs, caplog.at_level(logging.DEBUG):
        async with town.working(tells):
            await town.until(lambda: _settled(town, 1))
    assert [job["fault"] for job in await town.jobs()] == ["ValueError"]
    assert [line["fault"] for line in logs if line["event"] == "job failed"] == ["ValueError"]
    assert "13800138000" not in str(logs) + caplog.text


async def test_a_job_whose_worker_never_comes_back_is_parked_in_the_end(town: Town) -> None:
    @due("lamps.deadly")
    async def deadly(react: React, fired: Fired) -> None:
        await react(stroke, Stroke(what="alive", subject=fired.subject))

    row = Timer("lamps.deadly", "lamp", 1, town.house.clock.now()).row("r-1")
    await town.conn.execute(
        "insert into timers (id, lane, kind, name, subject, version, due, attempts)"
        " values ($1, 'bell', 'timer', 'lamps.deadly', 'lamp', 1, $2, $3)",
        row["id"],
        row["due"],
        2 * BELL.attempts,
    )
    async with town.working(deadly):
        await town.until(lambda: town.conn.fetchval("select parked_at is not null from timers"))
    assert [job["fault"] for job in await town.jobs()] == ["Abandoned"]
    assert await town.strokes() == []


async def test_a_job_that_takes_too_long_is_broken_off(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    short = {lane: replace(manner, limit=0.05) for lane, manner in MANNERS.items()}
    monkeypatch.setattr("anmin.kernel.lanes.hands.MANNERS", short)

    @on(Switched)
    async def hangs(react: React, line: Line) -> None:
        await asyncio.Event().wait()

    await town.act(switch, Switch(WELL))
    async with town.working(hangs):
        await town.until(lambda: _settled(town, 1))
    assert [job["fault"] for job in await town.jobs()] == ["TimeoutError"]
