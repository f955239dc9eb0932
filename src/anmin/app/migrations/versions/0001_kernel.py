"""The ground floor: scope, journal, requests, timers."""

from anmin.app.migrations.plain import run

revision = "0001_kernel"
down_revision = None


def upgrade() -> None:
    run("0001_kernel")
