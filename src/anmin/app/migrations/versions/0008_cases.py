"""Cases, orders, reports and what hangs on them."""

from anmin.app.migrations.plain import run

revision = "0008_cases"
down_revision = "0007_media"


def upgrade() -> None:
    run("0008_cases")
