"""A drill is planned by its seed alone, is played through HTTP, and tells when the house has lost something."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
import pytest_asyncio
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from anmin.app import demo
from anmin.app.city.addresses import Addresses
from anmin.app.city.design import City, design
from anmin.app.city.names import Called
from anmin.app.city.plan import Order, Size
from anmin.app.compose import open_house
from anmin.app.drill.check import check
from anmin.app.drill.clocks import measured
from anmin.app.drill.home import Home
from anmin.app.drill.ledger import CaseNoted, OrderNoted
from anmin.app.drill.lines import lines
from anmin.app.drill.page import Played, show
from anmin.app.drill.plan import Tempo, Way, plan, reply
from anmin.app.drill.run import run
from anmin.app.drill.stage import COMMANDER, DISPATCHER, NOT_HERE, TAKER, check_address, signed_in
from anmin.app.worker import reactions
from anmin.cases.catalogue.buckets import BUCKETS
from anmin.cases.catalogue.categories import CATEGORIES
from anmin.cases.catalogue.tags import TAGS
from anmin.dispatch.terms.units import UnitKind
from anmin.kernel.db import Where
from anmin.kernel.house import House
from anmin.kernel.lanes import run_lanes
from anmin.kernel.settings import Settings
from anmin.kernel.words import Problem
from tests.app.test_city_create import peopled
from tests.conftest import Serve

CITY = design(Order(Size.SMALL, 1))
ADDRESSES = Addresses(CITY.streets)
HOUR = Tempo(speed=20, minutes=3, rate=1)
tempos = st.builds(Tempo, speed=st.floats(1, 200), minutes=st.floats(0.01, 2), rate=st.floats(0.01, 0.2))


def test_the_same_seed_plans_the_same_drill_and_another_another() -> None:
    assert plan(ADDRESSES, 7, HOUR) == plan(ADDRESSES, 7, HOUR)
    assert plan(ADDRESSES, 7, HOUR) != plan(ADDRESSES, 8, HOUR)
    assert reply(7, 3, 0) == reply(7, 3, 0)
    assert {each.way for each in plan(ADDRESSES, 7, HOUR)} == set(Way)


@effort(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6), tempo=tempos)
def test_every_plan_can_be_played(seed: int, tempo: Tempo) -> None:
    incidents = plan(ADDRESSES, seed, tempo)
    categories, tags = {row.code for row in CATEGORIES.seed()}, {row.code for row in TAGS.seed()}
    assert incidents
    assert [each.at for each in incidents] == sorted(each.at for each in incidents)
    assert sorted(each.number for each in incidents) == list(range(len(incidents)))
    by_number = {each.number: each for each in incidents}
    for each in incidents:
        assert each.at < tempo.lasts or len(incidents) == 1
        assert each.category in categories
        silent = each.way is Way.SILENT
        assert (each.tag in tags) is silent
        assert ("演练" in each.content) is not silent
        if each.repeats is not None:
            first = by_number[each.repeats]
            assert (first.category, first.repeats) == (each.category, None)
            assert first.at < each.at
            assert first.way is not Way.SILENT


def test_nobody_refuses_for_ever() -> None:
    replies = [reply(seed, 0, turn) for seed in range(300) for turn in range(4)]
    assert any(each.refuses for each in replies)
    assert not any(reply(seed, 0, turn).refuses for seed in range(300) for turn in (2, 3))


@pytest.mark.parametrize("address", ["http://192.0.2.7:8110", "https://police.example", "http://", "nonsense"])
def test_only_a_house_of_this_machine_is_reached(address: str) -> None:
    with pytest.raises(Problem) as refused:
        check_address(address)
    assert refused.value.fault == NOT_HERE
    for here in ("http://127.0.0.1:8110", "http://localhost:8110", "http://[::1]:8110"):
        check_address(here)


def test_clocks_are_counted_in_simulated_time() -> None:
    start = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)

    def at(seconds: float) -> str:
        return (start + timedelta(seconds=seconds)).isoformat()

    order: dict[str, Any] = {"ordered_at": at(0), "acknowledged_at": at(2), "set_out_at": at(20), "arrived_at": None}
    late = {**order, "acknowledged_at": at(10), "set_out_at": None, "reported_at": None}
    page = {
        "case": {"raised_at": at(0), "taken_at": at(1)},
        "orders": [{"row": {"order": {**order, "reported_at": at(100)}}}, {"row": {"order": late}}],
    }
    taken, acknowledged, set_out, arrived, reported = measured([page], list(BUCKETS.seed()), speed=20)
    assert (taken.seconds, taken.buckets) == ((20.0,), ())
    assert acknowledged.seconds == (40.0, 200.0)
    assert [count for _, count in acknowledged.buckets] == [0, 1, 0, 0, 1]
    assert [count for _, count in set_out.buckets] == [0, 1, 0, 0, 0]
    assert (arrived.seconds, arrived.share(50)) == ((), None)
    assert [count for _, count in reported.buckets] == [0, 1, 0, 0, 0]


def _few() -> City:
    """Four patrol cars with their crews, and the desk."""
    units = tuple(unit for unit in CITY.units if unit.kind is UnitKind.POLICE_CAR)[:4]
    logins = {TAKER, DISPATCHER, COMMANDER, *(login for unit in units for login in unit.crew)}
    staff = tuple(each for each in CITY.staff if each.login in logins)
    return msgspec.structs.replace(peopled(CITY, staff), units=units)


@pytest_asyncio.fixture
async def simulated(settings: Settings, where: Where) -> AsyncIterator[House]:
    """A demonstration house under the real clock: second factors are computed by it."""
    await demo.furnish(settings, where, _few())
    async with open_house(settings, where) as house:
        yield house


@pytest_asyncio.fixture
async def home(settings: Settings, where: Where, simulated: House, serve: Serve) -> AsyncIterator[Home]:
    address, stop = await serve(simulated), asyncio.Event()
    working = asyncio.create_task(run_lanes(simulated, reactions(), ("siren", "bell"), stop))
    yield Home(address, settings, where)
    stop.set()
    await working


async def test_a_drill_loses_nothing_and_would_tell(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    told: dict[Called, tuple[int, int]] = {}
    began = datetime.now(UTC).isoformat()
    played = await run(home, Tempo(speed=200, minutes=0.2, rate=0.15), 3, lambda step, *far: told.update({step: far}))
    cases = list(played.ledger.cases.values())
    assert len(cases) >= 4
    assert played.whole, [(each.number, each.trouble, each.orders) for each in played.ledger.open]
    assert {each.state for each in cases} <= {"closed", "merged"}
    assert any(each.orders for each in cases)
    assert all(tally.found == tally.acknowledged for tally in played.checked.tallies)
    assert len(played.clocks[1].seconds) == sum("accepted" in o.stages for each in cases for o in each.orders)
    show(played)
    assert "丢失 lost 0" in capsys.readouterr().out
    await _would_tell(home, played, began)


async def _would_tell(home: Home, played: Played, began: str) -> None:
    """A case, a stage and a position that the house has not are named as lost."""
    incident = next(each.incident for each in played.ledger.cases.values() if each.orders)
    known = played.ledger.cases[incident.number]
    known.orders[0].stages.append("withdrawn")
    known.fixes += 50
    made_up = CaseNoted(id=str(known.orders[0].id), number="190000-20261102-9", incident=incident, state="closed")
    made_up.orders.append(OrderNoted(id=known.id, unit="", ended=True))
    played.ledger.cases[-1] = made_up
    account = next(each for each in demo.kept(home.settings) if each.login == DISPATCHER)
    async with lines(home.address) as line:
        (again,) = await signed_in(line, [account], lambda *_: None)
        checked = await check(again, played.ledger, began)
    lost = {tally.what.en: len(tally.missing) for tally in checked.tallies}
    assert lost["Cases"] == lost["Found by search"] == lost["Orders"] == lost["Stages"] == lost["Ends"] == 1
    assert lost["Callers' positions"] == 50
    assert lost["Reports"] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--address", "http://127.0.0.1:9"), "Nothing answers"),
        (("--address", "http://192.0.2.7"), "is not on it"),
        (("--speed", "0"), ""),
        (("--rate", "-1"), ""),
    ],
)
def test_what_cannot_be_played_is_refused(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "anmin", "drill", "play", *words],
        env={**os.environ, "ANMIN_DATA_DIR": str(tmp_path / "data"), "LANG": "en_GB.UTF-8"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode != 0
    assert said in done.stderr
    assert "Traceback" not in done.stderr
