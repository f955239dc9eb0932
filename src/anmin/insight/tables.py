"""The room's one table: sheets that were issued. Figures are kept nowhere else."""

from anmin.kernel.tables import Retention, Table

TABLES = (
    Table(
        name="weekly_sheets",
        sees="scope",
        retention=Retention("A sheet that was issued is a document of supervision: numbers and codes, no people."),
    ),
)
