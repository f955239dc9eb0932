"""What the tables of identity declare, one module per subject."""
