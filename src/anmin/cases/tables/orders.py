"""The tables of orders, stages, reports, sub-tasks, follow-ups, letters and hand-overs."""

from anmin.cases.tables.cases import AS_LONG_AS_THE_CASE
from anmin.cases.terms.orders import ALREADY_ORDERED
from anmin.kernel import faults
from anmin.kernel.tables import FOR_EVER, Sealed, Table

TABLES = (
    Table(
        name="assignments",
        sees="scope",
        retention=AS_LONG_AS_THE_CASE,
        personal=(
            Sealed("instruction", "cases.assignments.instruction"),
            Sealed("end_note", "cases.assignments.end_note"),
        ),
        conflicts={"assignments_number": faults.CHANGED_MEANWHILE, "assignments_one_unit": ALREADY_ORDERED},
    ),
    Table(
        name="stages",
        sees="scope",
        retention=AS_LONG_AS_THE_CASE,
        personal=(Sealed("why", "cases.stages.why"),),
        conflicts={"stages_once": faults.CHANGED_MEANWHILE},
    ),
    Table(
        name="reports",
        sees="scope",
        retention=AS_LONG_AS_THE_CASE,
        personal=(Sealed("text", "cases.reports.text"),),
        conflicts={"reports_final": faults.CHANGED_MEANWHILE},
    ),
    *(
        Table(name=name, sees="scope", retention=AS_LONG_AS_THE_CASE, personal=(Sealed("note", f"cases.{name}.note"),))
        for name in ("follow_ups", "ratings")
    ),
    Table(
        name="tasks",
        sees="scope",
        retention=AS_LONG_AS_THE_CASE,
        personal=(Sealed("note", "cases.tasks.note"), Sealed("outcome", "cases.tasks.outcome")),
    ),
    Table(
        name="case_handovers",
        sees="scope",
        retention=AS_LONG_AS_THE_CASE,
        personal=(Sealed("note", "cases.case_handovers.note"), Sealed("answer", "cases.case_handovers.answer")),
    ),
    Table(
        name="closings",
        sees="scope",
        retention=AS_LONG_AS_THE_CASE,
        personal=(Sealed("outcome", "cases.closings.outcome"), Sealed("note", "cases.closings.note")),
    ),
    Table(name="letter_numbers", sees="house", key="prefix, year", retention=FOR_EVER),
    Table(
        name="escalations",
        sees="scope",
        retention=AS_LONG_AS_THE_CASE,
        personal=(Sealed("note", "cases.escalations.note"), Sealed("answer", "cases.escalations.answer")),
        conflicts={"escalations_once": faults.CHANGED_MEANWHILE},
    ),
    Table(
        name="letters",
        sees="scope",
        retention=AS_LONG_AS_THE_CASE,
        personal=(
            Sealed("addressee", "cases.letters.addressee"),
            Sealed("body", "cases.letters.body"),
            Sealed("answer", "cases.letters.answer"),
        ),
        conflicts={"letters_number": faults.CHANGED_MEANWHILE},
    ),
)
