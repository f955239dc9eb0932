"""What this room holds about a citizen, as `rights` wants it: how each part is copied and how it is erased."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.identity.documents import DocumentKind
from anmin.identity.queries.consent import Consents, consents
from anmin.identity.queries.verification import VerificationLine, lines
from anmin.identity.rights import Part
from anmin.identity.store import citizens, codes, verification
from anmin.identity.store.rights import standing
from anmin.identity.store.sessions import end_sessions
from anmin.identity.terms.purposes import Purpose
from anmin.identity.terms.rights import Kept
from anmin.identity.terms.sessions import SessionEnd
from anmin.identity.terms.verification import RealNameState, VerificationState
from anmin.kernel.ctx import Ctx
from anmin.kernel.personal import Personal
from anmin.kernel.reveal import Whose, reveal
from anmin.kernel.words import Lang, Text


class AccountCopy(msgspec.Struct, frozen=True, kw_only=True):
    """The account in clear."""

    citizen: UUID
    nickname: str
    lang: Lang
    no_voice: bool
    phone: str | None
    real_name_state: RealNameState
    real_name: str | None
    document_kind: DocumentKind | None
    document_country: str
    document: str | None
    birth_date: str | None
    since: datetime


class SignIn(msgspec.Struct, frozen=True):
    made_at: datetime
    seen_at: datetime
    channel: str
    ended_at: datetime | None


class NamesCopy(msgspec.Struct, frozen=True):
    """`waiting_*`: the claim that waits for a decision, in clear."""

    history: tuple[VerificationLine, ...]
    waiting_name: str | None
    waiting_document: str | None


async def account(ctx: Ctx, id: UUID) -> AccountCopy:
    citizen = await citizens.get(ctx, id)
    return AccountCopy(
        citizen=id,
        nickname=citizen.nickname,
        lang=citizen.lang,
        no_voice=citizen.no_voice,
        phone=await _clear(ctx, id, citizen.phone),
        real_name_state=citizen.real_name_state,
        real_name=await _clear(ctx, id, citizen.real_name),
        document_kind=citizen.document_kind,
        document_country=citizen.document_country,
        document=await _clear(ctx, id, citizen.document),
        birth_date=await _clear(ctx, id, citizen.birth_date),
        since=citizen.created_at,
    )


async def names(ctx: Ctx, id: UUID) -> NamesCopy:
    waiting = await verification.of_citizen(ctx, id)
    return NamesCopy(
        await lines(ctx, id),
        await _clear(ctx, id, waiting.claim.name) if waiting else None,
        await _clear(ctx, id, waiting.claim.number) if waiting else None,
    )


async def given_consents(ctx: Ctx, id: UUID) -> Consents:
    return await consents(ctx, id)


async def sign_ins(ctx: Ctx, id: UUID) -> tuple[SignIn, ...]:
    return msgspec.convert(await citizens.sign_ins(ctx, id), tuple[SignIn, ...])


async def close_account(ctx: Ctx, id: UUID) -> None:
    citizen = await citizens.get(ctx, id)
    if citizen.phone is not None:
        await codes.forget_phone(ctx, citizen.phone)
    await citizens.forget_results(ctx, id)
    await citizens.close(ctx, id)


async def drop_claim(ctx: Ctx, id: UUID) -> None:
    if waiting := await verification.of_citizen(ctx, id):
        await verification.decide(ctx, waiting.id, VerificationState.WITHDRAWN)


async def keep_log(_ctx: Ctx, _id: UUID) -> None:
    """The log names nobody and stays as proof."""


async def sign_out(ctx: Ctx, id: UUID) -> None:
    await end_sessions(ctx, id, SessionEnd.SIGNED_OUT)


async def _clear(ctx: Ctx, id: UUID, value: Personal | None) -> str | None:
    return None if value is None else await reveal(ctx, value, Purpose.OWN_COPY, Whose("citizen", id))


PARTS = (
    Part("account", Text("账号", "Account"), account, close_account, standing, (Kept.ACCOUNT, Kept.JOURNAL)),
    Part("real_name", Text("实名核验", "Real-name verification"), names, drop_claim, kept=(Kept.DECISIONS,)),
    Part("consents", Text("同意记录", "Consents"), given_consents, keep_log, kept=(Kept.CONSENTS,)),
    Part("sign_ins", Text("登录记录", "Sign-ins"), sign_ins, sign_out),
)
