"""Evidence: files that people attach to a matter."""

from anmin.app.migrations.plain import run

revision = "0007_media"
down_revision = "0006_territory"


def upgrade() -> None:
    run("0007_media")
