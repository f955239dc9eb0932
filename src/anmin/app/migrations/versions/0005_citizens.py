"""Citizens, codes, consent, verification."""

from anmin.app.migrations.plain import run

revision = "0005_citizens"
down_revision = "0004_staff"


def upgrade() -> None:
    run("0005_citizens")
