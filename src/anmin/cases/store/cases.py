"""Cases as rows: raised in a batch, locked, saved whole. Personal text is sealed; every read runs in the caller's scope."""

from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.model.cases import Case
from anmin.cases.terms.cases import CASE_UNKNOWN, CaseKind, CaseState, Channel, Flag
from anmin.kernel.ctx import Ctx
from anmin.kernel.ids import new_id
from anmin.kernel.keyring import SealedColumn
from anmin.kernel.personal import IdNumber, Phone, RealName, Sensitive
from anmin.kernel.writes import insert

CONTENT = "cases.cases.content"
OUTCOME = "cases.cases.outcome"
ADDRESS = SealedColumn(Sensitive, "cases.cases.address")
LANDMARK = SealedColumn(Sensitive, "cases.cases.landmark")
PARTY_NAME = SealedColumn(RealName, "cases.parties.name")
PARTY_PHONE = SealedColumn(Phone, "cases.parties.phone")
PARTY_DOCUMENT = SealedColumn(IdNumber, "cases.parties.document")
PARTY_ADDRESS = SealedColumn(Sensitive, "cases.parties.address")
PARTY_NOTE = SealedColumn(Sensitive, "cases.parties.note")

CASES = insert(
    "cases",
    id="uuid",
    number="text",
    version="int",
    epoch="int",
    kind="text",
    state="text",
    call_kind="text",
    channel="text",
    person="uuid",
    raised_by="text",
    desk="uuid",
    first_office="uuid",
    office="uuid",
    home_office="uuid",
    offices="uuid[]",
    flags="text[]",
    tag="text",
    template="text",
    content="bytea",
    first_category="text",
    category="text",
    first_level="int",
    level="int",
    level_rule="text",
    lon="float8",
    lat="float8",
    datum="text",
    raw_lon="float8",
    raw_lat="float8",
    accuracy="real",
    country="text",
    place_state="text",
    address="bytea",
    landmark="bytea",
    caller_lon="float8",
    caller_lat="float8",
    caller_accuracy="real",
    caller_at="timestamptz",
    raised_at="timestamptz",
    due_at="timestamptz",
    opened_at="timestamptz",
    opened_by="uuid",
    taken_at="timestamptz",
    taken_by="uuid",
)
PARTIES = insert(
    "parties",
    id="uuid",
    case_id="uuid",
    role="text",
    person="uuid",
    name="bytea",
    sex="text",
    phone="bytea",
    phone_hash="bytea",
    document_kind="text",
    document="bytea",
    document_hash="bytea",
    address="bytea",
    note="bytea",
    at="timestamptz",
)
POSITIONS = insert(
    "case_positions",
    id="uuid",
    case_id="uuid",
    at="timestamptz",
    received_at="timestamptz",
    lon="float8",
    lat="float8",
    accuracy="real",
    mark="text",
)

COLUMNS = """id, number, version, epoch, kind, state, channel, person, desk, first_office, office, home_office, offices,
  flags, tag, template, first_category, category, level, lon, lat, response_level, raised_at, due_at, opened_at,
  opened_by, claimed_at, claimed_by, taken_at, taken_by, commander, waiting_since, lead, reported_at, closed_at, disposition, measure, verdict,
  rated_at, reopened"""
GET = f"select {COLUMNS} from cases where id = $1"
LOCK = f"select {COLUMNS} from cases where id = $1 for update"
SAVE = """
update cases set version = $2, epoch = $3, state = $4, office = $5, home_office = $6, offices = $7, flags = $8,
  template = $9, first_category = $10, category = $11, level = $12, response_level = $13, opened_at = $14,
  opened_by = $15, taken_at = $16, taken_by = $17, commander = $18, waiting_since = $19, lead = $20, reported_at = $21,
  closed_at = $22, disposition = $23, measure = $24, verdict = $25, rated_at = $26, reopened = $27, due_at = $28,
  claimed_at = $29, claimed_by = $30
where id = $1
"""
SET_PLACE = """
update cases set lon = coalesce($2, lon), lat = coalesce($3, lat), datum = coalesce($4, datum),
  raw_lon = coalesce($5, raw_lon), raw_lat = coalesce($6, raw_lat), accuracy = case when $2::float8 is null then accuracy else $7 end,
  country = case when $2::float8 is null then country else coalesce($8, '') end, place_state = $9, address = coalesce($10, address),
  landmark = coalesce($11, landmark) where id = $1
"""
ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtextextended($1::text, 0))"
"""Whoever comes with the same words waits until the transaction ends."""
SET_KIND = "update cases set kind = $2 where id = $1"
SET_OUTCOME = "update cases set outcome = $2 where id = $1"


