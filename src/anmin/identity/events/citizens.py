"""Facts about citizens' accounts."""

from uuid import UUID

from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event, fact


@fact("新账号", "An account was opened")
class CitizenRegistered(Event, frozen=True):
    citizen: UUID


@fact("登录前的事项归入账号", "What was asked for before signing in belongs to the account")
class GuestAdopted(Event, frozen=True):
    """`guest`: the id under which they were known; earlier lines bear it."""

    citizen: UUID
    guest: UUID


@fact("修改昵称", "The nickname was changed")
class NicknameChanged(Event, frozen=True):
    citizen: UUID


@fact("修改偏好", "Preferences were changed")
class PreferencesChanged(Event, frozen=True):
    citizen: UUID
    no_voice: bool


@fact("更换手机号", "The phone number was changed")
class PhoneChanged(Event, frozen=True):
    citizen: UUID


@fact("按手机号或证件查找群众账号", "An account was searched for by phone or document")
class CitizenSearched(Event, frozen=True):
    by: CodeText
    purpose: CodeText
    found: bool


@fact("无依据查看个人信息，已拒绝", "A look at personal data without a ground was refused")
class LookRefused(Event, frozen=True):
    person: UUID
    purpose: CodeText
