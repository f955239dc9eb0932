"""The tables of duty."""

from anmin.identity.terms.duty import SHIFT_PERIOD
from anmin.kernel.tables import Retention, Sealed, Table

TABLES = (
    Table(
        name="shifts",
        sees="scope",
        retention=Retention("Who was on duty is asked for when a case is reviewed.", 1830, "ends"),
        conflicts={"shifts_period": SHIFT_PERIOD},
    ),
    Table(
        name="shift_changes",
        sees="scope",
        retention=Retention("Kept as long as the shift it belongs to.", 1830, "at"),
    ),
    Table(
        name="handovers",
        sees="scope",
        retention=Retention(
            "Open matters are closed elsewhere; the sheet shows what was handed on.", 1000, "written_at"
        ),
        personal=(Sealed("notes", "identity.handovers.notes"),),
    ),
)
