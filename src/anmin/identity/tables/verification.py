"""The table of real-name verifications."""

from anmin.kernel.faults import CHANGED_MEANWHILE
from anmin.kernel.tables import Retention, Sealed, Table

TABLES = (
    Table(
        name="verifications",
        sees="scope",
        retention=Retention(
            "How a name was checked; name and number leave the row when it is decided.", 400, "decided_at"
        ),
        personal=(
            Sealed("real_name", "identity.verifications.real_name"),
            Sealed("document", "identity.verifications.document"),
            Sealed("birth_date", "identity.verifications.birth_date"),
        ),
        conflicts={"verifications_one_open": CHANGED_MEANWHILE},
    ),
)
