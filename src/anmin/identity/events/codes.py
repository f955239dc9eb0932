"""Facts about codes sent to phones. The code and the phone are never in them."""

from uuid import UUID

from anmin.identity.terms.codes import CodePurpose
from anmin.kernel.words import Event, fact


@fact("已申请验证码", "A code was requested")
class CodeRequested(Event, frozen=True):
    message: UUID
    purpose: CodePurpose


@fact("验证码已发出", "A code was sent")
class CodeSent(Event, frozen=True):
    message: UUID


@fact("验证码已使用", "A code was used")
class CodeUsed(Event, frozen=True):
    message: UUID
    purpose: CodePurpose


@fact("验证码输入错误", "A wrong code was entered")
class CodeMissed(Event, frozen=True):
    message: UUID
    tries: int
