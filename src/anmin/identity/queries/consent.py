"""Consent as it stands: the texts, one's own log, and the question that other rooms ask before they process."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.identity.model.consent import ConsentText
from anmin.identity.store import consent as store
from anmin.identity.terms.consent import ConsentAct, ConsentKind
from anmin.kernel.access import OWN, PUBLIC
from anmin.kernel.ctx import Ctx, person_of
from anmin.kernel.db import Connection
from anmin.kernel.door import Question, query


class ConsentTexts(Question, frozen=True):
    """The texts that hold now."""


class MyConsents(Question, frozen=True):
    """One's own."""


class ConsentLine(msgspec.Struct, frozen=True):
    """`given_by`: the citizen, or the member of staff before whom a guardian consented."""

    kind: ConsentKind
    version: int
    act: ConsentAct
    given_by: str
    at: datetime


class Consents(msgspec.Struct, frozen=True):
    """`standing`: what is consented to now. `log`: every word of it, newest first, at most two hundred."""

    standing: tuple[ConsentKind, ...]
    log: tuple[ConsentLine, ...]


@query("identity.consent_texts", needs=PUBLIC)
async def consent_texts(ctx: Ctx, question: ConsentTexts) -> tuple[ConsentText, ...]:  # noqa: ARG001 - the door's shape
    """The consent texts that hold now, one version of each kind."""
    return tuple(await store.texts(ctx))


@query("identity.my_consents", needs=OWN)
async def my_consents(ctx: Ctx, question: MyConsents) -> Consents:  # noqa: ARG001 - the door's shape
    """What one has consented to, and the whole log."""
    return await consents(ctx, person_of(ctx))


async def has_consent(conn: Connection, citizen: UUID, kind: ConsentKind, at: datetime) -> bool:
    """Whether this citizen's consent stands at this instant; `conn` is a transaction that sees the citizen's rows."""
    return await store.stands(conn, citizen, kind, at)


async def consents(ctx: Ctx, citizen: UUID) -> Consents:
    log = msgspec.convert(await store.log(ctx, citizen), tuple[ConsentLine, ...])
    standing = [kind for kind in ConsentKind if await store.stands(ctx.conn, citizen, kind, ctx.now)]
    return Consents(tuple(standing), log)
