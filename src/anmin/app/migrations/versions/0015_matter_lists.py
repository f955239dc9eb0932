"""Lists of matters, for those who handle them and for everybody."""

from anmin.app.migrations.plain import run

revision = "0015_matter_lists"
down_revision = "0014_transfers"


def upgrade() -> None:
    run("0015_matter_lists")
