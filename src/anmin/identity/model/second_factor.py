"""Whether a code proves the second factor: a time-based one that was not used before, or a recovery code."""

from datetime import datetime

import msgspec

from anmin.identity.model.sign_in import Account
from anmin.identity.totp import accepted_step, use_recovery_code
from anmin.kernel.personal import Secret


class Proof(msgspec.Struct, frozen=True):
    """The account with the code used up, and whether it was a recovery code."""

    account: Account
    recovery: bool


def prove(account: Account, code: Secret, now: datetime) -> Proof | None:
    """None when the code is wrong, old, used, or the account has no second factor."""
    if account.seed is None:
        return None
    step = accepted_step(account.seed, code, now, account.last_step)
    if step is not None:
        return Proof(account.use_step(step), recovery=False)
    left = use_recovery_code(account.recovery, code)
    return Proof(account.use_recovery(left), recovery=True) if left is not None else None
