"""Areas, their periods and outlines."""

from anmin.app.migrations.plain import run

revision = "0006_territory"
down_revision = "0005_citizens"


def upgrade() -> None:
    run("0006_territory")
