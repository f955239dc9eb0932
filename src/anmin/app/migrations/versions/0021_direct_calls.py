"""Calls that go from page to page, without a media engine."""

from anmin.app.migrations.plain import run

revision = "0021_direct_calls"
down_revision = "0019_calls"


def upgrade() -> None:
    run("0021_direct_calls")
