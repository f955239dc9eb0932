"""The tables of sessions and of what comes before one."""

from anmin.kernel.tables import Retention, Sealed, Table

TABLES = (
    Table(
        name="sessions",
        sees="scope",
        retention=Retention("Shows a person why they were signed out; the journal keeps the facts.", 30, "expires_at"),
    ),
    Table(
        name="sign_in_challenges",
        sees="scope",
        retention=Retention("Lives five minutes; a day more to answer precisely.", 1, "expires_at"),
    ),
    Table(
        name="oidc_starts",
        sees="scope",
        key="ticket_hash",
        retention=Retention("Lives ten minutes; a day more to answer precisely.", 1, "expires_at"),
        personal=(Sealed("sealed", "identity.oidc_starts.sealed"),),
    ),
)
