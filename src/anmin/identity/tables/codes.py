"""The table of codes sent to phones."""

from anmin.kernel.tables import Retention, Sealed, Table

TABLES = (
    Table(
        name="phone_codes",
        sees="scope",
        retention=Retention("Lives five minutes; two days more because limits count a day back.", 2, "made_at"),
        personal=(
            Sealed("phone", "identity.phone_codes.phone"),
            Sealed("code", "identity.phone_codes.sealed"),
        ),
    ),
)
