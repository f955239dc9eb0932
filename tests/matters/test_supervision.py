"""Supervision orders, instructions and reminders over HTTP; the board of lamps over many matters."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg
import msgspec
import pytest

from anmin.kernel.calendar import SpanUnit
from anmin.kernel.ids import new_id
from anmin.matters.model.supervision import Supervision, above, lamp
from anmin.matters.registers.supervision import SUPERVISION_CLOCKS, SupervisionClockRow
from anmin.matters.store.supervision import FIRST
from anmin.matters.terms.supervision import Lamp, SupervisionKind, SupervisionState
from tests.conftest import START
from tests.matters.ground import facts, handed_over, proof
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import StoryTown


async def supervised(town: StoryTown, case: str, status: int = 200, who: str = "commander", **said: Any) -> Any:
    return await town.call(who, "POST", f"/cases/{case}/supervisions", status, text="请今日内办结", **said)


async def test_an_order_is_numbered_seen_answered_with_proof_and_ended(town: StoryTown) -> None:
    case, _ = await handed_over(town)
    law = str(town.offices["LAW"])
    placed = await supervised(town, case, to=law)
    assert placed["number"] == "350799督〔2026〕1号"
    assert (await supervised(town, case, 409, to=law))["code"] == "supervision_stands"
    place = f"/supervisions/{placed['supervision']}"
    [said] = await facts(town, case, "matters.SupervisionIssued")
    assert (said["from_office"], said["to_office"]) == (str(town.offices["CITY"]), law)
    assert datetime.fromisoformat(said["due"]) == START + timedelta(days=3, hours=8.5), "closing time of the third day"
    await town.call("gas", "POST", f"{place}/seen", 404)
    for _ in range(2):
        await town.call("law", "POST", f"{place}/seen")
    assert len(await facts(town, case, "matters.SupervisionSeen")) == 1
    assert (await town.call("commander", "GET", "/supervisions"))[0]["supervision"]["state"] == "seen"
    photo = await proof(town, "law")
    await town.call("law", "POST", f"{place}/answer", text="当日已拆除", proof=[photo])
    assert (await town.call("law", "POST", f"{place}/answer", 409, text="再报"))["code"] == "supervision_state"
    await town.call("commander", "POST", f"{place}/end", satisfied=False)
    await town.call("law", "POST", f"{place}/answer", text="已复查", proof=[photo])
    await town.call("commander", "POST", f"{place}/end")
    [shown] = await town.call("law", "GET", "/supervisions", case=case)
    seen = shown["supervision"]
    assert (seen["state"], seen["text"], seen["answer"], seen["proof"]) == ("ended", "请今日内办结", "已复查", [photo])
    assert (shown["to_name"]["zh"], shown["overdue"]) == ("市执法局", False)
    assert await town.call("commander", "GET", "/supervisions") == []
    assert (await supervised(town, case, to=law))["number"] == "350799督〔2026〕2号"


async def test_who_does_not_take_part_is_not_supervised_and_nobody_below_supervises(town: StoryTown) -> None:
    case, _ = await handed_over(town)
    assert (await supervised(town, case, 422, to=str(town.offices["PARKS"])))["code"] == "not_a_part"
    assert (await supervised(town, case, 403, who="law"))["code"] == "not_allowed"
    await town.staff("law_leader", "leader", "LAW")
    law = str(town.offices["LAW"])
    assert (await supervised(town, case, 403, who="law_leader", to=law))["code"] == "not_above"
    await town.call("commander", "POST", "/cases/" + str(new_id()) + "/supervisions", 404, text="x")


async def test_overdue_it_goes_up_a_level_with_a_shorter_clock_and_an_answer_stops_it(town: StoryTown) -> None:
    case, _ = await handed_over(town)
    placed = await supervised(town, case, to=str(town.offices["LAW"]))
    for level, days in ((2, 4), (3, 5)):
        await town.passes(days=days)

        async def risen(level: int = level) -> bool:
            return len(await facts(town, case, "matters.SupervisionOverdue")) >= level - 1

        await town.until(risen)
    risen_to = await facts(town, case, "matters.SupervisionEscalated")
    assert [(each["from_office"], each["level"]) for each in risen_to] == [(str(town.offices["PROVINCE"]), 2)]
    [shown] = await town.call("law", "GET", "/supervisions")
    assert (shown["supervision"]["level"], shown["overdue"]) == (3, False), "a new clock runs"
    place = f"/supervisions/{placed['supervision']}"
    await town.call("law", "POST", f"{place}/answer", text="已办结")
    [answered] = await facts(town, case, "matters.SupervisionAnswered")
    assert answered["late"] is False
    await town.passes(days=10)
    await town.call("commander", "POST", f"/cases/{case}/reminders", office=str(town.offices["LAW"]))
    assert len(await facts(town, case, "matters.SupervisionOverdue")) == 2


async def test_a_leaders_instruction_has_a_deadline_and_is_ended_by_a_leader(town: StoryTown) -> None:
    case, _ = await handed_over(town)
    await town.staff("mayor", "leader", "CITY")
    parks, today = str(town.offices["PARKS"]), town.clock.now()
    place, due = f"/cases/{case}/instructions", (today + timedelta(hours=6)).isoformat()
    said = {"text": "今天到现场处理", "to": parks}
    await town.call("commander", "POST", place, 403, due=due, **said)
    for wrong in (today, today + timedelta(days=400)):
        refused = await town.call("mayor", "POST", place, 422, due=wrong.isoformat(), **said)
        assert refused["code"] == "deadline_past"
    unknown = {"text": "x", "to": str(new_id()), "due": due}
    assert (await town.call("mayor", "POST", place, 422, **unknown))["code"] == "case_office_unknown"
    placed = await town.call("mayor", "POST", place, due=due, **said)
    assert placed["number"] == "350799批〔2026〕1号"
    one = f"/supervisions/{placed['supervision']}"
    await town.passes(hours=7)

    async def overdue() -> list[Any]:
        return await facts(town, case, "matters.SupervisionOverdue")

    await town.until(overdue)
    await town.call("parks", "POST", f"{one}/answer", text="已到现场，当日拆除", proof=[await proof(town, "parks")])
    assert (await town.call("commander", "POST", f"{one}/end", 403))["code"] == "not_above"
    await town.call("mayor", "POST", f"{one}/end")
    assert (await facts(town, case, "matters.SupervisionEnded"))[0]["answered"] is True


async def test_an_organisation_is_reminded_once_a_day(town: StoryTown) -> None:
    case, _ = await handed_over(town, "LAW", "PARKS")
    place, law = f"/cases/{case}/reminders", str(town.offices["LAW"])
    await town.call("dispatcher", "POST", place, office=law)
    assert (await town.call("dispatcher", "POST", place, 409, office=law))["code"] == "reminded_today"
    await town.call("dispatcher", "POST", place, office=str(town.offices["PARKS"]))
    await town.passes(hours=15)
    await town.call("dispatcher", "POST", place, office=law)
    assert len(await facts(town, case, "matters.OrganisationReminded")) == 3


MANY = 20_000
PEOPLE_THEM = """
insert into cases ({columns}) select {copied} from cases c, generate_series(1, $4) n,
  jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'number', 'x' || n, 'kind', 'service',
    'offices', array[($2::uuid[])[1 + n % 4]], 'desk', $3::uuid)) as made
