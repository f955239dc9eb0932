"""Seals over the journal."""

from anmin.app.migrations.plain import run

revision = "0002_seals"
down_revision = "0001_kernel"


def upgrade() -> None:
    run("0002_seals")
