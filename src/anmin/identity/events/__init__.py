"""The facts of identity, one module per subject: ids and codes only."""
