"""A citizen's real name: given, judged by form at once and by a register later, withdrawn, brought to a counter."""

from datetime import date
from uuid import UUID

import msgspec

from anmin.identity.births import birth
from anmin.identity.documents import DocumentKind, Finding, minor_flags
from anmin.identity.events.verification import (
    CounterChosen,
    RealNameGiven,
    RealNameJudged,
    RealNameRefused,
    RealNameReleased,
)
from anmin.identity.model import verification as rules
from anmin.identity.model.citizens import Citizen
from anmin.identity.model.verification import Claim, Waiting
from anmin.identity.providers import Country, Document, IdentityProviders, Verification
from anmin.identity.store import citizens, consent
from anmin.identity.store import verification as store
from anmin.identity.store.rights import unheld
from anmin.identity.store.verification import Opened
from anmin.identity.terms import verification as terms
from anmin.identity.terms.citizens import CITIZEN_UNKNOWN
from anmin.identity.terms.consent import ConsentKind
from anmin.identity.terms.rights import ERASURE_HELD
from anmin.identity.terms.verification import (
    RealNameState,
    RefusalReason,
    Released,
    VerificationQuiet,
    VerificationState,
)
from anmin.kernel.access import OWN, SYSTEM
from anmin.kernel.ctx import Ctx, person_of
from anmin.kernel.door import Command, action
from anmin.kernel.fields import CodeText
from anmin.kernel.personal import IdNumber, RealName
from anmin.kernel.words import Problem, Text, Wrong


class VerifyRealName(Command, frozen=True):
    """`born` for documents whose number does not carry it. `office`: where the person will show the document, if at all."""

    kind: DocumentKind
    number: IdNumber
    name: RealName
    country: Country = ""
    born: date | None = None
    office: UUID | None = None


class RealNameNow(msgspec.Struct, frozen=True):
    """`says`: what the level means, in plain words. `counter`: whether only a counter can bring it further."""

    verification: UUID
    level: RealNameState
    says: Text
    warnings: tuple[Finding, ...]
    counter: bool


class WithdrawVerification(Command, frozen=True):
    """Takes back name and document."""


class ChooseCounter(Command, frozen=True):
    office: UUID


class JudgeRealName(Command, frozen=True):
    """What a register answered about an open verification."""

    verification: UUID
    level: RealNameState
    provider: CodeText
    warnings: tuple[Finding, ...] = ()


@action(
    "identity.verify_real_name",
    needs=OWN,
    elevated="the document may be bound to somebody else's account, which must be noticed and not told",
    faults=(
        CITIZEN_UNKNOWN,
        terms.ALREADY_CONFIRMED,
        terms.VERIFIED_TOO_OFTEN,
        terms.DOCUMENT_WRONG,
        terms.COUNTRY_NEEDED,
        terms.GUARDIAN_NEEDED,
        terms.OFFICE_UNKNOWN,
    ),
)
async def verify_real_name(ctx: Ctx, command: VerifyRealName) -> RealNameNow:
    """Give one's real name and document. The answer says honestly how far they were checked.

    A document that stands with another account is not bound: it waits for a counter, like any other open question.
    """
    citizen = await citizens.get(ctx, person_of(ctx), change=True)
    await _may_begin(ctx, citizen, command)
    judged = await _judged(ctx, command)
    claim = await _claim(ctx, citizen, command, judged)
    elsewhere = await citizens.by_document(ctx, Document(claim.kind, claim.number, claim.country)) not in (
        None,
        citizen.id,
    )
    if before := await store.of_citizen(ctx, citizen.id):
        await store.decide(ctx, before.id, VerificationState.REPLACED)
    provider = ctx.house.service(IdentityProviders).built_in.name
    opened = store.open_one(ctx, citizen.id, Opened(claim, judged, provider, elsewhere, command.office))
    version = citizen.version if elsewhere else await citizens.bind(ctx, citizen.id, claim, judged.level)
    ctx.say(RealNameGiven(citizen.id, opened, judged.level, elsewhere), about=citizen.about(version))
    level = citizen.real_name_state if elsewhere else judged.level
    return RealNameNow(opened, level, level.text, judged.warnings, elsewhere)


@action("identity.choose_counter", needs=OWN, faults=(CITIZEN_UNKNOWN, terms.NO_VERIFICATION, terms.OFFICE_UNKNOWN))
async def choose_counter(ctx: Ctx, command: ChooseCounter) -> None:
    """Choose the office where the document will be shown; its counter may then look at this account."""
    citizen = await citizens.get(ctx, person_of(ctx), change=True)
    waiting = await store.of_citizen(ctx, citizen.id)
    if waiting is None:
        raise terms.NO_VERIFICATION()
    if not await store.office_stands(ctx, command.office):
        raise terms.OFFICE_UNKNOWN()
    if waiting.office == command.office:
        ctx.unchanged(VerificationQuiet.SAME)
        return
    await store.set_office(ctx, waiting.id, command.office)
    ctx.say(CounterChosen(citizen.id, waiting.id, command.office), about=citizen.about())


