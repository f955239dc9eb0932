"""Calls with picture and sound, and what is recorded of them."""

from anmin.app.migrations.plain import run

revision = "0019_calls"
down_revision = "0018_uploads"


def upgrade() -> None:
    run("0019_calls")
