"""The citizens of a drill: they tell what happens without an account, and their phones say where they are."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from anmin.app.city.ground import Degrees
from anmin.app.drill.ledger import CaseNoted
from anmin.app.drill.lines import Line
from anmin.app.drill.plan import STEP, Incident, Tempo, Way

FLAGS = ("drill",)
_ACCURACY_M = 15.0


def spot(place: Degrees) -> dict[str, Any]:
    return {"lon": place[0], "lat": place[1], "accuracy": _ACCURACY_M, "at": datetime.now(UTC).isoformat()}


async def raised(line: Line, incident: Incident) -> CaseNoted:
    """A text or a silent alarm, from a phone that nobody has signed in on. Raises Refused."""
    silent = incident.way is Way.SILENT
    told = {"tag": incident.tag} if silent else {"content": incident.content, "address": incident.address}
    answer = await line.post("/cases", **told, flags=FLAGS, position=spot(incident.place))
    return CaseNoted(id=answer["case"], number=answer["number"], incident=incident, token=answer["token"], fixes=1)


async def recorded(line: Line, incident: Incident) -> CaseNoted:
    """Told over the phone: the call-taker writes it down. `line`: the call-taker's. Raises Refused."""
    place = {"place": spot(incident.place), "address": incident.address}
    answer = await line.post(
        "/cases/recorded", content=incident.content, category=incident.category, flags=FLAGS, **place
    )
    return CaseNoted(id=answer["case"], number=answer["number"], incident=incident)


async def streamed(line: Line, case: CaseNoted, tempo: Tempo) -> None:
    """The phone goes on saying where it is, until it has walked its way or hears that the matter is over."""
    if case.token is None:
        return
    own = line.of(case.token)
    for place in case.incident.walk[1:]:
        await tempo.pause(STEP)
        kept = await own.post(f"/cases/{case.id}/positions", fixes=[spot(place)])
        case.fixes += kept["kept"]
        if not kept["go_on"]:
            return
