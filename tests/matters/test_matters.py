"""Matters over HTTP: assessed and diverted, handed over by table and by turn, returned, passed down, reopened, moved."""

from datetime import timedelta
from typing import Any

from anmin.identity.actions.organisations import (
    CloseOrganisation,
    MoveOrganisation,
    close_organisation,
    move_organisation,
)
from anmin.identity.tree import OrganisationTree
from anmin.kernel.access import EVERYTHING, HOUSE
from anmin.kernel.ctx import Caller
from anmin.kernel.ids import new_id
from anmin.matters.registers.markets import MARKETS
from anmin.matters.registers.routes import ROUTES
from tests.matters.ground import PARKING, answered, facts, handed, matter, planted, raised, timers
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown


async def test_a_matter_has_its_own_clock_alone_and_becomes_an_alarm_and_back(town: StoryTown) -> None:
    case = await raised(town, assess=False)
    assert await timers(town, case) == ["matters.clock"]
    early = await handed(town, case, "LAW", 409)
    assert early["code"] == "matter_not_assessed"
    await town.call("dispatcher", "POST", f"/matters/{case}/assessment")
    [said] = await facts(town, case, "matters.Assessed")
    assert (said["kind"], said["urgency"], said["rule"]) == ("service", "ordinary", "parking")
    assert [each["category"] for each in await facts(town, case, "cases.Classified")] == ["060105"]
    await handed(town, case, "LAW")
    assert await timers(town, case) == ["matters.clock"]

    await town.call("dispatcher", "POST", f"/matters/{case}/assessment", kind="emergency")
    assert await timers(town, case) == ["cases.order_clock"]
    assert [each["kind"] for each in await facts(town, case, "cases.KindSet")] == ["emergency"]
    assert (await matter(town, case))["diverted"] == "to_emergency"
    await town.call("dispatcher", "POST", f"/matters/{case}/assessment", kind="petition", urgency="complex")
    now = await matter(town, case)
    assert (now["kind"], now["urgency"], now["diverted"]) == ("petition", "complex", "from_emergency")
    assert await timers(town, case) == ["matters.clock"]
    wrong = await town.call("dispatcher", "POST", f"/matters/{case}/assessment", 422, urgency="reopened")
    assert wrong["code"] == "matter_urgency_by_hand"


async def test_an_alarm_that_is_none_is_diverted_and_led_by_its_desk(town: StoryTown) -> None:
    case = (await town.call(None, "POST", "/cases", content="路灯不亮", place=HERE))["case"]
    assert await timers(town, case) == ["cases.case_clock"]
    refused = await town.call("commander", "GET", f"/matters/{case}", 404)
    assert refused["code"] == "matter_unknown"
    await town.call("call_taker", "POST", f"/matters/{case}/assessment", kind="service")
    now = await matter(town, case)
    assert (now["lead"], now["urgency"]) == (str(town.offices["DESK"]), "ordinary")
    assert await timers(town, case) == ["matters.clock"]


async def test_the_table_names_lead_and_supports_and_a_support_is_done_before_the_end(town: StoryTown) -> None:
    case = await raised(town)
    path = f"/matters/{case}/routing"
    assert (await town.call("dispatcher", "POST", path, 422))["code"] == "matter_no_route"
    await planted(town, ROUTES, code="parking", category="0601", area="S1", lead="LAW", supports=["PARKS"])
    placed = await town.call("dispatcher", "POST", path)
    assert [each["office"] for each in placed] == [str(town.offices["LAW"]), str(town.offices["PARKS"])]
    assert [(each["role"], each["route"]) for each in await facts(town, case, "matters.Routed")] == [
        ("lead", "parking"),
        ("support", "parking"),
    ]
    for who in ("law", "parks"):
        await town.call(who, "POST", f"/matters/{case}/acceptance")
    shown = await town.call("law", "GET", f"/matters/{case}")
    assert {each["responsible"] for each in shown["parts"]} == {str(town.ids["law"]), str(town.ids["parks"])}
    assert shown["matter"]["accept_due"] is None
    not_lead = await town.call("parks", "POST", f"/matters/{case}/answers", 403, text="我们答复")
    assert not_lead["code"] == "matter_not_lead"
    answer = await town.call("law", "POST", f"/matters/{case}/answers", text="已拆除。")
    review = f"/matters/{case}/answers/{answer}/review"
    assert (await town.call("dispatcher", "POST", review, 409, give=True))["code"] == "cannot_close"
    await town.call("parks", "POST", f"/orders/{placed[1]['order']}/reports", text="已清理", final=True)
    await town.call("dispatcher", "POST", review, give=True)
    assert (await matter(town, case))["concluded_at"]
    over = await handed(town, case, "LAW", 409)
    assert over["code"] in ("case_over", "matter_over")


