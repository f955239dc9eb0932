"""The door of alarm devices: they show the channel's token and give the alarm. An unregistered one is heard as well."""

import hmac
from typing import Annotated
from uuid import UUID, uuid5

import msgspec
from msgspec import Meta

from anmin.cases.actions.alarms import DeviceAlarm, device_alarm
from anmin.cases.catalogue.tags import TAGS
from anmin.channels.device.devices import DEVICES
from anmin.channels.device.inbound import Pressed, read
from anmin.channels.manifest import manifest_of
from anmin.channels.terms import PROOF_WRONG, Unreadable
from anmin.kernel.access import PUBLIC
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import ShortText
from anmin.kernel.registers import Registers

MANIFEST = manifest_of("anmin.channels.device")
DEVICE_IDS = UUID("6f1f6f3e-6b0c-5d1a-9a53-2f6d0f6f6b11")
"""From a device's number to the id that stands for it; never to be changed."""
OTHERWISE = "other"
"""The tag of a device that is not registered or whose own tag is gone."""
UNREGISTERED = "未登记的报警设备 Unregistered alarm device: {}"


class DeviceEvent(Command, frozen=True):
    """`body`: the message as it came; `proof`: the channel's token."""

    body: Annotated[bytes, Meta(max_length=65_536)]
    proof: ShortText


class DeviceHeard(msgspec.Struct, frozen=True):
    """`kept`: where the message lies when it could not be read."""

    case: UUID | None
    kept: UUID | None


@action(
    "device.device_event",
    needs=PUBLIC,
    elevated="a device proves itself by the channel's token; its alarm is for whichever office is responsible",
    faults=(PROOF_WRONG,),
)
async def device_event(ctx: Ctx, command: DeviceEvent) -> DeviceHeard:
    """Take in what an alarm button or SOS device says."""
    token = ctx.house.settings.device.token
    if not token or not hmac.compare_digest(token.encode(), command.proof.encode()):
        raise PROOF_WRONG()
    heard = read(command.body)
    if isinstance(heard, Unreadable):
        return DeviceHeard(None, MANIFEST.keep(ctx, command.body, heard))
    alarmed = await MANIFEST.passes(ctx, device_alarm, _alarm(ctx, heard))
    return DeviceHeard(alarmed.case, None)


def _alarm(ctx: Ctx, heard: Pressed) -> DeviceAlarm:
    registers = ctx.house.service(Registers)
    row = registers.get(DEVICES, heard.device, ctx.now)
    tag = row.tag if row and registers.get(TAGS, row.tag, ctx.now) else OTHERWISE
    return DeviceAlarm(
        device=uuid5(DEVICE_IDS, heard.device),
        pressed=heard.alarm,
        tag=tag if registers.get(TAGS, tag, ctx.now) else None,
        content=f"{row.name}（{heard.device}）" if row else UNREGISTERED.format(heard.device),
        place=row.spot() if row else None,
        position=heard.position,
        address=row.address if row else "",
        test=heard.test,
    )
