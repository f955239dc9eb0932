"""Transfers between 110 and 12345: a contract that is offered, taken or refused, and ended."""
