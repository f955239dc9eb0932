"""The verbs of territory: areas from a file, one area at a time."""