@action(
    "identity.withdraw_verification",
    needs=OWN,
    elevated="a legal hold is not shown to the person it concerns",
    faults=(CITIZEN_UNKNOWN, ERASURE_HELD),
)
async def withdraw_verification(ctx: Ctx, command: WithdrawVerification) -> None:  # noqa: ARG001 - the door's shape
    """Take back the real name: name, document and birth date are emptied, an open verification ends."""
    citizen = await citizens.get(ctx, person_of(ctx), change=True)
    waiting = await store.of_citizen(ctx, citizen.id)
    if waiting is None and citizen.real_name_state is RealNameState.NONE:
        ctx.unchanged(VerificationQuiet.SAME)
        return
    await unheld(ctx, citizen.id)
    if waiting:
        await store.decide(ctx, waiting.id, VerificationState.WITHDRAWN)
    version = await citizens.release(ctx, citizen.id, RealNameState.NONE)
    ctx.say(RealNameReleased(citizen.id, Released.WITHDRAWN), about=citizen.about(version))


@action("identity.judge_real_name", needs=SYSTEM)
async def judge_real_name(ctx: Ctx, command: JudgeRealName) -> None:
    """Note what an official register answered; it can raise the level or refuse, and never lowers what staff confirmed."""
    waiting = await store.waiting(ctx, command.verification, change=True)
    if waiting is None:
        ctx.unchanged(VerificationQuiet.OVER)
        return
    citizen = await citizens.get(ctx, waiting.citizen, change=True)
    if command.level is RealNameState.REFUSED:
        await refuse(ctx, citizen, waiting, RefusalReason.NOT_MATCHED)
        return
    if not rules.rises(waiting.level, command.level):
        ctx.unchanged(VerificationQuiet.SAME)
        return
    await store.set_level(ctx, waiting.id, command.level, command.provider, command.warnings)
    version = citizen.version if waiting.elsewhere else await citizens.set_level(ctx, citizen.id, command.level)
    ctx.say(RealNameJudged(citizen.id, waiting.id, command.level), about=citizen.about(version))


async def refuse(ctx: Ctx, citizen: Citizen, waiting: Waiting, reason: RefusalReason) -> None:
    """End a verification as refused. What the account had bound before, by another document, stays."""
    await store.decide(ctx, waiting.id, VerificationState.REFUSED, reason)
    version = citizen.version if waiting.elsewhere else await citizens.release(ctx, citizen.id, RealNameState.REFUSED)
    ctx.say(RealNameRefused(citizen.id, waiting.id, reason), about=citizen.about(version))


async def _may_begin(ctx: Ctx, citizen: Citizen, command: VerifyRealName) -> None:
    if not rules.may_begin(citizen.real_name_state):
        raise terms.ALREADY_CONFIRMED()
    if await store.attempts(ctx, citizen.id) >= rules.MOST_A_DAY:
        raise terms.VERIFIED_TOO_OFTEN()
    if rules.needs_country(command.kind) and not command.country:
        raise terms.COUNTRY_NEEDED()
    if command.office and not await store.office_stands(ctx, command.office):
        raise terms.OFFICE_UNKNOWN()


async def _judged(ctx: Ctx, command: VerifyRealName) -> Verification:
    provider = ctx.house.service(IdentityProviders).built_in
    document = Document(command.kind, command.number, command.country)
    judged = await provider.verify(document, command.name, citizens.today(ctx))
    if judged.error:
        raise _wrong("$.number", judged.error)
    return judged


async def _claim(ctx: Ctx, citizen: Citizen, command: VerifyRealName, judged: Verification) -> Claim:
    """Raises GUARDIAN_NEEDED for a child under fourteen without a guardian's consent."""
    born, today = judged.birth_date or command.born, citizens.today(ctx)
    if born and born > today:
        raise _wrong("$.born", Finding.FUTURE_BIRTH)
    if born and minor_flags(born, today).under_14 and not await _guarded(ctx, citizen):
        raise terms.GUARDIAN_NEEDED()
    return Claim(
        kind=command.kind,
        country=command.country if rules.needs_country(command.kind) else "",
        number=command.number,
        name=command.name,
        birth_date=birth(born) if born else None,
    )


async def _guarded(ctx: Ctx, citizen: Citizen) -> bool:
    return await consent.stands(ctx.conn, citizen.id, ConsentKind.CHILD_UNDER_14, ctx.now)


def _wrong(path: str, finding: Finding) -> Problem:
    return terms.DOCUMENT_WRONG(wrong=(Wrong(path, finding.value, finding.zh, finding.en),))
