"""The tables of dispatch, one subject a file."""
