"""What a channel is, as its folder's `manifest.toml` says: its direction, its texts, and the permissions it is lent.

A channel passes the doors of rooms below with those permissions and no others; what it cannot read it keeps.
"""

from __future__ import annotations

from importlib import resources
from typing import Any, Literal, TypeVar
from uuid import UUID

import msgspec

from anmin.channels import store
from anmin.channels.events import MessageKept
from anmin.channels.terms import Unreadable
from anmin.kernel.access import PUBLIC
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Door
from anmin.kernel.journal import Subject

C = TypeVar("C", bound=msgspec.Struct)
R = TypeVar("R")


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`settings`: the house's settings it reads; `lends`: codes of the permissions with which it passes doors."""

    code: str
    direction: Literal["in", "out", "both"]
    zh: str
    en: str
    settings: tuple[str, ...] = ()
    lends: tuple[str, ...] = ()

    async def passes(self, ctx: Ctx, door: Door[C, R], command: C) -> R:
        """The result of a door below, inside the caller's transaction. Raises LookupError when it is not lent."""
        if door.needs != PUBLIC and door.needs.code not in self.lends:
            raise LookupError(f"the channel {self.code} is not lent {door.needs.code}")
        inner = ctx.inner(door.name)
        inner.caller = msgspec.structs.replace(inner.caller, channel=self.code)
        return await door.verb(inner, command)

    def keep(self, ctx: Ctx, body: bytes, why: Unreadable) -> UUID:
        """Keep what could not be read, with its line; it is never lost."""
        message = store.keep(ctx, self.code, body, why)
        ctx.say(MessageKept(message, self.code, why), about=Subject("message", message, 1))
        return message


def manifest_of(package: str) -> Manifest:
    """Of the channel in this package. Raises msgspec.ValidationError, FileNotFoundError."""
    text: Any = resources.files(package).joinpath("manifest.toml").read_text("utf-8")
    return msgspec.toml.decode(text, type=Manifest)
