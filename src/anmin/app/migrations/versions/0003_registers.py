"""Registers: reference data with history."""

from anmin.app.migrations.plain import run

revision = "0003_registers"
down_revision = "0002_seals"


def upgrade() -> None:
    run("0003_registers")
