"""Facts about signing in. An unknown login leaves no trace of what was typed: it may have been a password."""

from datetime import datetime
from uuid import UUID

from anmin.identity.terms.sign_in import Failure
from anmin.kernel.words import Event, fact


@fact("登录失败", "Sign-in failed")
class SignInFailed(Event, frozen=True):
    staff: UUID | None
    why: Failure


@fact("账号因多次失败锁定", "An account was locked after failures")
class AccountLocked(Event, frozen=True):
    staff: UUID
    until: datetime


@fact("密码验证通过", "The password was accepted")
class PasswordAccepted(Event, frozen=True):
    staff: UUID


@fact("登录成功", "Signed in")
class SignedIn(Event, frozen=True):
    staff: UUID
    restricted: bool
    recovery_code: bool
    oidc: bool


@fact("修改密码", "The password was changed")
class PasswordChanged(Event, frozen=True):
    staff: UUID


@fact("开始绑定动态验证码", "The set-up of a second factor began")
class SecondFactorOffered(Event, frozen=True):
    staff: UUID


@fact("已绑定动态验证码", "The second factor was set up")
class SecondFactorSet(Event, frozen=True):
    staff: UUID


@fact("账号启用", "The account became active")
class AccountActivated(Event, frozen=True):
    staff: UUID


@fact("变更登录策略", "The sign-in policy was changed")
class SignInPolicyChanged(Event, frozen=True):
    idle_minutes: int
    absolute_hours: int
    lock_after: int
    lock_minutes: int
    oidc_second_factor: bool
