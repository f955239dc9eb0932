"""Captions are evidence made of a recording."""

from anmin.app.migrations.plain import run

revision = "0023_captions"
down_revision = "0022_direct_calls"


def upgrade() -> None:
    run("0023_captions")
