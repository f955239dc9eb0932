"""Units, roster, positions, roads and response levels."""

from anmin.app.migrations.plain import run

revision = "0009_dispatch"
down_revision = "0008_cases"


def upgrade() -> None:
    run("0009_dispatch")