async def get(ctx: Ctx, case: UUID, *, change: bool = False) -> Case:
    """A case in scope; `change` locks its row, first of all rows. Raises CASE_UNKNOWN."""
    row = await ctx.conn.fetchrow(LOCK if change else GET, case)
    if row is None:
        raise CASE_UNKNOWN()
    return from_row(row)


def from_row(row: Any) -> Case:
    values: dict[str, Any] = {name: row[name] for name in Case.__struct_fields__}
    values |= {
        "kind": CaseKind(row["kind"]),
        "state": CaseState(row["state"]),
        "channel": Channel(row["channel"]),
        "offices": tuple(row["offices"]),
        "flags": frozenset(map(Flag, row["flags"])),
    }
    return Case(**values)


async def save(ctx: Ctx, case: Case) -> None:
    """Everything of a case that an action may change; the place has its own statement."""
    await ctx.conn.execute(
        SAVE,
        case.id,
        case.version,
        case.epoch,
        case.state.value,
        case.office,
        case.home_office,
        list(case.offices),
        sorted(case.flags),
        case.template,
        case.first_category,
        case.category,
        case.level,
        case.response_level,
        case.opened_at,
        case.opened_by,
        case.taken_at,
        case.taken_by,
        case.commander,
        case.waiting_since,
        case.lead,
        case.reported_at,
        case.closed_at,
        case.disposition,
        case.measure,
        case.verdict,
        case.rated_at,
        case.reopened,
        case.due_at,
        case.claimed_at,
        case.claimed_by,
    )


def sealed(ctx: Ctx, text: str, context: str) -> bytes | None:
    """Free text as it is stored; nothing for an empty one."""
    return ctx.house.keyring.encrypt(text.encode(), context) if text else None


def opened(ctx: Ctx, stored: bytes | None, context: str) -> str:
    return ctx.house.keyring.decrypt(stored, context).decode() if stored else ""


def write(ctx: Ctx, values: dict[str, Any]) -> None:
    """A new case; what is not given takes the value of a case that has just come in."""
    ctx.insert(CASES, **(dict.fromkeys(CASES.names) | values))


class PartyGiven(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a person in a case; all of it is sealed."""

    name: RealName | None = None
    phone: Phone | None = None
    document: IdNumber | None = None
    address: Sensitive | None = None
    note: Sensitive | None = None


def add_party(ctx: Ctx, case: UUID, role: str, person: UUID | None, given: PartyGiven, **more: Any) -> None:
    """Deferred; serves batchable actions."""
    ring = ctx.house.keyring
    ctx.insert(
        PARTIES,
        id=more.get("id") or new_id(),
        case_id=case,
        role=role,
        person=person,
        name=PARTY_NAME.seal(ring, given.name) if given.name else None,
        sex=more.get("sex", ""),
        phone=PARTY_PHONE.seal(ring, given.phone) if given.phone else None,
        phone_hash=PARTY_PHONE.search_hash(ring, given.phone) if given.phone else None,
        document_kind=more.get("document_kind", ""),
        document=PARTY_DOCUMENT.seal(ring, given.document) if given.document else None,
        document_hash=PARTY_DOCUMENT.search_hash(ring, given.document) if given.document else None,
        address=PARTY_ADDRESS.seal(ring, given.address) if given.address else None,
        note=PARTY_NOTE.seal(ring, given.note) if given.note else None,
        at=ctx.now,
    )
