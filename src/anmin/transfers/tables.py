"""The tables of transfers and of their steps."""

from anmin.cases.tables.cases import AS_LONG_AS_THE_CASE
from anmin.kernel.tables import Sealed, Table
from anmin.transfers.terms import TRANSFER_OPEN

TABLES = (
    Table(
        name="transfers",
        sees="scope",
        retention=AS_LONG_AS_THE_CASE,
        personal=(Sealed("package", "transfers.transfers.package"),),
        conflicts={"transfers_one_open": TRANSFER_OPEN},
    ),
    Table(
        name="transfer_steps",
        sees="scope",
        retention=AS_LONG_AS_THE_CASE,
        personal=tuple(Sealed(name, f"transfers.transfer_steps.{name}") for name in ("text", "person", "department")),
    ),
)