async def test_what_was_returned_is_not_sent_back_and_the_second_return_goes_up(town: StoryTown) -> None:
    case = await raised(town)
    await handed(town, case, "LAW")
    await town.call("law", "POST", f"/matters/{case}/return", reason="not_ours", note="属园林")
    assert (await matter(town, case))["lead"] == str(town.offices["DESK"])
    loop = await handed(town, case, "LAW", 409)
    assert loop["code"] == "matter_routing_loop"
    assert (await handed(town, case, "LAW", 409, override=True))["code"] == "matter_routing_loop", "no commander"
    [order] = await handed(town, case, "PARKS")
    await town.call("parks", "POST", f"/orders/{order['order']}/refuse", reason="not_ours")

    async def raised_up() -> bool:
        return (await matter(town, case))["lead"] == str(town.offices["PSB"])

    await town.until(raised_up)
    assert [each["times"] for each in await facts(town, case, "matters.Returned")] == [1, 2]
    await handed(town, case, "LAW", who="commander", override=True)
    assert (await facts(town, case, "matters.Routed"))[-1]["override"]
    assert (await matter(town, case))["lead"] == str(town.offices["LAW"])


async def test_it_is_handed_down_from_within_and_comes_back_up(town: StoryTown) -> None:
    below = MoveOrganisation(organisation=town.offices["VILLAGE"], parent=town.offices["PARKS"])
    await move_organisation.run(town.house, Caller(HOUSE), below)

    async def moved() -> bool:
        return town.offices["PARKS"] in town.house.service(OrganisationTree).ancestors(town.offices["VILLAGE"])

    await town.until(moved)
    case = await raised(town)
    await handed(town, case, "PARKS")
    beside = await handed(town, case, "LAW", 403, who="parks")
    assert beside["code"] == "matter_not_yours_to_route"
    await handed(town, case, "VILLAGE", who="parks")
    assert (await matter(town, case))["lead"] == str(town.offices["VILLAGE"])
    up = await handed(town, case, "LAW", 403, who="village")
    assert up["code"] == "matter_not_yours_to_route"
    await town.call("village", "POST", f"/matters/{case}/return", reason="not_here")
    assert (await matter(town, case))["lead"] == str(town.offices["PARKS"])
    await answered(town, case, "parks")
    assert (await matter(town, case))["concluded_at"]


async def test_listed_companies_take_turns(town: StoryTown) -> None:
    for code in ("GAS", "ROAD"):
        await planted(town, MARKETS, service="locksmith", organisation=code, zh="开锁", en="Locksmith")
    leads = []
    for _ in range(4):
        case = await raised(town)
        await town.passes(minutes=1)
        [placed] = await town.call("dispatcher", "POST", f"/matters/{case}/routing", market="locksmith")
        leads.append(placed["office"])
    assert leads[0] != leads[1]
    assert leads[:2] == leads[2:]
    case = await raised(town)
    none = await town.call("dispatcher", "POST", f"/matters/{case}/routing", 422, market="plumber")
    assert none["code"] == "matter_no_market"


async def test_a_dissatisfied_citizen_reopens_it_once_one_level_up(town: StoryTown) -> None:
    await town.citizen("resident", "13800003333")
    case = await raised(town, who="resident")
    await handed(town, case, "LAW")
    await answered(town, case, "law")
    await town.call("resident", "POST", f"/cases/{case}/ratings", verdict="dissatisfied")

    async def again() -> bool:
        return (await matter(town, case))["rounds"] == 2

    await town.until(again)
    now = await matter(town, case)
    assert (now["lead"], now["urgency"], now["raised_to"]) == (str(town.offices["PSB"]), "reopened", 1)
    mine = (await town.call("resident", "GET", "/me/cases"))["cases"][0]
    assert mine["stage"] == "reopened"
    await handed(town, case, "PARKS", who="commander")
    await answered(town, case, "parks")
    await town.call("resident", "POST", f"/cases/{case}/ratings", verdict="dissatisfied")
    await town.call("resident", "POST", f"/cases/{case}/ratings", verdict="basically")
    second = await raised(town, who="resident")
    await town.call("call_taker", "POST", f"/cases/{second}/links", other=case, kind="urge")

    async def third() -> bool:
        return (await matter(town, case))["rounds"] == 3

    await town.until(third)
    assert [each["round"] for each in await facts(town, case, "matters.TakenUpAgain")] == [2, 3]


