"""Consent: texts are published in versions, citizens say yes and take it back, and every word of it stays in the log."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.identity.events.consent import ConsentGiven, ConsentTextPublished, ConsentWithdrawn
from anmin.identity.model.citizens import about
from anmin.identity.model.consent import ConsentText
from anmin.identity.store import citizens
from anmin.identity.store import consent as store
from anmin.identity.terms import consent as terms
from anmin.identity.terms.citizens import CITIZEN_UNKNOWN
from anmin.identity.terms.consent import MANAGE_CONSENT_TEXTS, ConsentAct, ConsentKind, ConsentQuiet
from anmin.kernel.access import OWN
from anmin.kernel.ctx import Ctx, person_of
from anmin.kernel.door import Command, action
from anmin.kernel.faults import BAD_REQUEST
from anmin.kernel.fields import Instant, check_instants
from anmin.kernel.ids import new_id
from anmin.kernel.journal import Subject
from anmin.kernel.words import Wrong

Version = Annotated[int, Meta(ge=1, le=1_000_000)]
Wording = Annotated[str, Meta(min_length=10, max_length=20_000, pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$(?!\n)")]

IN_THE_PAST = Wrong(
    "$.valid_from", "in_the_past", "生效时间不能早于现在。", "A text cannot come into force before it is published."
)


class PublishConsentText(Command, frozen=True):
    """`renews`: consent to earlier versions lapses. `valid_from` None: at once."""

    kind: ConsentKind
    zh: Wording
    en: Wording
    renews: bool = True
    valid_from: Instant | None = None

    def __post_init__(self) -> None:
        check_instants(self.valid_from)


class TextPublished(msgspec.Struct, frozen=True):
    text: UUID
    version: int


class GiveConsent(Command, frozen=True):
    """`version`: the one that was shown."""

    kind: ConsentKind
    version: Version


class WithdrawConsent(Command, frozen=True):
    kind: ConsentKind


@action("identity.publish_consent_text", needs=MANAGE_CONSENT_TEXTS, faults=(terms.CONSENT_VERSION_TAKEN,))
async def publish_consent_text(ctx: Ctx, command: PublishConsentText) -> TextPublished:
    """Publish the next version of a text. Published versions are never changed."""
    valid_from = command.valid_from or ctx.now
    if valid_from < ctx.now:
        raise BAD_REQUEST(wrong=(IN_THE_PAST,))
    version = await store.newest_version(ctx, command.kind) + 1
    text = ConsentText(new_id(), command.kind, version, command.zh, command.en, command.renews, valid_from)
    store.publish(ctx, text)
    ctx.say(ConsentTextPublished(text.id, text.kind, version), about=Subject("consent_text", text.kind.value, version))
    return TextPublished(text.id, version)


@action(
    "identity.give_consent",
    needs=OWN,
    faults=(CITIZEN_UNKNOWN, terms.CONSENT_TEXT_UNKNOWN, terms.CONSENT_TEXT_OLD, terms.GUARDIAN_ONLY),
)
async def give_consent(ctx: Ctx, command: GiveConsent) -> None:
    """Consent to the version that holds now. For a child under fourteen only a guardian can, at a counter."""
    if command.kind is ConsentKind.CHILD_UNDER_14:
        raise terms.GUARDIAN_ONLY()
    citizen = await citizens.get(ctx, person_of(ctx), change=True)
    text = await store.current(ctx, command.kind, command.version)
    if await store.last(ctx, citizen.id, command.kind) == (text.version, ConsentAct.GIVEN):
        ctx.unchanged(ConsentQuiet.STANDS)
        return
    store.note(ctx, citizen.id, text, ConsentAct.GIVEN)
    ctx.say(ConsentGiven(citizen.id, command.kind, text.version), about=about(citizen.id, citizen.version))


@action("identity.withdraw_consent", needs=OWN, faults=(CITIZEN_UNKNOWN, terms.CONSENT_TEXT_UNKNOWN))
async def withdraw_consent(ctx: Ctx, command: WithdrawConsent) -> None:
    """Take a consent back, as easily as it was given (PIPL article 15). What was done before stays lawful."""
    citizen = await citizens.get(ctx, person_of(ctx), change=True)
    last = await store.last(ctx, citizen.id, command.kind)
    if last is None or last[1] is ConsentAct.WITHDRAWN:
        ctx.unchanged(ConsentQuiet.NONE_STANDS)
        return
    texts = await store.texts(ctx, command.kind)
    if not texts:
        raise terms.CONSENT_TEXT_UNKNOWN()
    store.note(ctx, citizen.id, texts[0], ConsentAct.WITHDRAWN)
    ctx.say(ConsentWithdrawn(citizen.id, command.kind), about=about(citizen.id, citizen.version))
