"""What identity does by itself when something happened, one module per subject."""
