"""The table of links of calls that are sent as text messages."""

from anmin.kernel.tables import Retention, Sealed, Table

TABLES = (
    Table(
        name="call_link_sends",
        sees="scope",
        retention=Retention("A link lasts a day; that it was sent stands in the journal.", 1, "made_at"),
        personal=(
            Sealed("phone", "media.call_link_sends.phone"),
            Sealed("text", "media.call_link_sends.text"),
        ),
    ),
)
