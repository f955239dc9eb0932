"""The table of legal holds."""

from anmin.kernel.tables import Retention, Table

TABLES = (
    Table(
        name="legal_holds",
        sees="scope",
        retention=Retention("Why an erasure was refused must stay explainable after the hold.", 400, "until"),
    ),
)
