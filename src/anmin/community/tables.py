"""The room's table. What is told to everybody may be read by everybody; the doors leave out what is not yet or no more said."""

from anmin.kernel.tables import Retention, Table

TABLES = (
    Table(
        name="notices",
        sees="everyone",
        retention=Retention("What the police told everybody stays answerable; it is withdrawn, never unsaid."),
    ),
)
