"""The table of evidence."""

from anmin.kernel.tables import Retention, Sealed, Table

TABLES = (
    Table(
        name="evidence",
        sees="scope",
        retention=Retention(
            "Unattached after a week nobody will attach it; attached it is kept as long as what it belongs to.",
            7,
            "loose_since",
        ),
        personal=(
            Sealed("name", "media.evidence.name"),
            Sealed("file_key", "media.evidence.file_key"),
        ),
    ),
)
