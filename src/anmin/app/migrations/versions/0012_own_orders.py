"""What the officer's phone page asks of the orders."""

from anmin.app.migrations.plain import run

revision = "0012_own_orders"
down_revision = "0011_desk"


def upgrade() -> None:
    run("0012_own_orders")
