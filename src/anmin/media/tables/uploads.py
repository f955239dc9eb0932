"""The table of files on their way."""

from anmin.kernel.tables import Retention, Sealed, Table

TABLES = (
    Table(
        name="uploads",
        sees="scope",
        retention=Retention("Who has not finished after a day begins anew.", 1, "opened_at"),
        personal=(Sealed("name", "media.uploads.name"), Sealed("file_key", "media.evidence.file_key")),
    ),
)
