"""The history of the schema: Alembic revisions that run plain SQL, the same on the embedded and an external server."""
