"""The line at its thinnest: raised, taken, ordered, on scene, reported."""

import asyncio

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


async def test_a_call_that_is_cut_off_before_its_body_does_nothing(town: StoryTown) -> None:
    """Its key was on the way: done without it, the same call would be done again."""
    case = (await town.call(None, "POST", "/cases", content="有人受伤", position=HERE))["case"]
    _, writer = await asyncio.open_connection(town.http.base_url.host, town.http.base_url.port)
    head = f"POST /api/v1/cases/{case}/take HTTP/1.1\r\nhost: x\r\ncontent-length: 60\r\ncontent-type: application/json\r\n"
    writer.write(f"{head}authorization: Bearer {town.tokens['call_taker']}\r\n\r\n".encode())
    await writer.drain()
    await asyncio.sleep(0.1)
    writer.close()
    await asyncio.sleep(0.3)
    await town.call("call_taker", "POST", f"/cases/{case}/take", key="the-key-that-was-cut-off")
    again = await town.call("call_taker", "POST", f"/cases/{case}/take", key="the-key-that-was-cut-off")
    assert again is None
