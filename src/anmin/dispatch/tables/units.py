"""The tables of units, their roster, where they were, and the roads. Crews are ids; no name stands here."""

from anmin.dispatch.terms.units import CREW_TAKEN, SHIFT_TAKEN, UNIT_CODE_TAKEN
from anmin.kernel import faults
from anmin.kernel.tables import FOR_EVER, Retention, Table

TABLES = (
    Table(
        name="units",
        sees="scope",
        retention=FOR_EVER,
        conflicts={"units_code": UNIT_CODE_TAKEN, "units_assignment": faults.CHANGED_MEANWHILE},
    ),
    Table(
        name="unit_shifts",
        sees="scope",
        retention=Retention("Who was on a unit at a case must stay known as long as the case is kept."),
        conflicts={"unit_shifts_once": SHIFT_TAKEN},
    ),
    Table(
        name="unit_crews",
        sees="scope",
        key="shift, person",
        retention=Retention("Kept with its shift."),
        conflicts={"unit_crews_once": CREW_TAKEN},
    ),
    Table(
        name="unit_positions",
        sees="scope",
        key="unit",
        retention=Retention("One row a unit, replaced by the next report."),
    ),
    Table(
        name="unit_tracks",
        sees="scope",
        key="unit, at",
        retention=Retention("Which way a unit took is asked for half a year at most.", days=180, since="received_at"),
    ),
    Table(
        name="road_graphs",
        sees="house",
        retention=Retention("The newest three networks are kept, so that one may go back."),
        conflicts={"road_graphs_version": faults.CHANGED_MEANWHILE},
    ),
)
