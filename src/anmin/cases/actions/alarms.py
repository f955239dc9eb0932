"""A device gives the alarm: one open case for one device, however often it is pressed; its positions go to that case."""

from uuid import UUID

import msgspec

from anmin.cases.actions.noting import note
from anmin.cases.actions.positions import keep_fixes
from anmin.cases.events.alarms import AlarmRepeated
from anmin.cases.incoming import Given, arrive
from anmin.cases.limits import Devices
from anmin.cases.placing import Spot
from anmin.cases.store import alarms as store
from anmin.cases.store import cases
from anmin.cases.terms import alarms as terms
from anmin.cases.terms import cases as case_terms
from anmin.cases.terms.cases import CallKind, Channel, Flag, Quiet
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import CodeText, LongText, ShortText


class DeviceAlarm(Command, frozen=True):
    """`device`: the same id for the same device, for ever. `pressed` False: only where it is. `tag`: what it stands for.

    `place`: where it is fixed; `position`: where it says it is. `test`: stays out of figures.
    """

    device: UUID
    pressed: bool = True
    tag: CodeText | None = None
    content: LongText = ""
    place: Spot | None = None
    position: Spot | None = None
    address: ShortText = ""
    test: bool = False


class Alarmed(msgspec.Struct, frozen=True):
    """`case` None: the device told where it is and has no open case. `begun`: this message began the case."""

    case: UUID | None
    begun: bool


@action(
    "cases.device_alarm",
    needs=terms.BRING_ALARMS,
    elevated="a case is written for whichever office is responsible, which the device's system need not see",
    faults=(case_terms.TAG_UNKNOWN,),
)
async def device_alarm(ctx: Ctx, command: DeviceAlarm) -> Alarmed:
    """Take in what an alarm device says; an alarm of a device whose case is open goes to that case."""
    await store.one_at_a_time(ctx, command.device)
    known = await store.open_case(ctx, command.device, test=command.test)
    if known is None and not command.pressed:
        ctx.unchanged(Quiet.OVER)
        return Alarmed(None, begun=False)
    if known is None:
        arrived = await arrive(ctx, _given(command), command.device)
        return Alarmed(arrived.case, begun=True)
    case = await cases.get(ctx, known, change=True)
    if command.pressed and not ctx.house.service(Devices).wait(f"device:{command.device}", ctx.now):
        case = await note(ctx, case, AlarmRepeated(case.id, command.device))
    if command.position is not None:
        await keep_fixes(ctx, case, (command.position,))
    ctx.unchanged(Quiet.TOLD)
    return Alarmed(case.id, begun=False)


def _given(command: DeviceAlarm) -> Given:
    return Given(
        channel=Channel.DEVICE,
        call_kind=CallKind.TEST if command.test else CallKind.HELP,
        tag=command.tag,
        content=command.content,
        place=command.place,
        position=command.position,
        address=command.address,
        flags=frozenset({Flag.TEST} if command.test else ()),
    )
