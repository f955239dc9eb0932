"""Nothing personal in clear: every readable door is read by everybody who may, and neither answers nor logs show it."""

import re

import httpx
import pytest

from anmin.app.api import routes
from anmin.kernel.house import House
from tests.conftest import Serve
from tests.house.peopling import SECRETS, Peopled

WRITTEN_FOR = {"identity.handovers"}
"""Doors whose answer is free text that colleagues wrote for those who may read it."""


async def test_no_answer_and_no_log_shows_a_clear_value(
    house: House, serve: Serve, peopled: Peopled, capsys: pytest.CaptureFixture[str]
) -> None:
    bureau = peopled.bureau
    ids = {
        "staff": peopled.officer,
        "organisation": peopled.station,
        "citizen": peopled.citizen.actor.id,
        "evidence": peopled.evidence,
        "register": "calendar.days",
    }
    tokens = [await bureau.token(who) for who in (peopled.leader, peopled.officer)]
    tokens += [
        await bureau.token(await bureau.value("select id from staff where login = $1", login[0]))
        for login in bureau.accounts.values()
    ]
    read = 0
    async with httpx.AsyncClient(base_url=f"{await serve(house)}/api/v1", timeout=30) as client:
        for route in routes():
            if route.method == "GET":
                path = re.sub(r"{(\w+)}", lambda found: str(ids.get(found[1], peopled.station)), route.path)
                asked = {
                    "purpose": "own_request",
                    "since": "2026-11-01T00:00:00Z",
                    "until": "2026-11-30T00:00:00Z",
                    "at": "2026-11-02T02:00:00Z",
                    "post": "duty_officer",
                }
                known = {name: value for name, value in asked.items() if name in route.door.command.__struct_fields__}
                for token in tokens:
                    answer = await client.get(path, params=known, headers={"authorization": f"Bearer {token}"})
                    read += answer.status_code == 200
                    if route.door.name not in WRITTEN_FOR:
                        assert not [secret for secret in SECRETS if secret in answer.text], route.door.name
    assert read > 60
    logged = capsys.readouterr()
    assert not [secret for secret in SECRETS if secret in logged.out + logged.err]


async def test_a_clear_value_would_be_found(peopled: Peopled) -> None:
    """The scan can fail: the same value is there once `reveal` is asked for by somebody with a ground."""
    from anmin.identity.queries import reveals

    counter = await peopled.bureau.caller(peopled.officer)
    shown = await peopled.bureau.run(
        reveals.reveal_phone, counter, citizen=peopled.citizen.actor.id, purpose="own_request"
    )
    assert [secret for secret in SECRETS if secret in str(shown)]
    [line] = await peopled.bureau.rows("select * from journal where event = 'kernel.PersonalDataRevealed'")
    assert line["subject"] == f"citizen:{peopled.citizen.actor.id}"
