"""Who can say whether a name and a number belong together: the port, and the built-in provider that only reads numbers.

A provider that asks an official register is a room above: its `install` puts it into `house.service(IdentityProviders)`
and it is asked by a reaction, outside every transaction.
"""

from datetime import date
from typing import Annotated, Protocol, final

import msgspec
from msgspec import Meta

from anmin.identity.documents import DocumentKind, DocumentLevel, Finding, check_document
from anmin.identity.terms.verification import RealNameState
from anmin.kernel.personal import IdNumber, RealName

Country = Annotated[str, Meta(max_length=2, pattern=r"^([A-Z]{2})?$(?!\n)")]
"""ISO 3166-1 alpha-2 of the issuing country; empty except for passports."""


class Document(msgspec.Struct, frozen=True):
    """`country`: issuing country of a passport, two letters; empty for documents whose kind names the issuer."""

    kind: DocumentKind
    number: IdNumber
    country: str = ""


class Verification(msgspec.Struct, frozen=True):
    """`level`: REFUSED with `error`, or how far the claim was checked; a provider never answers NONE or CONFIRMED.

    `birth_date` only where the provider knows it. Prints without it.
    """

    level: RealNameState
    warnings: tuple[Finding, ...] = ()
    error: Finding | None = None
    birth_date: date | None = None

    def __repr__(self) -> str:
        return f"Verification({self.level}, {self.error}, {[str(warning) for warning in self.warnings]})"


class IdentityProvider(Protocol):
    name: str
    """A code for the journal and the record, such as `form_check`."""

    async def verify(self, document: Document, name: RealName, on: date) -> Verification:
        """Judge the claim on a local date. Never raises for a wrong number; raises when it could not be asked."""
        ...


_LEVELS = {
    DocumentLevel.REFUSED: RealNameState.REFUSED,
    DocumentLevel.FORM: RealNameState.FORM,
    DocumentLevel.CHECKSUM: RealNameState.CHECKED,
}


class FormCheck:
    """The built-in provider: form and checksum of the number. It knows nobody and says so by its levels."""

    name = "form_check"

    async def verify(self, document: Document, name: RealName, on: date) -> Verification:  # noqa: ARG002 - the port's
        verdict = check_document(document.kind, document.number, on)
        return Verification(_LEVELS[verdict.level], verdict.warnings, verdict.error, verdict.birth_date)


@final
class IdentityProviders:
    """`built_in` answers at once; `outside`, when a room brought one, is asked afterwards and may raise the level."""

    def __init__(self, outside: IdentityProvider | None = None) -> None:
        self.built_in: IdentityProvider = FormCheck()
        self.outside = outside
