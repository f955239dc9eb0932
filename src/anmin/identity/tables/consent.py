"""The tables of the consent log. Their rows are never changed: triggers refuse it to every role."""

from anmin.identity.terms.consent import CONSENT_VERSION_TAKEN
from anmin.kernel.tables import Retention, Table

TABLES = (
    Table(
        name="consent_texts",
        sees="everyone",
        retention=Retention("What was consented to must stay readable."),
        conflicts={"consent_texts_version": CONSENT_VERSION_TAKEN},
    ),
    Table(
        name="consents",
        sees="scope",
        retention=Retention("Proof that processing was lawful (PIPL article 14); ids and codes only."),
    ),
)
