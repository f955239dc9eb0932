"""The table of links to evidence."""

from anmin.kernel.tables import Retention, Table

TABLES = (
    Table(
        name="evidence_links",
        sees="scope",
        retention=Retention("It opens nothing after ten minutes; who asked for it stands in the journal.", 1, "until"),
    ),
)
