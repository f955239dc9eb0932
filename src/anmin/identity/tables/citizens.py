"""The table of citizens' accounts."""

from anmin.identity.terms.citizens import PHONE_TAKEN
from anmin.kernel.faults import CHANGED_MEANWHILE
from anmin.kernel.tables import Retention, Sealed, Table

TABLES = (
    Table(
        name="citizens",
        sees="scope",
        retention=Retention("As long as the account; erasure empties it and leaves id, state and when."),
        personal=(
            Sealed("phone", "identity.citizens.phone", "phone_hash"),
            Sealed("real_name", "identity.citizens.real_name"),
            Sealed("document", "identity.citizens.document", "document_hash"),
            Sealed("birth_date", "identity.citizens.birth_date"),
        ),
        # A document bound in the same instant elsewhere: asked again, the verification sees it and waits for a counter.
        conflicts={"citizens_phone": PHONE_TAKEN, "citizens_document": CHANGED_MEANWHILE},
    ),
)
