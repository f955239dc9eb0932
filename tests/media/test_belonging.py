"""To whom evidence belongs, who sees its row, and how it goes: by night, or with the citizen who sent it."""

import asyncio
import os
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from anmin.identity.rights import Rights
from anmin.kernel.access import NOTHING, PUBLIC, Actor, Scope
from anmin.kernel.care.actions import EraseExpired, erase_expired
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller, Ctx
from anmin.kernel.db import Where
from anmin.kernel.door import Command, action
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.kernel.personal import Secret
from anmin.kernel.words import Problem
from anmin.media.actions.evidence import (
    AttachEvidence,
    EraseOwnerless,
    RemoveStrayFiles,
    ShareEvidence,
    StoredEvidence,
    attach,
    erase_ownerless,
    remove_stray_files,
    share,
)
from anmin.media.queries.evidence import EvidenceOf, evidence_of
from anmin.media.tables.evidence import TABLES
from anmin.media.terms.evidence import EvidenceKind
from tests.media import making
from tests.media.making import NOBODY, THE_HOUSE, Sought, give, new_case, photo, put


class Taking(Command, frozen=True):
    """As a room above commands it: anybody attaches with the token."""

    evidence: UUID
    owner: str
    token: Secret | None = None
    person: UUID | None = None


@action("planted.take", needs=PUBLIC)
async def take(ctx: Ctx, command: Taking) -> bool:
    """Attach, and go on with the report when that is refused."""
    wanted = AttachEvidence(evidence=command.evidence, owner=command.owner, token=command.token, person=command.person)
    try:
        await attach(ctx, wanted)
    except Problem:
        ctx.unchanged(next(iter(Sought)))
        return False
    return True


async def code_of(refused: Any) -> str:
    with pytest.raises(Problem) as caught:
        await refused
    return caught.value.fault.code


async def events(superuser: asyncpg.Connection) -> list[str]:
    rows = await superuser.fetch("select event from journal where event like 'media.%' order by seq")
    return [row["event"].partition(".")[2] for row in rows]


async def test_a_token_attaches_without_anybody_signed_in(house: House, superuser: asyncpg.Connection) -> None:
    made, case, office = await put(house, photo((40, 20))), new_case(house), new_id()
    wrong = {"evidence": made.evidence, "owner": case}
    assert await take.run(house, NOBODY, Taking(**wrong)) is False, "the id alone is nothing"
    assert await take.run(house, NOBODY, Taking(**wrong, token=Secret("0" * 64))) is False
    assert await take.run(house, NOBODY, Taking(**wrong, token=Secret(made.token), person=new_id())) is True
    [row] = await superuser.fetch("select owner, loose_since, version from evidence")
    assert tuple(row) == (case, None, 2)
    await give(house, made, case)
    assert (await superuser.fetchval("select version from evidence")) == 2, "again changes nothing"
    assert await code_of(give(house, made, new_case(house))) == "evidence_taken"
    other = StoredEvidence(new_id(), made.token, "", 1, made.kind, made.media_type)
    assert await code_of(give(house, other, case)) == "evidence_unknown"
    with pytest.raises(LookupError):
        await give(house, made, f"lamp:{office}")
    assert await events(superuser) == ["EvidenceStored", "EvidenceAttached"]


async def test_the_uploader_attaches_without_the_token_and_nobody_else(house: House) -> None:
    li, wang = (Caller(Actor("citizen", new_id(), new_id())) for _ in range(2))
    made, case = await put(house, photo((40, 20)), by=li), new_case(house)
    assert await take.run(house, wang, Taking(evidence=made.evidence, owner=case)) is False
    assert await take.run(house, li, Taking(evidence=made.evidence, owner=case)) is True


async def test_two_matters_cannot_both_have_it(house: House, superuser: asyncpg.Connection) -> None:
    made, cases = await put(house, photo((40, 20))), [new_case(house) for _ in range(6)]
    tried = [take.run(house, NOBODY, Taking(evidence=made.evidence, owner=c, token=Secret(made.token))) for c in cases]
    assert sum(await asyncio.gather(*tried)) == 1
    assert (await events(superuser)).count("EvidenceAttached") == 1


