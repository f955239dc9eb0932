"""The table of the seals as it is declared to the house. Migration 0002 makes it."""

from anmin.kernel.tables import Retention, Table

TABLES = (
    Table(
        name="seals",
        sees="everyone",
        retention=Retention("Hashes of lines about nobody: a receipt once given must stay checkable for ever."),
        key="n",
    ),
)
