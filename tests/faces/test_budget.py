"""What a first visit costs in scripts and styles, as they come over the wire, against `web/budget.json`."""

import json
from typing import Any

import pytest

from tests.faces.browsing import ROOT
from tests.faces.conftest import Stage
from tests.faces.looking import CONSOLE, PHONE

BUDGET = json.loads((ROOT / "web" / "budget.json").read_text())


@pytest.mark.parametrize("name", BUDGET)
async def test_a_first_visit_is_within_its_budget(stage: Stage, name: str) -> None:
    path, most = BUDGET[name]["path"], BUDGET[name]["kilobytes"] * 1000
    staff = path.startswith(("/console", "/officer"))
    token = stage.town.tokens["officer_s1" if "officer" in path else "dispatcher"] if staff else None
    page = await stage.seats.open(name, "/h5/leave", CONSOLE if "console" in path else PHONE, token)
    wire = await page.context.new_cdp_session(page)
    kinds: dict[str, str] = {}
    sizes: dict[str, int] = {}

    def came(event: dict[str, Any]) -> None:
        if event["type"] in ("Script", "Stylesheet"):
            kinds[event["requestId"]] = event["response"]["url"]

    def whole(event: dict[str, Any]) -> None:
        sizes[event["requestId"]] = event["encodedDataLength"]

    wire.on("Network.responseReceived", came)
    wire.on("Network.loadingFinished", whole)
    await wire.send("Network.enable")
    await page.goto(path)
    await page.locator("main").first.wait_for()
    await page.wait_for_timeout(1500)
    loaded = {url: sizes.get(number, 0) for number, url in kinds.items()}
    assert loaded
    assert sum(loaded.values()) <= most, "\n".join(f"{size:>8} {url}" for url, size in loaded.items())
