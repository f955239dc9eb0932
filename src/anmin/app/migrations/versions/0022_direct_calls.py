"""Calls that go from page to page, without a media engine."""

from anmin.app.migrations.plain import run

revision = "0022_direct_calls"
down_revision = "0021_call_links"


def upgrade() -> None:
    run("0022_direct_calls")
