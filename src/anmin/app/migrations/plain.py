"""Runs a plain SQL file inside the revision's transaction. Revisions hold no logic beyond naming their file."""

from pathlib import Path

from alembic import op
from sqlalchemy.util import await_only

SQL = Path(__file__).parent / "sql"


def run(name: str) -> None:
    """Execute `sql/<name>.sql`, many statements at once, on the driver's own connection."""
    raw = op.get_bind().connection.driver_connection
    await_only(raw.execute((SQL / f"{name}.sql").read_text()))  # type: ignore[union-attr]
