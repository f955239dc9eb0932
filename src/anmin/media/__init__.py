"""Evidence: the files that people attach to a report, kept as they came and shown without what nobody meant to tell."""
