"""Organisations, roles, staff, sessions, duty."""

from anmin.app.migrations.plain import run

revision = "0004_staff"
down_revision = "0003_registers"


def upgrade() -> None:
    run("0004_staff")
