"""A room for faults: every note must have two effects, one of a reaction and one of a timer, and nothing forbids more."""
