"""What follows closing, through HTTP: the caller's verdict, the follow-up, and who may end a wait."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import asyncpg
import pytest

from anmin.cases.actions.closing import CloseCase, close_case
from anmin.kernel.access import HOUSE
from anmin.kernel.ctx import Caller
from anmin.kernel.words import Problem
from tests.cases.test_closing import ENDING, close, raised, row
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import StoryTown


async def test_the_verdict_is_the_callers_and_a_later_one_replaces_it(
    town: StoryTown, superuser: asyncpg.Connection
) -> None:
    await town.citizen("zhang", "13800005678")
    await town.citizen("li", "13800005679")
    case = (await raised(town, "zhang"))["case"]
    await town.call("zhang", "POST", f"/cases/{case}/ratings", 409, verdict="satisfied")
    await close(town, case)
    await town.call("li", "POST", f"/cases/{case}/ratings", 404, verdict="satisfied")
    await town.call("call_taker", "POST", f"/cases/{case}/ratings", 403, verdict="satisfied")
    await town.call("zhang", "POST", f"/cases/{case}/ratings", verdict="dissatisfied", text="来得太慢")
    assert (await town.events(case))[-2:] == ["cases.Rated", "cases.Dissatisfied"]
    assert (await row(superuser, case))["state"] == "closed"
    await town.call("zhang", "POST", f"/cases/{case}/ratings", verdict="basically")
    found = await row(superuser, case)
    assert (found["verdict"], found["disposition"]) == ("basically", "handled_on_scene")
    assert await superuser.fetchval("select count(*) from ratings where case_id = $1", case) == 2
    assert not await superuser.fetchval("select exists (select 1 from ratings where note like '%慢%')")


async def test_a_guest_rates_their_own_case(town: StoryTown) -> None:
    case = await raised(town)
    await close(town, case["case"])
    await town.call(case["token"], "POST", f"/cases/{case['case']}/ratings", verdict="satisfied")
    await town.call(case["token"], "POST", f"/cases/{case['case']}/close", 403, **ENDING)


async def test_the_follow_up_is_due_after_three_days(town: StoryTown, superuser: asyncpg.Connection) -> None:
    case = (await raised(town))["case"]
    await close(town, case)
    [due] = (await town.call("call_taker", "GET", "/follow-ups"))["follow_ups"]
    assert (due["case"], due["way"], due["overdue"]) == (case, "call", False)
    assert await superuser.fetchval("select due_at from follow_ups") == town.clock.now() + timedelta(days=3)
    await town.passes(days=3, minutes=1)

    async def reminded() -> bool:
        return "cases.FollowUpDue" in await town.events(case)

    await town.until(reminded)
    await town.call("call_taker", "POST", f"/follow-ups/{due['follow_up']}/done", way="call")
    events = await town.events(case)
    assert events[-2:] == ["cases.FollowUpEnded", "cases.FollowUpPlanned"]
    [again] = (await town.call("call_taker", "GET", "/follow-ups"))["follow_ups"]
    await town.call(
        "call_taker", "POST", f"/follow-ups/{again['follow_up']}/done", way="call", verdict="satisfied", text="好"
    )
    await town.call(
        "call_taker", "POST", f"/follow-ups/{again['follow_up']}/done", 409, way="call", verdict="satisfied"
    )
    assert (await row(superuser, case))["verdict"] == "satisfied"
    assert (await town.call("call_taker", "GET", "/follow-ups"))["follow_ups"] == []
    assert await superuser.fetchval("select count(*) from timers where name = 'cases.follow_up_clock'") == 0


async def test_nobody_is_called_who_said_it_is_not_safe(town: StoryTown) -> None:
    case = (await raised(town, flags=["unsafe_to_call"]))["case"]
    await close(town, case, follow_up="2026-11-30T01:00:00Z")
    [due] = (await town.call("call_taker", "GET", "/follow-ups"))["follow_ups"]
    assert (due["way"], due["due_at"]) == ("visit", "2026-11-30T01:00:00Z")
    path = f"/follow-ups/{due['follow_up']}/done"
    assert (await town.call("call_taker", "POST", path, 422, way="call", verdict="satisfied"))["code"] == "visit_only"
    when = "2026-12-01T01:00:00Z"
    await town.call("officer_s1", "POST", f"/cases/{case}/follow-ups", 422, way="call", due=when)
    await town.call("officer_s1", "POST", f"/cases/{case}/follow-ups", due=when)
    await town.call("officer_s1", "POST", path, way="visit", verdict="basically")
    await town.call("officer_s2", "POST", path, 404, way="visit", verdict="basically")
    assert (await town.call("officer_s2", "GET", "/follow-ups"))["follow_ups"] == []


async def test_a_drill_is_not_followed_up(town: StoryTown) -> None:
    case = (await raised(town, flags=["drill"]))["case"]
    await close(town, case, disposition="exercise")
    assert "cases.FollowUpPlanned" not in await town.events(case)


async def test_a_wait_for_the_caller_is_ended_by_a_person(town: StoryTown, superuser: asyncpg.Connection) -> None:
    """NY-10: it never closes by itself."""
    case = (await raised(town))["case"]
    await town.call("call_taker", "POST", f"/cases/{case}/messages", body="您现在安全吗？", awaits_answer=True)
    with pytest.raises(Problem, match="case_waits"):
        await close_case.run(town.house, Caller(HOUSE), CloseCase(case=UUID(case), **ENDING))
    await close(town, case)
    assert (await row(superuser, case))["waiting_since"] is None
    assert (
        await superuser.fetchval("select count(*) from timers where kind = 'timer' and subject = $1", f"case:{case}")
        == 0
    )
