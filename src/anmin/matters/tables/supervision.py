"""The tables of supervision, rectification and reply links."""

from anmin.cases.tables.cases import AS_LONG_AS_THE_CASE
from anmin.kernel import faults
from anmin.kernel.tables import FOR_EVER, Sealed, Table

TABLES = (
    Table(
        name="supervisions",
        sees="scope",
        retention=AS_LONG_AS_THE_CASE,
        personal=(Sealed("text", "matters.supervisions.text"), Sealed("answer", "matters.supervisions.answer")),
        conflicts={"supervisions_number": faults.CHANGED_MEANWHILE},
    ),
    Table(name="supervision_numbers", sees="house", key="division, year, kind", retention=FOR_EVER),
    Table(
        name="rectifications",
        sees="scope",
        retention=AS_LONG_AS_THE_CASE,
        personal=tuple(
            Sealed(column, f"matters.rectifications.{column}")
            for column in ("addressee", "demand", "basis", "check_note", "ended_note")
        ),
        conflicts={"rectifications_number": faults.CHANGED_MEANWHILE},
    ),
    Table(
        name="reply_links",
        sees="scope",
        retention=AS_LONG_AS_THE_CASE,
        personal=(Sealed("address", "matters.reply_links.address"), Sealed("token", "matters.reply_links.token")),
        conflicts={"reply_links_token": faults.CHANGED_MEANWHILE},
    ),
)
