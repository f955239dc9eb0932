"""What is true of a caller who has an account: verified or not, a minor, not able to speak. Pure."""

from collections.abc import Iterable

import msgspec

from anmin.cases.terms.cases import Flag
from anmin.identity.terms.verification import RealNameState

VERIFIED = frozenset({RealNameState.MATCHED, RealNameState.CONFIRMED})


class Reporter(msgspec.Struct, frozen=True):
    """`division`: the six digits of the registered residence, when a document told them."""

    state: RealNameState
    no_voice: bool
    minor: bool
    division: str | None = None

    def flags(self, held: Iterable[Flag]) -> frozenset[Flag]:
        """What the caller said of themselves stays; whether they are verified, the account decides."""
        flags = set(held) - {Flag.UNVERIFIED}
        flags |= {Flag.UNVERIFIED} if self.state not in VERIFIED else set()
        flags |= {Flag.CANNOT_SPEAK} if self.no_voice else set()
        flags |= {Flag.MINOR} if self.minor else set()
        return frozenset(flags)
