"""Joint closure (XM-09): a case with a response in force is closed only when every required party has reported.

It releases nobody; that is the watch commander's decision, in `actions/response_parties.py`.
"""

from anmin.cases.guards import Guards, Refusal, ToClose
from anmin.cases.names import Names, listed
from anmin.dispatch.model.levels import RESPONSE_LEVELS, RESPONSE_PARTIES
from anmin.dispatch.model.plans import PLAN_TASKS, PLANS
from anmin.dispatch.model.responses import missing
from anmin.dispatch.queries.party_names import names_of
from anmin.dispatch.store import responses as store
from anmin.kernel.ctx import Ctx
from anmin.kernel.house import House
from anmin.kernel.registers import bring


async def bring_responses(house: House) -> None:
    """The registers of levels and plans, the guard, and what units are called; for the room's `install.py`."""
    await bring(house, RESPONSE_LEVELS, RESPONSE_PARTIES, PLANS, PLAN_TASKS)
    house.service(Guards).register("response", everybody_reported)
    house.service(Names).register(store.unit_names)


async def everybody_reported(ctx: Ctx, closing: ToClose) -> Refusal | None:
    """Names who is missing."""
    response = await store.in_force(ctx, closing.case.id)
    if response is None:
        return None
    left = missing(await store.parties_of(ctx, response.id), closing.orders)
    if not left:
        return None
    names = await names_of(ctx, response, left)
    silent = listed(names)
    return Refusal(f"响应中还有单位未反馈：{silent.zh}", f"parties of the response have not reported: {silent.en}")
