"""The words of identity, one module per subject."""
