"""The tables of roles, grants and the three administrators."""

from anmin.identity.terms import administrators, roles
from anmin.kernel.tables import FOR_EVER, Retention, Table

TABLES = (
    Table(name="roles", sees="everyone", retention=FOR_EVER, conflicts={"roles_code": roles.ROLE_CODE_TAKEN}),
    Table(
        name="grants",
        sees="scope",
        retention=Retention("Who could do what at which time is asked for years later."),
        conflicts={
            "grants_once": roles.GRANT_EXISTS,
            "grants_period": roles.GRANT_PERIOD,
            "grants_not_to_oneself": administrators.NOT_TO_ONESELF,
            "grants_exclusive": administrators.MIXED_ADMINISTRATIONS,
        },
    ),
    Table(
        name="administrators",
        sees="house",
        key="staff",
        retention=Retention("Stands as long as the grant that made it."),
    ),
)
