"""The tables of the organisation tree."""

from anmin.identity.terms import organisations as terms
from anmin.kernel.tables import FOR_EVER, Table

TABLES = (
    Table(
        name="organisations",
        sees="everyone",
        retention=FOR_EVER,
        conflicts={
            "organisations_code": terms.ORGANISATION_CODE_TAKEN,
            "organisations_one_root": terms.ROOT_EXISTS,
            "organisations_period": terms.ORGANISATION_PERIOD,
            "organisations_not_own_parent": terms.MOVE_INTO_ITSELF,
        },
    ),
    Table(name="organisation_lock", sees="house", retention=FOR_EVER, key="one"),
)
