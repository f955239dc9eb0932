"""The call-back that nobody made."""

from uuid import UUID

from anmin.cases.actions.calls import CALL_BACK, Waited, WarnCallBack, warn_call_back
from anmin.kernel.lanes import Fired, React, due, told


@due(CALL_BACK)
async def on_call_back_due(react: React, fired: Fired) -> None:
    call = UUID(fired.subject.partition(":")[2])
    await react(warn_call_back, WarnCallBack(call=call, step=told(fired, Waited).step))
