"""The facts that the ground floor itself states."""

from uuid import UUID

from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event, fact


@fact("查看了个人信息明文", "Personal data was shown in clear")
class PersonalDataRevealed(Event, frozen=True):
    person: UUID
    kind: CodeText
    purpose: CodeText


@fact("查看了个人信息", "Personal data was shown, masked")
class PersonalDataRead(Event, frozen=True):
    person: UUID
    fields: tuple[CodeText, ...]
    purpose: CodeText
