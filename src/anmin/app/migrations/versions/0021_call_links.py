"""Links of calls that are sent as text messages."""

from anmin.app.migrations.plain import run

revision = "0021_call_links"
down_revision = "0020_evidence_links"


def upgrade() -> None:
    run("0021_call_links")
