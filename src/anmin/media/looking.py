"""Looks of staff at recordings: a scope alone opens them, and whoever is in them reads of each, with or without a ground."""

from anmin.identity.purposes import Purposes
from anmin.kernel.access import Actor
from anmin.kernel.ctx import Ctx
from anmin.kernel.db import Connection
from anmin.kernel.house import House
from anmin.kernel.reveal import Whose, grounded, noted
from anmin.kernel.words import Code
from anmin.media.model.evidence import Evidence
from anmin.media.owners import Owners


class MediaPurpose(Code):
    NO_MATTER = (
        "played_without_matter",
        "查看录音录像，当时没有正在办理的相关事项",
        "A recording was looked at with no matter in hand behind it",
    )


async def told(ctx: Ctx, evidence: Evidence) -> str | None:
    """Let the citizen whom it concerns read of a look by staff: why, or that no ground held. None for any other look."""
    if evidence.whose is None or ctx.actor.kind != "staff":
        return None
    whose, why = Whose("citizen", evidence.whose), ctx.house.service(Owners).purpose(evidence.owner or "")
    if why is None or not await grounded(ctx, whose, why):
        why = MediaPurpose.NO_MATTER
    noted(ctx, whose, ("evidence",), why)
    return why.value


def register(house: House) -> None:
    """Once, at the start: what the citizen reads then. Nobody can name it as a purpose."""

    async def never(_conn: Connection, _actor: Actor, _subject: str) -> bool:
        return False

    house.service(Purposes).register(house, MediaPurpose.NO_MATTER, never)
