"""Links to evidence that last some minutes."""

from anmin.app.migrations.plain import run

revision = "0020_evidence_links"
down_revision = "0019_calls"


def upgrade() -> None:
    run("0020_evidence_links")