async def test_everybody_who_brought_it_hears_the_answer_and_may_rate(town: StoryTown) -> None:
    await town.citizen("first", "13800004444")
    await town.citizen("second", "13800005555")
    lead, joined = await raised(town, who="first"), await raised(town, who="second")
    await town.call("call_taker", "POST", f"/cases/{joined}/merge", into=lead)
    early = await town.call("second", "POST", f"/cases/{joined}/ratings", 409, verdict="satisfied")
    assert early["code"] == "case_not_closed"
    await handed(town, lead, "LAW")
    await answered(town, lead, "law", "道闸已拆除。")

    async def heard() -> bool:
        return bool((await town.call("second", "GET", f"/cases/{joined}"))["outcome"] == "道闸已拆除。")

    await town.until(heard)
    await town.call("second", "POST", f"/cases/{joined}/ratings", verdict="satisfied")
    assert [each["verdict"] for each in await facts(town, lead, "cases.Rated")] == ["satisfied"]
    stranger = await town.call("first", "POST", f"/cases/{joined}/ratings", 404, verdict="satisfied")
    assert stranger["code"] == "case_unknown"


async def test_the_clock_warns_reminds_and_names(town: StoryTown) -> None:
    case = await raised(town)
    await handed(town, case, "LAW")
    steps = ["unaccepted", "warned", "overdue", "reminded", "named"]
    for said in range(1, len(steps) + 1):
        town.clock.advance(_until(town, await _due(town, case)))

        async def struck(least: int = said) -> bool:
            return len(await facts(town, case, "matters.ClockStruck")) >= least

        await town.until(struck)
    assert [each["step"] for each in await facts(town, case, "matters.ClockStruck")] == steps
    late = await town.call("law", "POST", f"/matters/{case}/extensions", 409, count=1, reason="来不及")
    assert late["code"] == "matter_extension_late"


def _until(town: StoryTown, due: Any) -> Any:
    return due - town.clock.now()


async def _due(town: StoryTown, case: str) -> Any:
    async with town.house.db.transaction(EVERYTHING) as conn:
        return await conn.fetchval(
            "select due from timers where name = 'matters.clock' and subject = $1", f"case:{case}"
        )


async def test_a_closed_organisation_gives_its_matters_to_the_one_above(town: StoryTown) -> None:
    cases = [await raised(town) for _ in range(3)]
    for case in cases:
        await handed(town, case, "SAFETY")
    async with town.house.db.transaction(EVERYTHING) as conn:
        await conn.execute(
            "update staff set organisation = $1 where organisation = $2", town.offices["CITY"], town.offices["SAFETY"]
        )
    await town.passes(days=1)
    await close_organisation.run(
        town.house,
        Caller(HOUSE),
        CloseOrganisation(organisation=town.offices["SAFETY"], last_day=town.clock.now().date() - timedelta(days=1)),
    )

    async def moved() -> bool:
        leads = [(await matter(town, case))["lead"] for case in cases]
        return leads == [str(town.offices["CITY"])] * 3

    await town.until(moved)
    [said] = await facts(town, cases[0], "matters.LeadMoved")
    assert said["before"] == str(town.offices["SAFETY"])


async def test_suggestions_come_with_reasons_and_decide_nothing(town: StoryTown) -> None:
    said = await town.call("call_taker", "POST", "/matters/suggestions", text=PARKING)
    assert (said[0]["by"], said[0]["rule"], said[0]["words"]) == ("rule", "parking", ["道闸", "停车难"])
    case = await raised(town, assess=False)
    of_case = await town.call("call_taker", "POST", "/matters/suggestions", case=case)
    assert of_case[0]["rule"] == "parking"
    assert (await matter(town, case))["assessed_at"] is None
    assert (await town.call("law", "POST", "/matters/suggestions", text=PARKING))[0]["rule"] == "parking"
    await town.call(None, "POST", "/matters/suggestions", 401, text=PARKING)
    assert (await town.call("call_taker", "POST", "/matters/suggestions", 404, case=str(new_id())))[
        "code"
    ] == "case_unknown"


async def test_a_pause_ends_by_hand_and_asks_once(town: StoryTown) -> None:
    await town.citizen("resident", "13800006666")
    case = await raised(town, who="resident")
    await handed(town, case, "LAW")
    before = (await matter(town, case))["due_at"]
    await town.call("law", "POST", f"/matters/{case}/questions", question="几号楼？")
    again = await town.call("law", "POST", f"/matters/{case}/questions", 409, question="几单元？")
    assert again["code"] == "matter_paused"
    assert "matters.clock" not in await timers(town, case)
    await town.passes(hours=5)
    await town.call("dispatcher", "POST", f"/matters/{case}/resumption")
    shown = await town.call("law", "GET", f"/matters/{case}")
    assert shown["paused_seconds"] == 5 * 3600
    assert shown["matter"]["due_at"] > before
    assert (await town.call("dispatcher", "POST", f"/matters/{case}/resumption", 409))["code"] == "matter_not_paused"
    assert not (await town.call("resident", "GET", "/me/cases"))["cases"][0]["waiting_for_you"]
    nobody = await raised(town)
    await town.call("dispatcher", "POST", f"/matters/{nobody}/questions", question="几号楼？")
