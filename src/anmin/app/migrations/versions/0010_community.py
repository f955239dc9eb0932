"""The public side: notices, and those who follow a matter near them."""

from anmin.app.migrations.plain import run

revision = "0010_community"
down_revision = "0009_dispatch"


def upgrade() -> None:
    run("0010_community")
