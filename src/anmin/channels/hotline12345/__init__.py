"""The wire between 110 and 12345: signed messages over HTTP both ways, numbered, repeated until they are acknowledged."""
