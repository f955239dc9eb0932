"""What the console needs: claims, saved views, narrower queues, backups that were proved."""

from anmin.app.migrations.plain import run

revision = "0011_desk"
down_revision = "0010_community"


def upgrade() -> None:
    run("0011_desk")
