"""Transfers and their steps as rows; what was said and who returned it is sealed."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.store.cases import opened, sealed
from anmin.kernel.ctx import Ctx
from anmin.kernel.ids import new_id
from anmin.kernel.writes import insert
from anmin.transfers.carriers import Told
from anmin.transfers.model import Transfer
from anmin.transfers.package import Package
from anmin.transfers.terms import TRANSFER_UNKNOWN, TransferKind, TransferState, TransferStep

PACKAGE = "transfers.transfers.package"
TEXTS = {name: f"transfers.transfer_steps.{name}" for name in ("text", "person", "department")}
TRANSFERS = insert(
    "transfers",
    id="uuid",
    version="int",
    case_id="uuid",
    sender="text",
    receiver="text",
    ref="uuid",
    matter="text",
    number="text",
    kind="text",
    state="text",
    kept="boolean",
    offered_at="timestamptz",
    answered_at="timestamptz",
    ended_at="timestamptz",
    verdict="text",
    package="bytea",
)
STEPS = insert(
    "transfer_steps",
    id="uuid",
    case_id="uuid",
    transfer="uuid",
    at="timestamptz",
    by="uuid",
    step="text",
    verdict="text",
    text="bytea",
    person="bytea",
    department="bytea",
)
COLUMNS = ", ".join(name for name, _ in TRANSFERS.columns if name != "package")
OF_CASE = f"select {COLUMNS} from transfers where case_id = $1 order by offered_at, id"
CASE_OF = "select case_id from transfers where id = $1"
LOCK = f"select {COLUMNS} from transfers where id = $1 for update"
BY_REF = "select id from transfers where ref = $2 and $1 in (sender, receiver)"
BY_MATTER = "select case_id from transfers where sender = $1 and matter = $2 order by offered_at desc limit 1"
SAVE = """
update transfers set version = $2, number = $3, state = $4, kept = $5, answered_at = $6, ended_at = $7, verdict = $8
where id = $1
"""
STEPS_OF = "select at, by, step, verdict, text, person, department from transfer_steps where transfer = $1 order by id"
PACKAGE_OF = "select package from transfers where id = $1"
# A transfer is stuck when nobody took it in time, or when it ended the second time between the same two.
BACK = """(select count(*) from transfers b where b.case_id = t.case_id and not b.kept
    and b.state in ('refused', 'returned') and b.sender in (t.sender, t.receiver) and b.receiver in (t.sender, t.receiver))"""
DESK = f"""
select {", ".join("t." + name for name in COLUMNS.split(", "))}, c.number as case_number, c.desk, {BACK} as back
from transfers t join cases c on c.id = t.case_id
where ($1::text is null or $1 in (t.sender, t.receiver))
  and case $2
    when 'ended' then t.ended_at is not null
    when 'stuck' then (t.state in ('offered', 'conferring') and t.offered_at < $3)
      or (t.state in ('refused', 'returned') and not t.kept and c.closed_at is null and {BACK} >= 2
        and not exists (select 1 from transfers l where l.case_id = t.case_id and (l.offered_at, l.id) > (t.offered_at, t.id)))
    else t.ended_at is null end
order by t.offered_at desc, t.id limit $4
"""


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A transfer of the list. `back`: how often the matter came back between these two."""

    transfer: Transfer
    case_number: str
    desk: UUID
    back: int


def add(ctx: Ctx, transfer: Transfer, told: Told, package: Package | None = None) -> None:
    """Deferred."""
    values = msgspec.structs.asdict(transfer)
    kept = ctx.house.keyring.encrypt(msgspec.json.encode(package), PACKAGE) if package else None
    ctx.insert(TRANSFERS, case_id=values.pop("case"), package=kept, **values)
    add_step(ctx, transfer, told)


def add_step(ctx: Ctx, transfer: Transfer, told: Told) -> None:
    """Deferred."""
    texts = {name: sealed(ctx, getattr(told, name), context) for name, context in TEXTS.items()}
    ctx.insert(
        STEPS,
        id=new_id(),
        case_id=transfer.case,
        transfer=transfer.id,
        at=told.at,
        by=told.by,
        step=told.step,
        verdict=told.verdict,
        **texts,
    )


async def of_case(ctx: Ctx, case: UUID) -> list[Transfer]:
    return [_transfer(row) for row in await ctx.conn.fetch(OF_CASE, case)]


async def case_of(ctx: Ctx, transfer: UUID) -> UUID:
    """Raises TRANSFER_UNKNOWN."""
    found: UUID | None = await ctx.conn.fetchval(CASE_OF, transfer)
    if found is None:
        raise TRANSFER_UNKNOWN()
    return found


async def locked(ctx: Ctx, transfer: UUID) -> Transfer:
    """After the case's row. Raises TRANSFER_UNKNOWN."""
    row = await ctx.conn.fetchrow(LOCK, transfer)
    if row is None:
        raise TRANSFER_UNKNOWN()
    return _transfer(row)


async def by_ref(ctx: Ctx, peer: str, ref: UUID) -> UUID | None:
    found: UUID | None = await ctx.conn.fetchval(BY_REF, peer, ref)
    return found


async def case_of_matter(ctx: Ctx, sender: str, matter: str) -> UUID | None:
    """The case that an earlier offer of the same matter became."""
    found: UUID | None = await ctx.conn.fetchval(BY_MATTER, sender, matter) if matter else None
    return found


async def save(ctx: Ctx, transfer: Transfer) -> None:
    await ctx.conn.execute(
        SAVE,
        transfer.id,
        transfer.version,
        transfer.number,
        transfer.state.value,
        transfer.kept,
        transfer.answered_at,
        transfer.ended_at,
        transfer.verdict,
    )


async def steps(ctx: Ctx, transfer: UUID) -> list[Told]:
    """In the order in which they were written: whoever waited for the lock has the earlier instant."""
    return [
        Told(
            step=TransferStep(row["step"]),
            at=row["at"],
            by=row["by"],
            verdict=row["verdict"],
            **{name: opened(ctx, row[name], context) for name, context in TEXTS.items()},
        )
        for row in await ctx.conn.fetch(STEPS_OF, transfer)
    ]


async def package_of(ctx: Ctx, transfer: UUID) -> Package | None:
    stored = await ctx.conn.fetchval(PACKAGE_OF, transfer)
    return msgspec.json.decode(ctx.house.keyring.decrypt(stored, PACKAGE), type=Package) if stored else None


async def desk(ctx: Ctx, peer: str | None, which: str, waits_since: datetime, most: int) -> list[Listed]:
    """Newest first. `waits_since`: an offer from before that instant waits too long."""
    return [
        Listed(transfer=_transfer(row), case_number=row["case_number"], desk=row["desk"], back=row["back"])
        for row in await ctx.conn.fetch(DESK, peer, which, waits_since, most)
    ]


def _transfer(row: Any) -> Transfer:
    values: dict[str, Any] = {name: row[name] for name in Transfer.__struct_fields__ if name != "case"}
    values |= {"case": row["case_id"], "kind": TransferKind(row["kind"]), "state": TransferState(row["state"])}
    return Transfer(**values)
