"""What citizens change about their own account: nickname, preferences, phone number."""

from typing import Annotated

import msgspec
from msgspec import Meta

from anmin.identity.actions.codes import ISSUE_FAULTS, CodeOnItsWay, Device, Given, issue, redeem
from anmin.identity.events.citizens import NicknameChanged, PhoneChanged, PreferencesChanged
from anmin.identity.model import nicknames
from anmin.identity.model.citizens import Citizen
from anmin.identity.store import citizens as store
from anmin.identity.store import codes
from anmin.identity.store.codes import Addressee
from anmin.identity.terms.citizens import (
    CITIZEN_UNKNOWN,
    NICKNAME_REFUSED,
    PHONE_SAME,
    PHONE_TAKEN,
    CitizenQuiet,
)
from anmin.identity.terms.codes import CODE_WRONG, CodePurpose
from anmin.kernel.access import OWN
from anmin.kernel.ctx import Ctx, person_of
from anmin.kernel.door import Command, action
from anmin.kernel.personal import Phone, Secret
from anmin.kernel.words import Lang, Wrong

CODES = "codes and the phones of other accounts are seen by no citizen"


class ChangeNickname(Command, frozen=True):
    nickname: Annotated[str, Meta(min_length=1, max_length=120)]


class ChangePreferences(Command, frozen=True):
    """`no_voice`: cannot speak or hear; responders then write instead of calling."""

    lang: Lang
    no_voice: bool


class RequestPhoneChange(Command, frozen=True):
    """`phone`: the new number."""

    phone: Phone
    device: Device


class ChangePhone(Command, frozen=True):
    phone: Phone
    old_code: Secret
    new_code: Secret
    device: Device


class PhoneNow(msgspec.Struct, frozen=True):
    """The number, masked."""

    phone: str


@action("identity.change_nickname", needs=OWN, faults=(CITIZEN_UNKNOWN, NICKNAME_REFUSED))
async def change_nickname(ctx: Ctx, command: ChangeNickname) -> None:
    """Choose the public name: 1 to 30 characters, emoji allowed, nothing that passes for an authority."""
    nickname = nicknames.tidy(command.nickname)
    if why := nicknames.wrong(nickname):
        raise NICKNAME_REFUSED(wrong=(Wrong("$.nickname", why.value, why.zh, why.en),))
    citizen = await store.get(ctx, person_of(ctx), change=True)
    if nickname == citizen.nickname:
        ctx.unchanged(CitizenQuiet.SAME)
        return
    version = await store.set_nickname(ctx, citizen.id, nickname)
    ctx.say(NicknameChanged(citizen.id), about=citizen.about(version))


@action("identity.change_preferences", needs=OWN, faults=(CITIZEN_UNKNOWN,))
async def change_preferences(ctx: Ctx, command: ChangePreferences) -> None:
    """Set the language and whether one cannot speak or hear."""
    citizen = await store.get(ctx, person_of(ctx), change=True)
    if (command.lang, command.no_voice) == (citizen.lang, citizen.no_voice):
        ctx.unchanged(CitizenQuiet.SAME)
        return
    version = await store.set_preferences(ctx, citizen.id, command.lang, command.no_voice)
    ctx.say(PreferencesChanged(citizen.id, command.no_voice), about=citizen.about(version))


@action("identity.request_phone_change", needs=OWN, elevated=CODES, faults=(CITIZEN_UNKNOWN, PHONE_SAME, *ISSUE_FAULTS))
async def request_phone_change(ctx: Ctx, command: RequestPhoneChange) -> CodeOnItsWay:
    """Send two codes, one to the number until now and one to the new one."""
    old, new = _both(await store.get(ctx, person_of(ctx)), command.phone, command.device)
    await issue(ctx, old)
    return await issue(ctx, new)


@action(
    "identity.change_phone", needs=OWN, elevated=CODES, faults=(CITIZEN_UNKNOWN, PHONE_SAME, PHONE_TAKEN, CODE_WRONG)
)
async def change_phone(ctx: Ctx, command: ChangePhone) -> PhoneNow | None:
    """Change the number with both codes. Only who holds the new number learns that it belongs to another account."""
    citizen = await store.get(ctx, person_of(ctx), change=True)
    old, new = _both(citizen, command.phone, command.device)
    await codes.lock(ctx, command.phone, command.device)
    if not await redeem(ctx, Given(old, command.old_code), Given(new, command.new_code)):
        return None
    version = await store.set_phone(ctx, citizen.id, command.phone)
    ctx.say(PhoneChanged(citizen.id), about=citizen.about(version))
    return PhoneNow(str(command.phone))


def _both(citizen: Citizen, phone: Phone, device: str) -> tuple[Addressee, Addressee]:
    if citizen.phone is None:
        raise CITIZEN_UNKNOWN()
    if phone == citizen.phone:
        raise PHONE_SAME()
    return Addressee(citizen.phone, device, CodePurpose.LEAVE_PHONE), Addressee(phone, device, CodePurpose.NEW_PHONE)
