"""Transfers between 110 and 12345."""

from anmin.app.migrations.plain import run

revision = "0014_transfers"
down_revision = "0013_matters"


def upgrade() -> None:
    run("0014_transfers")
