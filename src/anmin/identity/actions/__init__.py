"""The verbs of identity, one module per subject."""
