"""What the citizens' half of identity puts into the house: channels, providers, purposes with their grounds, rights."""

from uuid import UUID

from anmin.identity.holdings import PARTS
from anmin.identity.limits import CODE_LIMITS
from anmin.identity.providers import IdentityProviders
from anmin.identity.purposes import Purposes
from anmin.identity.rights import Rights
from anmin.identity.senders import CodeChannel, DevelopmentSender, TextChannel
from anmin.identity.store.verification import waits_at
from anmin.identity.terms.citizens import READ_CITIZENS
from anmin.identity.terms.purposes import Purpose
from anmin.kernel.access import Actor
from anmin.kernel.db import Connection
from anmin.kernel.house import House
from anmin.kernel.registers.install import bring


async def install(house: House) -> None:
    await bring(house, CODE_LIMITS)
    sender = DevelopmentSender() if house.settings.demo.on else None
    house.offer(CodeChannel(sender))
    house.offer(TextChannel(sender))
    house.offer(IdentityProviders())
    purposes, rights = Purposes(), Rights()
    purposes.register(house, Purpose.OWN_COPY, is_oneself)
    purposes.register(house, Purpose.OWN_REQUEST, waits_at_own_counter)
    for part in PARTS:
        rights.register(part)
    house.offer(purposes)
    house.offer(rights)


async def is_oneself(_conn: Connection, actor: Actor, subject: str) -> bool:
    """The ground of one's own copy."""
    return actor.kind == "citizen" and subject == actor.name


async def waits_at_own_counter(conn: Connection, actor: Actor, subject: str) -> bool:
    """The ground of a person's own request: they chose an office of the actor's to confirm their name, and still wait."""
    kind, _, id = subject.partition(":")
    offices = actor.grants.get(READ_CITIZENS.code, frozenset())
    return kind == "citizen" and await waits_at(conn, UUID(id), offices)
