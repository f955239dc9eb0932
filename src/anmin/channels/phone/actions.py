"""The door of the telephone system: it proves itself by a signature over the message, and brings calls in, nothing else."""

import hashlib
import hmac
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.actions.calls import AnswerCall, CallNoted, CallRinging, call_answered, call_ended, call_ringing
from anmin.channels.manifest import manifest_of
from anmin.channels.phone.inbound import Answers, Ends, read
from anmin.channels.terms import PROOF_WRONG, Unreadable
from anmin.kernel.access import PUBLIC
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import ShortText

MANIFEST = manifest_of("anmin.channels.phone")
FORM = "sha256="


class PhoneEvent(Command, frozen=True):
    """`body`: the message as it came; `proof`: `sha256=` and the HMAC-SHA256 of it in hexadecimal."""

    body: Annotated[bytes, Meta(max_length=65_536)]
    proof: ShortText


class PhoneHeard(msgspec.Struct, frozen=True):
    """`kept`: where the message lies when something in it could not be read."""

    call: UUID | None
    kept: UUID | None


@action(
    "phone.phone_event",
    needs=PUBLIC,
    elevated="the telephone system proves itself by its signature; calls belong to the desk they ring at",
    faults=(PROOF_WRONG,),
)
async def phone_event(ctx: Ctx, command: PhoneEvent) -> PhoneHeard:
    """Take in what a telephone system says of a call: it rings, was answered, ended."""
    if not proves(ctx.house.settings.phone.secret, command.body, command.proof):
        raise PROOF_WRONG()
    heard = read(command.body)
    if isinstance(heard, Unreadable):
        return PhoneHeard(None, MANIFEST.keep(ctx, command.body, heard))
    kept = MANIFEST.keep(ctx, command.body, heard.doubt) if heard.doubt else None
    return PhoneHeard(await _told(ctx, heard.said), kept)


def proves(secret: str, body: bytes, proof: str) -> bool:
    """Whether the signature is of this body; without a secret nobody is let in."""
    made = FORM + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return bool(secret) and hmac.compare_digest(made.encode(), proof.encode())


async def _told(ctx: Ctx, said: CallRinging | Answers | Ends) -> UUID:
    if isinstance(said, CallRinging):
        return (await MANIFEST.passes(ctx, call_ringing, said)).call
    # A message may overtake the one that said it rings: the call is then made here.
    call = (await MANIFEST.passes(ctx, call_ringing, CallRinging(recording=said.recording, at=said.at))).call
    if isinstance(said, Answers):
        await MANIFEST.passes(ctx, call_answered, AnswerCall(call=call, at=said.at))
    else:
        await MANIFEST.passes(ctx, call_ended, CallNoted(call=call, at=said.at))
    return call
