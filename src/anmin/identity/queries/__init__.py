"""What people look at in identity, one module per subject."""
