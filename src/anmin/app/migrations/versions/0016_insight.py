"""Figures and weekly supervision sheets."""

from anmin.app.migrations.plain import run

revision = "0016_insight"
down_revision = "0015_matter_lists"


def upgrade() -> None:
    run("0016_insight")
