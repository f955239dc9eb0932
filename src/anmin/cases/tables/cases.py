"""The tables of cases, their calls, people, positions and numbers."""

from anmin.cases.terms.cases import NUMBER_TAKEN
from anmin.kernel import faults
from anmin.kernel.tables import FOR_EVER, Retention, Sealed, Table

AS_LONG_AS_THE_CASE = Retention("Kept with its case, whose keeping the law of files decides.")
TABLES = (
    Table(name="case_numbers", sees="house", key="division, day", retention=FOR_EVER),
    Table(
        name="cases",
        sees="scope",
        retention=Retention("A record of the police; files are kept by law and closed by an operator, not by a clock."),
        personal=(
            Sealed("content", "cases.cases.content"),
            Sealed("outcome", "cases.cases.outcome"),
            Sealed("address", "cases.cases.address"),
            Sealed("landmark", "cases.cases.landmark"),
        ),
        conflicts={"cases_number": NUMBER_TAKEN},
    ),
    Table(
        name="calls",
        sees="scope",
        retention=AS_LONG_AS_THE_CASE,
        personal=(
            Sealed("number", "cases.calls.number", "number_hash"),
            Sealed("owner", "cases.calls.owner"),
            Sealed("address", "cases.calls.address"),
        ),
        conflicts={"calls_recording": faults.CHANGED_MEANWHILE},
    ),
    Table(
        name="parties",
        sees="scope",
        retention=AS_LONG_AS_THE_CASE,
        personal=(
            Sealed("name", "cases.parties.name"),
            Sealed("phone", "cases.parties.phone", "phone_hash"),
            Sealed("document", "cases.parties.document", "document_hash"),
            Sealed("address", "cases.parties.address"),
            Sealed("note", "cases.parties.note"),
        ),
    ),
    Table(
        name="drafts",
        sees="scope",
        retention=Retention("What was not sent within a week is not wanted any more.", days=7, since="touched_at"),
        personal=(
            Sealed("fields", "cases.drafts.fields"),
            Sealed("name", "cases.drafts.name"),
            Sealed("phone", "cases.drafts.phone"),
        ),
    ),
    Table(
        name="case_positions",
        sees="scope",
        retention=Retention(
            "Where a caller was helps to find them; after half a year it helps nobody.", days=180, since="received_at"
        ),
    ),
    Table(
        name="messages",
        sees="scope",
        retention=AS_LONG_AS_THE_CASE,
        personal=(Sealed("body", "cases.messages.body"),),
    ),
    Table(
        name="followers",
        sees="scope",
        key="case_id, person",
        retention=Retention("Who followed a matter is nobody's business when it is long over.", days=90, since="at"),
    ),
    Table(
        name="links",
        sees="scope",
        retention=AS_LONG_AS_THE_CASE,
        personal=(Sealed("note", "cases.links.note"),),
        conflicts={"links_once": faults.CHANGED_MEANWHILE},
    ),
)
