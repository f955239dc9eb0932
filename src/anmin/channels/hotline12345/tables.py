"""The tables of the wire: every message out and in, how the lines stand, and what was turned away."""

from anmin.kernel.tables import FOR_EVER, Retention, Sealed, Table

KEPT = Retention("What was said to another platform stays answerable for a year.", days=400, since="at")
TABLES = (
    Table(
        name="peer_outbox",
        sees="scope",
        retention=KEPT,
        personal=(Sealed("body", "hotline12345.peer_outbox.body"),),
    ),
    Table(
        name="peer_inbox",
        sees="scope",
        key="peer, message",
        retention=KEPT,
        personal=(Sealed("body", "hotline12345.peer_inbox.body"),),
    ),
    Table(name="peer_lines", sees="house", key="peer", retention=FOR_EVER),
    Table(
        name="peer_refusals",
        sees="house",
        key="peer, why, hour",
        retention=Retention("Long enough to see who tried without a proof.", days=180, since="hour"),
    ),
)