async def test_only_those_it_concerns_see_a_row(house: House, where: Where, superuser: asyncpg.Connection) -> None:
    office, above, other, person = new_id(), new_id(), new_id(), new_id()
    await superuser.execute("insert into scope_tree values ($1, $1, 0), ($2, $2, 0), ($2, $1, 1)", office, above)
    made = await put(house, photo((40, 20)))
    await give(house, made, new_case(house), offices=frozenset({office}), person=person)
    sees = {
        Scope(everything=False, offices=frozenset({office}), person=None): 1,
        Scope(everything=False, offices=frozenset({above}), person=None): 1,
        Scope(everything=False, offices=frozenset({other}), person=new_id()): 0,
        Scope(everything=False, offices=frozenset(), person=person): 1,
        NOTHING: 0,
    }
    for scope, count in sees.items():
        async with house.db.transaction(scope) as conn:
            assert await conn.fetchval("select count(*) from evidence") == count, scope
            if not count:
                assert await conn.execute("delete from evidence") == "DELETE 0"
    async with house.db.transaction(NOTHING) as conn:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await conn.execute("update evidence set sha256 = sha256")
    intake = await asyncpg.connect(**where.as_role("anmin_intake"))
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await intake.fetch("select 1 from evidence")
    await intake.close()


async def test_a_new_responder_sees_it_too(house: House, superuser: asyncpg.Connection) -> None:
    first, second = new_id(), new_id()
    made, case = await put(house, photo((40, 20)), name="现场.jpg"), new_case(house)
    await give(house, made, case, offices=frozenset({first}))
    await share.run(house, THE_HOUSE, ShareEvidence(owner=case, offices=frozenset({first, second})))
    await share.run(house, THE_HOUSE, ShareEvidence(owner=case, offices=frozenset({second})))
    assert set(await superuser.fetchval("select offices from evidence")) == {first, second}
    assert (await events(superuser)).count("EvidenceShared") == 1
    [audience] = [
        row[0] for row in await superuser.fetch("select audience from journal where event = 'media.EvidenceShared'")
    ]
    assert sorted(audience) == sorted((f"office:{first}", f"office:{second}"))
    [shown] = await evidence_of.run(house, THE_HOUSE, EvidenceOf(owner=case))
    assert (shown.evidence, shown.sha256, shown.kind) == (made.evidence, made.sha256, EvidenceKind.PHOTO)


async def test_the_nights_work(house: House, clock: SetClock, superuser: asyncpg.Connection) -> None:
    house.tables = TABLES
    standing: set[UUID] = set()
    kept, gone = new_case(house, standing=standing), new_case(house)
    standing.add(UUID(kept.partition(":")[2]))
    owners = {kept: await put(house, photo((40, 20))), gone: await put(house, making.AMR, EvidenceKind.VOICE)}
    for owner, made in owners.items():
        await give(house, made, owner)
    await put(house, making.PDF, EvidenceKind.DOCUMENT)
    folder = Path(house.settings.data.dir) / "evidence"
    unfinished = next(folder.rglob("*.copy")).with_name("half.original#1")
    unfinished.write_bytes(b"half")

    async def night() -> tuple[int, int]:
        await erase_expired.run(house, THE_HOUSE, EraseExpired())
        erased = await erase_ownerless.run(house, THE_HOUSE, EraseOwnerless())
        return erased, await remove_stray_files.run(house, THE_HOUSE, RemoveStrayFiles())

    for path in folder.rglob("*.*"):
        os.utime(path, (clock.now().timestamp(),) * 2)
    assert await night() == (1, 0), "what a matter had goes with it; a file without a row may still get one"
    clock.advance(timedelta(days=2))
    assert await night() == (0, 2), "one stray file, and what a fall left half-written"
    assert await superuser.fetchval("select count(*) from evidence") == 2
    clock.advance(timedelta(days=6))
    assert await night() == (0, 1), "what nobody attached in a week"
    assert [row[0] for row in await superuser.fetch("select owner from evidence")] == [kept]
    names = sorted(path.suffix for path in folder.rglob("*.*"))
    assert names == [".copy", ".original"]


async def test_a_citizen_has_a_copy_and_may_take_back_what_is_loose(
    house: House, superuser: asyncpg.Connection
) -> None:
    li = Caller(Actor("citizen", new_id(), new_id()))
    case = new_case(house)
    await give(house, await put(house, photo((40, 20)), by=li, name="一.jpg"), case, person=li.actor.id)
    await put(house, making.AMR, EvidenceKind.VOICE, by=li)
    [part] = [each for each in house.service(Rights).parts if each.name == "evidence"]

    @action("planted.rights", needs=PUBLIC, elevated="a citizen's own data, as the doors of rights see it")
    async def rights(ctx: Ctx, command: Command) -> list[tuple[bool, bool]]:
        """Copy, then erase."""
        assert li.actor.id
        copies = await part.collect(ctx, li.actor.id)
        await part.erase(ctx, li.actor.id)
        ctx.unchanged(next(iter(Sought)))
        return [(each.attached, each.name == "一.jpg") for each in copies]

    assert await rights.run(house, li, Command()) == [(True, True), (False, False)]
    assert await superuser.fetchval("select array_agg(owner) from evidence") == [case]
