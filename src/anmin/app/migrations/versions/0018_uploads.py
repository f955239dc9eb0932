"""Evidence in pieces, covered, held and handed on."""

from anmin.app.migrations.plain import run

revision = "0018_uploads"
down_revision = "0017_take_in"


def upgrade() -> None:
    run("0018_uploads")
