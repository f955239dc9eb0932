"""What people do to a register: set a row, end a row, import a file; and the planting of first rows.

Every change is made under the register's lock, checked against its other rows, and said in the journal.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Generic

import msgspec

from anmin.kernel import faults
from anmin.kernel.access import OWN_ACCOUNT, SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import action
from anmin.kernel.journal import Subject
from anmin.kernel.logs import log
from anmin.kernel.registers import importing, model, rights, sheets, store, terms
from anmin.kernel.registers.bodies import (
    EndRegisterRow,
    ImportOutcome,
    ImportRegister,
    RowDifference,
    RowOutcome,
    SeedOutcome,
    SeedRegister,
    SetRegisterRow,
)
from anmin.kernel.registers.declare import R, Register
from anmin.kernel.registers.events import RegisterChanged, RegisterImported
from anmin.kernel.registers.importing import Draft, RowProblem
from anmin.kernel.registers.model import Edit, Plan, Span, Timeline
from anmin.kernel.registers.service import SUBJECT
from anmin.kernel.registers.terms import Change, Quiet
from anmin.kernel.words import Wrong

TOPIC = "registers"
_SHOWN = 200


class _Held(msgspec.Struct, Generic[R], frozen=True):
    """A register as an action finds it: its head and every standing timeline."""

    register: Register[R]
    head: store.Head
    timelines: dict[str, Timeline[R]]

    def plan(self, ctx: Ctx, edits: Sequence[Edit[R]]) -> Plan[R]:
        return model.plan(self.timelines, edits, now=ctx.now, version=self.head.version + 1)


async def _held(ctx: Ctx, register: Register[R], head: store.Head) -> _Held[R]:
    return _Held(register, head, await store.standing(ctx.conn, register))


async def _locked(ctx: Ctx, register: Register[R]) -> _Held[R]:
    return await _held(ctx, register, await store.lock(ctx.conn, register.code))


_ROW_FAULTS = (
    terms.REGISTER_UNKNOWN,
    terms.ROWS_REFUSED,
    terms.NEEDS_CORRECT,
    terms.TIME_REFUSED,
    faults.CHANGED_MEANWHILE,
)


@action("kernel.set_register_row", needs=OWN_ACCOUNT, faults=(*_ROW_FAULTS, terms.ROW_REFUSED, terms.REGISTER_FULL))
async def set_register_row(ctx: Ctx, command: SetRegisterRow) -> RowOutcome:
    """Add or change one row of a register.

    The old row ends when the new one begins; nothing is overwritten. What was planned for later stays planned.
    """
    register = rights.changeable(ctx, command.register)
    row = register.read(command.data)
    if isinstance(row, tuple):
        raise terms.ROW_REFUSED(wrong=row)
    held = await _locked(ctx, register)
    code = register.code_of(row)
    start = command.valid_from or model.moment(ctx.now, held.head.changed_at)
    timeline = held.timelines.get(code, ())
    span = model.span_from(start, command.valid_to, now=ctx.now, correct=command.correct)
    if span.end is None:
        span = Span(start, model.until_planned(timeline, start))
    _expect(timeline, start, command.version)
    return await _changed(ctx, held, Edit(code, row, span))


@action("kernel.end_register_row", needs=OWN_ACCOUNT, faults=(*_ROW_FAULTS, terms.ROW_UNKNOWN))
async def end_register_row(ctx: Ctx, command: EndRegisterRow) -> RowOutcome:
    """End one row of a register. It stays in the history."""
    register = rights.changeable(ctx, command.register)
    held = await _locked(ctx, register)
    timeline = held.timelines.get(command.code)
    if timeline is None:
        raise terms.ROW_UNKNOWN()
    start = command.at or model.moment(ctx.now, held.head.changed_at)
    span = model.span_from(start, None, now=ctx.now, correct=command.correct)
    _expect(timeline, start, command.version)
    return await _changed(ctx, held, Edit(command.code, None, span))


def _expect(timeline: Timeline[Any], at: datetime, version: int | None) -> None:
    current = model.standing_at(timeline, at)
    if version is not None and version != (current.version if current else 0):
        raise faults.CHANGED_MEANWHILE()


async def _changed(ctx: Ctx, held: _Held[R], edit: Edit[R]) -> RowOutcome:
    plan = held.plan(ctx, [edit])
    laid = plan.laid.get(edit.code)
    if laid is None:
        ctx.unchanged(Quiet.SAME)
        return RowOutcome(edit.code, None, held.head.version)
    wrong = model.contradictions(held.register.checks, plan)
    if wrong:
        raise terms.ROWS_REFUSED(wrong=tuple(wrong))
    version = held.head.version + 1
    await store.save(ctx, held.register, plan, version)
    fact = RegisterChanged(held.register.code, edit.code, version, laid.change, edit.span.start)
    ctx.say(fact, about=_subject(held.register, version))
    return RowOutcome(edit.code, laid.change, version)


def _subject(register: Register[Any], version: int) -> Subject:
    return Subject(SUBJECT, register.code, version, (TOPIC,))


@action(
    "kernel.import_register",
    needs=OWN_ACCOUNT,
    faults=(
        *_ROW_FAULTS,
        terms.REGISTER_FULL,
        terms.FILE_MISSING,
        terms.FILE_UNREADABLE,
        terms.FILE_TOO_LONG,
        terms.IMPORT_REFUSED,
        terms.DRY_RUN_FIRST,
        faults.TOO_LARGE,
    ),
)
async def import_register(ctx: Ctx, command: ImportRegister) -> ImportOutcome:
    """Import a file of rows: first as a dry run, then with the token that the dry run gave.

    All rows are written or none. CHANGED_MEANWHILE when the register or the file differs from what the dry run saw.
    """
    register = rights.changeable(ctx, command.register)
    if not command.dry_run and command.token is None:
        raise terms.DRY_RUN_FIRST()
    # Parsing a large file takes a second of computing, and must not be done while the register is locked.
    draft = await asyncio.to_thread(_draft, register, command)
    head = await (store.head if command.dry_run else store.lock)(ctx.conn, register.code)
    seen = _seen(ctx, command, await _held(ctx, register, head), draft)
    if command.dry_run:
        ctx.unchanged(Quiet.DRY_RUN)
        return seen.outcome
    if seen.outcome.problems:
        raise terms.IMPORT_REFUSED(wrong=tuple(map(_placed, seen.outcome.problems)))
    if seen.outcome.token != command.token:
        raise faults.CHANGED_MEANWHILE()
    return await _imported(ctx, register, seen)


def _draft(register: Register[R], command: ImportRegister) -> Draft[R]:
    content = command.text if command.file is None else command.file
    if content is None or (command.file is not None and command.text is not None):
        raise terms.FILE_MISSING()
    return importing.draft(register, sheets.parse(content))


class _Seen(msgspec.Struct, Generic[R], frozen=True):
    """What an import would do, and what the caller is told of it."""

    start: datetime
    plan: Plan[R]
    outcome: ImportOutcome


def _seen(ctx: Ctx, command: ImportRegister, held: _Held[R], draft: Draft[R]) -> _Seen[R]:
    start = command.valid_from or model.moment(ctx.now, held.head.changed_at)
    model.span_from(start, None, now=ctx.now, correct=command.correct)
    plan = held.plan(ctx, importing.edits(held.timelines, draft.rows, start, complete=command.complete))
    problems = draft.problems or [
        RowProblem.of(draft.lines.get(wrong.path, 0), wrong)
        for wrong in model.contradictions(held.register.checks, plan)
    ]
    added, changed = plan.count(Change.ADDED), plan.count(Change.CHANGED)
    outcome = ImportOutcome(
        dry_run=command.dry_run,
        added=added,
        changed=changed,
        unchanged=len(draft.rows) - added - changed,
        ended=plan.count(Change.ENDED),
        problem_count=len(problems),
        problems=tuple(problems[:_SHOWN]),
        differences=_differences(plan, held.timelines, start),
        token=None if problems else importing.token(held.register.code, command.valid_from, plan),
        version=held.head.version,
    )
    return _Seen(start, plan, outcome)


def _differences(plan: Plan[R], timelines: dict[str, Timeline[R]], start: datetime) -> tuple[RowDifference, ...]:
    """Each row as it holds at `start` and as the plan has it."""

    def shown(row: R | None) -> dict[str, Any] | None:
        return None if row is None else msgspec.to_builtins(row)

    laid = sorted(plan.laid.items())[:_SHOWN]
    standing = {code: model.standing_at(timelines.get(code, ()), start) for code, _ in laid}
    return tuple(
        RowDifference(code, each.change, shown(now.row if (now := standing[code]) else None), shown(each.row))
        for code, each in laid
    )


def _placed(problem: RowProblem) -> Wrong:
    place = f"$.file[{problem.line}]" + (f".{problem.column}" if problem.column else "")
    return Wrong(place, problem.code, problem.zh, problem.en)


async def _imported(ctx: Ctx, register: Register[R], seen: _Seen[R]) -> ImportOutcome:
    outcome = seen.outcome
    if not seen.plan.laid:
        ctx.unchanged(Quiet.SAME)
        return outcome
    version = outcome.version + 1
    await store.save(ctx, register, seen.plan, version)
    fact = RegisterImported(register.code, version, outcome.added, outcome.changed, outcome.ended, seen.start)
    ctx.say(fact, about=_subject(register, version))
    return msgspec.structs.replace(outcome, version=version)


@action("kernel.seed_register", needs=SYSTEM, faults=(terms.REGISTER_UNKNOWN,))
async def seed_register(ctx: Ctx, command: SeedRegister) -> SeedOutcome:
    """Plant a register's first rows. A code that ever had a row is left alone, so that this may run at every start."""
    register = rights.changeable(ctx, command.register)
    held = await _locked(ctx, register)
    known = await store.codes(ctx.conn, register.code)
    rows = {code: row for code, row in register.first_rows().items() if code not in known}
    plan = held.plan(ctx, [Edit(code, row, Span(terms.BEGINNING)) for code, row in rows.items()])
    if not plan.laid:
        ctx.unchanged(Quiet.PLANTED)
        return SeedOutcome(0)
    if model.contradictions(register.checks, plan):
        log.warning("first_rows_contradict", register=register.code)
        ctx.unchanged(Quiet.CONTRADICTED)
        return SeedOutcome(0)
    version = held.head.version + 1
    await store.save(ctx, register, plan, version)
    fact = RegisterImported(register.code, version, len(plan.laid), 0, 0, terms.BEGINNING)
    ctx.say(fact, about=_subject(register, version))
    return SeedOutcome(len(plan.laid))
