"""The registers' tables as they are declared to the house. Migration 0003 makes them."""

from anmin.kernel import faults
from anmin.kernel.tables import FOR_EVER, Retention, Table

TABLES = (
    Table(name="registers", sees="everyone", retention=FOR_EVER, key="register"),
    Table(
        name="register_rows",
        sees="everyone",
        retention=Retention("History of reference data about nobody: why something was decided must stay explainable."),
        key="register, code, version, valid_from",
        conflicts={"register_rows_one_at_a_time": faults.CHANGED_MEANWHILE},
    ),
)
