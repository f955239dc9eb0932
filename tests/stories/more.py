"""What the stories of everyday matters add to the town: further organisations, visits with a place and a photo."""

from __future__ import annotations

from typing import Any

from anmin.identity.actions.organisation_import import ImportOrganisations, import_organisations
from anmin.identity.queries.organisations import ShowOrganisations, organisation_tree
from anmin.identity.terms.organisations import FileFormat
from anmin.kernel.access import HOUSE
from anmin.kernel.ctx import Caller
from anmin.territory.service import Territory
from tests.matters.ground import proof
from tests.stories.town import HERE, StoryTown

HEAD = "code,name,name_en,kind,parent,valid_from,valid_to,area,phone\n"


async def founded(town: StoryTown, *rows: str) -> None:
    """Rows of the organisations file: code, names, kind, parent."""
    content = HEAD + "".join(f"{row},2020-01-01,,,\n" for row in rows)
    maker = Caller(HOUSE, channel="cli")
    await import_organisations.run(town.house, maker, ImportOrganisations(content=content, form=FileFormat.CSV))
    await town.house.service(Territory).load()
    tree = await organisation_tree.run(town.house, maker, ShowOrganisations())
    town.offices = {each.code: each.id for each in tree.organisations}
    town.names |= {str(each.id): each.name for each in tree.organisations}


async def visited(
    town: StoryTown, who: str, order: str, text: str, *, final: bool = False, arrives: bool = False
) -> None:
    """A visit: arrived where the matter is, with photos of before and after."""
    if arrives:
        for stage in ("en_route", "on_scene"):
            await town.call(who, "POST", f"/orders/{order}/stages", stage=stage, position=HERE)
    photos = [await proof(town, who), await proof(town, who)]
    said = {"text": text, "evidence": photos, "position": HERE, "final": final}
    await town.call(who, "POST", f"/orders/{order}/reports", **said)


async def assessed_and_handed(
    town: StoryTown, case: str, lead: str, *supports: str, who: str = "dispatcher", **assessed: Any
) -> dict[str, str]:
    """Assessed where it has not been, and handed over: the orders by the code of their organisation."""
    if assessed.pop("assess", True):
        await town.call(who, "POST", f"/matters/{case}/assessment", **assessed)
    named = {"lead": str(town.offices[lead]), "supports": [str(town.offices[each]) for each in supports]}
    placed = await town.call(who, "POST", f"/matters/{case}/routing", **named, instruction="请依职责办理并反馈")
    codes = {str(id): code for code, id in town.offices.items()}
    return {codes[each["office"]]: each["order"] for each in placed}


async def given(town: StoryTown, case: str, who: str, text: str, reviewer: str = "dispatcher") -> None:
    """The lead's answer, reviewed and given to whoever brought the matter."""
    answer = await town.call(who, "POST", f"/matters/{case}/answers", text=text)
    await town.call(reviewer, "POST", f"/matters/{case}/answers/{answer}/review", give=True)


async def shown(town: StoryTown, case: str, who: str = "commander") -> dict[str, Any]:
    return dict((await town.call(who, "GET", f"/matters/{case}"))["matter"])