where c.id = $1
"""
COLUMNS = """
select column_name from information_schema.columns where table_name = 'cases' and is_generated = 'NEVER' order by 1
"""
LEAD_THEM = """
insert into matters (case_id, version, kind, lead, urgency, span_count, span_unit, begun_at, due_at, warn_at, paused_at, concluded_at)
select id, 1, 'service', offices[1], 'ordinary', 7, 'days', $1, $1::timestamptz + k * interval '1 hour', $1::timestamptz + (k - 2) * interval '1 hour',
  case when k = 5 then $1::timestamptz end, case when k > 9 then $1::timestamptz end
from (select id, offices, substring(number from 2)::int / 4 % 100 as k from cases where number like 'x%') each
on conflict (case_id) do nothing
"""


async def test_the_board_counts_by_lamp_and_lead_in_scope_and_reads_indexes(
    town: StoryTown, superuser: asyncpg.Connection
) -> None:
    case, _ = await handed_over(town)
    leads = [town.offices[code] for code in ("LAW", "PARKS", "S1", "FAR")]
    columns = [row["column_name"] for row in await superuser.fetch(COLUMNS)]
    copied = ", ".join(f"made.{each}" for each in columns)
    people = PEOPLE_THEM.format(columns=", ".join(columns), copied=copied)
    await superuser.execute(people, UUID(case), leads, town.offices["DESK"], MANY)
    await superuser.execute(LEAD_THEM, town.clock.now())
    await superuser.execute("vacuum analyze matters")
    await town.passes(hours=4, minutes=30)
    board = await town.call("commander", "GET", "/supervisions/board", limit=7)
    lamps = {each["name"]["zh"]: (each["red"], each["yellow"], each["green"]) for each in board["organisations"]}
    each = MANY // 400
    expected = (5 * each, each, 4 * each)
    assert {lamps["市执法局"], lamps["市政园林局"], lamps["永和派出所"]} == {expected}, "a pause holds the lamp"
    assert "外县公安局（虚构）" not in lamps
    assert board["red"] == 15 * each
    assert [one["lamp"] for one in board["first"]] == ["red"] * 7
    law = {"office": str(town.offices["LAW"]), "lamp": "yellow", "limit": 3}
    narrow = await town.call("commander", "GET", "/supervisions/board", **law)
    assert [one["lead_name"]["zh"] for one in narrow["first"]] == ["市执法局"] * 3
    assert {one["lamp"] for one in narrow["first"]} == {"yellow"}
    assert (narrow["red"], narrow["yellow"], len(narrow["organisations"])) == (5 * each, each, 1)
    await town.call("law", "GET", "/supervisions/board", 403)
    body = await superuser.fetchval("select prosrc from pg_proc where proname = 'anmin_lamps'")
    for name, value in (("within", "null::uuid"), ("at)", "now())")):
        body = body.replace(name, value)
    first = FIRST.replace("$1", "now()").replace("$2", "array(select id from organisations)")
    for sql in (body, body.replace("anmin_everything() or", ""), first.replace("$3", "null").replace("$4", "50")):
        nodes = _nodes(msgspec.json.decode(await superuser.fetchval("explain (format json) " + sql))[0]["Plan"])
        assert [each for each in nodes if each["Node Type"] == "Seq Scan" and each["Relation Name"] == "matters"] == []
        assert [each for each in nodes if each.get("Index Name", "").startswith("matters_")]


def _nodes(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [plan, *(node for inner in plan.get("Plans", ()) for node in _nodes(inner))]


def order(**values: Any) -> Supervision:
    said = {
        "id": new_id(),
        "version": 1,
        "number": "350799督〔2026〕1号",
        "kind": SupervisionKind.SUPERVISION,
        "case": new_id(),
        "from_office": new_id(),
        "to_office": new_id(),
        "order": None,
        "state": SupervisionState.ISSUED,
        "level": 1,
        "text": "请办结",
        "issued_at": START,
        "issued_by": None,
        "due_at": START + timedelta(days=1),
    }
    return Supervision(**said | values)


def test_an_order_that_is_ended_says_no_more() -> None:
    ended, said = order().end(None, START)
    assert said.answered is False
    for again in (
        lambda: ended.end(None, START),
        lambda: ended.answered("x", (), None, START),
        lambda: ended.send_back(START),
    ):
        with pytest.raises(Exception, match="supervision_state"):
            again()
    assert ended.see(START) is None


def test_the_office_above_the_topmost_is_the_topmost() -> None:
    chain = tuple(new_id() for _ in range(3))
    assert [above(chain, level) for level in range(5)] == [chain[0], chain[1], chain[2], chain[2], chain[2]]


@pytest.mark.parametrize(("hours", "expected"), [(0, Lamp.GREEN), (18, Lamp.YELLOW), (24, Lamp.YELLOW), (25, Lamp.RED)])
def test_a_lamp_turns_at_the_warning_and_after_the_deadline(hours: int, expected: Lamp) -> None:
    due = START + timedelta(hours=24)
    assert lamp(due, START + timedelta(hours=18), START + timedelta(hours=hours)) is expected


def test_a_level_without_a_clock_or_with_a_longer_one_is_refused() -> None:
    def row(level: int, count: int, unit: SpanUnit = SpanUnit.WORKING_DAYS) -> SupervisionClockRow:
        return SupervisionClockRow(level=level, count=count, unit=unit, source_zh="依据", source_en="Source")

    assert SUPERVISION_CLOCKS.checks(list(SUPERVISION_CLOCKS.first_rows().values())) == []
    [gap] = SUPERVISION_CLOCKS.checks([row(1, 3), row(3, 1)])
    assert (gap.path, gap.code) == ("3", "supervision_levels")
    [longer] = SUPERVISION_CLOCKS.checks([row(1, 1), row(2, 2000, SpanUnit.WORKING_MINUTES)])
    assert (longer.path, longer.code) == ("2", "supervision_not_shorter")
