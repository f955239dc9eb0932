"""The tables of matters, their parts, pauses, extensions and answers: all part of the file of the case."""

from anmin.cases.tables.cases import AS_LONG_AS_THE_CASE
from anmin.kernel.tables import Sealed, Table
from anmin.matters.store import matters as store
from anmin.matters.terms.matters import MATTER_PAUSED

TABLES = (
    Table(name="matters", sees="scope", key="case_id", retention=AS_LONG_AS_THE_CASE),
    Table(
        name="matter_parts",
        sees="scope",
        key="order_id",
        retention=AS_LONG_AS_THE_CASE,
        personal=(Sealed("returned_note", store.RETURNED_NOTE),),
    ),
    Table(
        name="matter_pauses",
        sees="scope",
        retention=AS_LONG_AS_THE_CASE,
        conflicts={"matter_pauses_running": MATTER_PAUSED},
    ),
    Table(
        name="matter_extensions",
        sees="scope",
        retention=AS_LONG_AS_THE_CASE,
        personal=(Sealed("reason", store.EXTENSION_REASON), Sealed("decision", store.EXTENSION_DECISION)),
    ),
    Table(
        name="matter_answers",
        sees="scope",
        retention=AS_LONG_AS_THE_CASE,
        personal=(Sealed("text", store.ANSWER_TEXT), Sealed("review", store.ANSWER_REVIEW)),
    ),
)
