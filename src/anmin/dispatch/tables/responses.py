"""The tables of responses and their parties."""

from anmin.kernel import faults
from anmin.kernel.tables import Retention, Sealed, Table

WITH_THE_CASE = Retention("Who was ordered by which level is part of the file of the case and kept with it.")
TABLES = (
    Table(
        name="responses",
        sees="scope",
        retention=WITH_THE_CASE,
        conflicts={"responses_one": faults.CHANGED_MEANWHILE},
    ),
    Table(
        name="response_parties",
        sees="scope",
        retention=WITH_THE_CASE,
        personal=(Sealed("excuse", "dispatch.response_parties.excuse"),),
        conflicts={"response_parties_once": faults.CHANGED_MEANWHILE},
    ),
)
