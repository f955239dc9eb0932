"""The table of messages that nobody could read."""

from anmin.kernel.tables import Retention, Sealed, Table

TABLES = (
    Table(
        name="unread_messages",
        sees="scope",
        retention=Retention(
            "Long enough to find out what a sender meant and to teach its channel.", days=180, since="at"
        ),
        personal=(Sealed("body", "channels.unread_messages.body"),),
    ),
)
