"""The line at its thinnest: raised, taken, ordered, on scene, reported."""

from tests.stories.town import HERE, StoryTown


async def test_the_line(town: StoryTown) -> None:
    key = "k" * 20
    raised = await town.call(None, "POST", "/cases", tag="robbery", position=HERE, key=key)
    again = await town.call(None, "POST", "/cases", tag="robbery", position={**HERE, "accuracy": 4.0}, key=key)
    assert again == raised
    case = raised["case"]
    assert raised["level"] == 1
    assert raised["number"].startswith("350799-20261102-")
    await town.call("call_taker", "POST", f"/cases/{case}/take")
    police, gas = str(town.offices["S1"]), str(town.offices["GAS"])
    responders = [{"kind": "organisation", "id": police}, {"kind": "organisation", "id": gas}]
    placed = await town.call(
        "dispatcher", "POST", f"/cases/{case}/orders", responders=responders, instruction="赶赴现场，注意安全"
    )
    first = placed[0]["order"]
    await town.call("gas", "POST", f"/orders/{first}/acknowledge", 404)
    await town.call("officer_s1", "POST", f"/orders/{first}/stages", 422, stage="on_scene")
    await town.call("officer_s1", "POST", f"/orders/{first}/acknowledge")
    await town.call("officer_s1", "POST", f"/orders/{first}/stages", stage="en_route", position=HERE)
    await town.call("officer_s1", "POST", f"/orders/{first}/stages", stage="on_scene")
    await town.call("officer_s1", "POST", f"/orders/{first}/reports", final=False, text="到场")
    await town.call("officer_s1", "POST", f"/orders/{first}/reports", final=True, text="处置完毕")
    await town.call("gas", "POST", f"/orders/{placed[1]['order']}/refuse", reason="not_ours")
    assert (await town.events(case))[-2:] == ["cases.Moved", "cases.Advanced"]
