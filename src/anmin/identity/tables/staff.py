"""The tables of staff accounts."""

from anmin.identity.terms import staff as terms
from anmin.identity.terms.oidc import OIDC_BOUND
from anmin.kernel.tables import FOR_EVER, Retention, Sealed, Table

TABLES = (
    Table(
        name="staff",
        sees="scope",
        retention=Retention("Cases name the officer who handled them for as long as the case is kept."),
        personal=(
            Sealed("name", "identity.staff.name", search="name_hash"),
            Sealed("phone", "identity.staff.phone"),
        ),
        conflicts={"staff_login": terms.LOGIN_TAKEN, "staff_badge": terms.BADGE_TAKEN},
    ),
    Table(
        name="credentials",
        sees="scope",
        key="staff",
        retention=Retention("Lives and ends with the account; emptied when the person leaves."),
        personal=(
            Sealed("seed", "identity.credentials.seed"),
            Sealed("new_seed", "identity.credentials.new_seed"),
        ),
    ),
    Table(name="sign_in_policy", sees="house", retention=FOR_EVER, key="one"),
    Table(
        name="oidc_bindings",
        sees="scope",
        key="issuer, subject",
        retention=Retention("Stands until it is taken away or the person leaves."),
        conflicts={"oidc_bindings_pkey": OIDC_BOUND, "oidc_bindings_staff": OIDC_BOUND},
    ),
)
