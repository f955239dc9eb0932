"""What happens to a matter at its edges: raised above a clerk, returned while it rests, a demand whose last day comes."""

from tests.matters.ground import facts, handed, handed_over, matter, raised
from tests.matters.test_matter_desk import listed
from tests.matters.test_rectification import issued
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import StoryTown


async def test_a_clerk_of_the_desk_alone_routes_until_the_second_return_takes_it_above(town: StoryTown) -> None:
    await town.staff("clerk", "dispatcher", "DESK")
    await town.staff("bureau", "dispatcher", "PSB")
    case = await raised(town)
    for to, who in (("LAW", "law"), ("PARKS", "parks")):
        await handed(town, case, to, who="clerk")
        await town.call(who, "POST", f"/matters/{case}/return", reason="not_ours")
    assert (await matter(town, case))["lead"] == str(town.offices["PSB"])
    refused = await handed(town, case, "GAS", 403, who="clerk")
    assert refused["code"] == "matter_not_yours_to_route"
    [line] = await listed(town, "clerk", "with_others")
    assert (line["case"], line["lead_name"]["zh"], line["returns"]) == (case, "安平市公安局", 2)
    assert [each["case"] for each in await listed(town, "bureau", "returned")] == [case]
    await handed(town, case, "GAS", who="bureau")
    assert (await matter(town, case))["lead"] == str(town.offices["GAS"])


async def test_a_return_while_it_rests_lets_the_clock_run_again(town: StoryTown) -> None:
    await town.citizen("resident", "13800006666")
    case = await raised(town, who="resident")
    await handed(town, case, "LAW")
    before = (await matter(town, case))["due_at"]
    await town.call("law", "POST", f"/matters/{case}/questions", question="几号楼？")
    [line] = await listed(town, "law", "accept")
    assert (line["paused"], line["says"]["zh"]) == (True, "等待您回复")
    await town.passes(hours=3)
    await town.call("law", "POST", f"/matters/{case}/return", reason="unclear", note="等不到答复")
    now = await matter(town, case)
    assert (now["paused_at"], now["lead"]) == (None, str(town.offices["DESK"]))
    assert now["due_at"] > before, "the pause up to the return is not counted"
    assert [each["case"] for each in await listed(town, "dispatcher", "returned")] == [case]


async def test_the_last_day_of_a_rectification_order_is_said_and_once_more_when_it_has_passed(town: StoryTown) -> None:
    case, _ = await handed_over(town)
    placed = await issued(town, case)
    other = await issued(town, case)
    await town.call("law", "POST", f"/rectifications/{other['rectification']}/withdraw", reason="重复")

    async def said() -> list[tuple[str, bool]]:
        return [(each["rectification"], each["late"]) for each in await facts(town, case, "matters.RectificationDue")]

    await town.passes(days=6)
    assert await said() == []
    await town.passes(days=1)

    async def first() -> bool:
        return await said() == [(placed["rectification"], False)]

    await town.until(first)
    await town.passes(days=1)

    async def both() -> bool:
        return await said() == [(placed["rectification"], False), (placed["rectification"], True)]

    await town.until(both)
