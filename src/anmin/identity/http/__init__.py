"""The routes of identity onto its doors, one module per subject."""
