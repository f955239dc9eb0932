"""The only SQL of identity, one module per subject."""
