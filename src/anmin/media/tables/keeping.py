"""The table of holds on evidence."""

from anmin.kernel.tables import Retention, Table

TABLES = (
    Table(
        name="evidence_holds",
        sees="scope",
        retention=Retention("Why something was kept, and until when, must stay explainable."),
    ),
)
