"""The verbs of transfers: offering, answering, and what a channel brings from outside."""
