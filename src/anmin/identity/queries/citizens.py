"""A citizen's own account, and what staff see of it when a ground holds: masked, and noted."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.identity.documents import DocumentKind, MinorFlags
from anmin.identity.events.citizens import CitizenSearched
from anmin.identity.looking import purpose_for
from anmin.identity.model.citizens import Citizen
from anmin.identity.providers import Country, Document
from anmin.identity.purposes import Purposes
from anmin.identity.store import citizens as store
from anmin.identity.store import verification
from anmin.identity.terms.access_log import DataField
from anmin.identity.terms.citizens import CITIZEN_UNKNOWN, READ_CITIZENS
from anmin.identity.terms.purposes import PURPOSE_UNKNOWN
from anmin.identity.terms.verification import RealNameState
from anmin.kernel.access import OWN
from anmin.kernel.ctx import Ctx, person_of
from anmin.kernel.door import Question, query
from anmin.kernel.faults import BAD_REQUEST
from anmin.kernel.fields import CodeText
from anmin.kernel.journal import Subject
from anmin.kernel.personal import IdNumber, Personal, Phone
from anmin.kernel.reveal import NO_GROUND, Whose, looked
from anmin.kernel.words import Lang, Text

GROUND = "a citizen's account belongs to no office; the ground for the purpose decides, and the look is noted"


PAGE_FIELDS = tuple(
    each.value
    for each in (
        DataField.ACCOUNT,
        DataField.NICKNAME,
        DataField.PHONE,
        DataField.REAL_NAME,
        DataField.DOCUMENT,
        DataField.MINOR,
    )
)


class MyProfile(Question, frozen=True):
    """One's own account."""


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """Phone, name and number are masked. `under_14` and `under_18` are None while no birth date is known."""

    citizen: UUID
    version: int
    nickname: str
    lang: Lang
    no_voice: bool
    phone: str | None
    real_name_state: RealNameState
    says: Text
    real_name: str | None
    document_kind: DocumentKind | None
    document_country: str
    document: str | None
    under_14: bool | None
    under_18: bool | None
    since: datetime


class CitizenPage(Question, frozen=True):
    citizen: UUID
    purpose: CodeText


class SearchCitizens(Question, frozen=True):
    """By exactly one: a phone, or a document with its kind (and country for a passport)."""

    purpose: CodeText
    phone: Phone | None = None
    document: IdNumber | None = None
    kind: DocumentKind | None = None
    country: Country = ""


@query("identity.my_profile", needs=OWN, faults=(CITIZEN_UNKNOWN,))
async def my_profile(ctx: Ctx, question: MyProfile) -> Profile:  # noqa: ARG001 - the door's shape
    """One's own account. What is sealed is shown masked; `myData` gives the clear copy."""
    return profile(ctx, await store.get(ctx, person_of(ctx)))


@query(
    "identity.citizen_page", needs=READ_CITIZENS, elevated=GROUND, faults=(NO_GROUND, CITIZEN_UNKNOWN, PURPOSE_UNKNOWN)
)
async def citizen_page(ctx: Ctx, question: CitizenPage) -> Profile | None:
    """A citizen's account as staff see it: masked, for a purpose whose ground holds now. The citizen can see the look."""
    return await _page(ctx, question.citizen, question.purpose)


@query(
    "identity.search_citizens",
    needs=READ_CITIZENS,
    elevated=GROUND,
    faults=(NO_GROUND, CITIZEN_UNKNOWN, PURPOSE_UNKNOWN),
)
async def search_citizens(ctx: Ctx, question: SearchCitizens) -> Profile | None:
    """Find one account by its exact phone or document. Nobody there and no ground give the same answer."""
    ctx.house.service(Purposes).named(question.purpose)
    by, citizen = await _sought(ctx, question)
    ctx.say(
        CitizenSearched(by.value, question.purpose, citizen is not None),
        about=Subject("citizen", citizen or "unknown", 0),
    )
    if citizen is None:
        ctx.refuse(NO_GROUND())
        return None
    return await _page(ctx, citizen, question.purpose)


def profile(ctx: Ctx, citizen: Citizen) -> Profile:
    minor = citizen.minor(store.today(ctx))
    return Profile(
        citizen=citizen.id,
        version=citizen.version,
        nickname=citizen.nickname,
        lang=citizen.lang,
        no_voice=citizen.no_voice,
        phone=_masked(citizen.phone),
        real_name_state=citizen.real_name_state,
        says=citizen.real_name_state.text,
        real_name=_masked(citizen.real_name),
        document_kind=citizen.document_kind,
        document_country=citizen.document_country,
        document=_masked(citizen.document),
        under_14=minor.under_14 if minor else None,
        under_18=minor.under_18 if minor else None,
        since=citizen.created_at,
    )


async def _page(ctx: Ctx, citizen: UUID, purpose: str) -> Profile | None:
    why = await purpose_for(ctx, citizen, purpose)
    if why is None:
        return None
    await looked(ctx, Whose("citizen", citizen), PAGE_FIELDS, why)
    return profile(ctx, await shown(ctx, citizen))


async def shown(ctx: Ctx, id: UUID) -> Citizen:
    """The account with the claim that waits for a decision, if one does: that is what the counter has to look at."""
    citizen = await store.get(ctx, id)
    waiting = await verification.of_citizen(ctx, id)
    if waiting is None:
        return citizen
    claim = waiting.claim
    return msgspec.structs.replace(
        citizen,
        real_name=claim.name,
        document_kind=claim.kind,
        document_country=claim.country,
        document=claim.number,
        birth_date=claim.birth_date,
    )


async def on_file(ctx: Ctx, id: UUID) -> tuple[Citizen, MinorFlags | None]:
    """For rooms above, when the house itself marks a matter by its caller's account: nothing of it is shown.

    Raises CITIZEN_UNKNOWN.
    """
    citizen = await store.get(ctx, id)
    return citizen, citizen.minor(store.today(ctx))


def account_hashes(ctx: Ctx, phone: Phone) -> tuple[bytes, ...]:
    """For rooms above: what an account with this phone is found by inside the database, without learning whose it is."""
    return store.PHONE.search_hashes(ctx.house.keyring, phone)


async def _sought(ctx: Ctx, question: SearchCitizens) -> tuple[DataField, UUID | None]:
    if question.phone is not None and question.document is None:
        return DataField.PHONE, await store.by_phone(ctx, question.phone)
    if question.document is not None and question.kind is not None and question.phone is None:
        document = Document(question.kind, question.document, question.country)
        return DataField.DOCUMENT, await store.by_document(ctx, document)
    raise BAD_REQUEST()


def _masked(value: Personal | None) -> str | None:
    return None if value is None else str(value)
