"""Matters that are no emergencies."""

from anmin.app.migrations.plain import run

revision = "0013_matters"
down_revision = "0012_own_orders"


def upgrade() -> None:
    run("0013_matters")
