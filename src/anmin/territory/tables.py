"""The tables of territory. Areas are open reference data: nothing here is about a citizen, an officer is an id."""

from anmin.identity.terms import organisations, staff
from anmin.kernel import faults
from anmin.kernel.tables import FOR_EVER, Retention, Table

TABLES = (
    Table(name="areas", sees="everyone", retention=FOR_EVER, conflicts={"areas_code": faults.CHANGED_MEANWHILE}),
    Table(
        name="area_periods",
        sees="everyone",
        key="area, version",
        retention=Retention("Who was responsible at which time must stay explainable as long as a case refers to it."),
        conflicts={
            "area_periods_one_at_a_time": faults.CHANGED_MEANWHILE,
            "area_periods_organisation": organisations.ORGANISATION_UNKNOWN,
            "area_periods_officer": staff.STAFF_UNKNOWN,
        },
    ),
    Table(name="area_outlines", sees="everyone", key="hash", retention=FOR_EVER),
)
