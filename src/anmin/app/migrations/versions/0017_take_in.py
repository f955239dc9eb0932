"""Matters that staff take in for others."""

from anmin.app.migrations.plain import run

revision = "0017_take_in"
down_revision = "0016_insight"


def upgrade() -> None:
    run("0017_take_in")
