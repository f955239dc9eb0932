"""What tests of matters begin with: one raised, handed over, answered; rows of its registers; photos; its facts."""

from __future__ import annotations

from typing import Any

import msgspec

from anmin.kernel.access import EVERYTHING, HOUSE
from anmin.kernel.ctx import Caller
from anmin.kernel.registers import Registers
from anmin.kernel.registers.actions import set_register_row
from anmin.kernel.registers.bodies import SetRegisterRow
from tests.media.making import photo, put
from tests.stories.town import HERE, StoryTown

PARKING = "小区门口有人私装道闸，停车难"


async def handed_over(town: StoryTown, *to: str) -> tuple[str, dict[str, str]]:
    """A case in the area of S1, ordered to these organisations (LAW when none is named): its id, the orders by code."""
    case = (await town.call(None, "POST", "/cases", content="小区门口私装地锁", place=HERE))["case"]
    await town.call("call_taker", "POST", f"/cases/{case}/take")
    codes = to or ("LAW",)
    responders = [{"kind": "organisation", "id": str(town.offices[code])} for code in codes]
    said = {"responders": responders, "instruction": "请到现场核实，依法拆除"}
    placed = await town.call("dispatcher", "POST", f"/cases/{case}/orders", **said)
    by_office = {each["responder"]: each["order"] for each in placed}
    return case, {code: by_office[str(town.offices[code])] for code in codes}


async def proof(town: StoryTown, who: str) -> str:
    """A photo that this person has stored."""
    by = Caller(await town.house.who(town.tokens[who]))
    return str((await put(town.house, photo((40, 20)), by=by)).evidence)


async def facts(town: StoryTown, case: str, event: str) -> list[dict[str, Any]]:
    """What the journal says of this case under one fact, in order."""
    async with town.house.db.transaction(EVERYTHING) as conn:
        rows = await conn.fetch(
            "select payload from journal where subject = $1 and event = $2 order by seq", f"case:{case}", event
        )
    return [msgspec.json.decode(row["payload"]) for row in rows]


async def raised(town: StoryTown, *, assess: bool = True, **more: Any) -> str:
    """A matter about parking in the area of S1, by somebody without an account unless `who` says otherwise."""
    who = more.pop("who", None)
    told = {"kind": "service", "content": PARKING, "place": HERE, **more}
    case = str((await town.call(who, "POST", "/cases", **told))["case"])
    if assess:
        await town.call("dispatcher", "POST", f"/matters/{case}/assessment")
    return case


async def matter(town: StoryTown, case: str) -> dict[str, Any]:
    return dict((await town.call("commander", "GET", f"/matters/{case}"))["matter"])


async def handed(town: StoryTown, case: str, to: str, status: int = 200, who: str = "dispatcher", **more: Any) -> Any:
    return await town.call(who, "POST", f"/matters/{case}/routing", status, lead=str(town.offices[to]), **more)


async def answered(town: StoryTown, case: str, who: str, text: str = "已处理。") -> None:
    """Answered by the lead and given to the citizen."""
    answer = await town.call(who, "POST", f"/matters/{case}/answers", text=text)
    await town.call("dispatcher", "POST", f"/matters/{case}/answers/{answer}/review", give=True)


async def planted(town: StoryTown, register: Any, **row: Any) -> None:
    await set_register_row.run(town.house, Caller(HOUSE), SetRegisterRow(register=register.code, data=row))
    async with town.house.db.transaction(EVERYTHING) as conn:
        await town.house.service(Registers).reload(conn, register)


async def timers(town: StoryTown, case: str) -> list[str]:
    async with town.house.db.transaction(EVERYTHING) as conn:
        return [
            row["name"]
            for row in await conn.fetch(
                "select name from timers where kind = 'timer' and (subject = $1 or subject in"
                " (select 'order:' || id from assignments where case_id = $2)) order by name",
                *(f"case:{case}", case),
            )
        ]
