"""The rules of cases, one subject a file. Pure: no clock of their own, no database, no house."""
