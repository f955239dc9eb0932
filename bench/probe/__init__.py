"""A room of three tables that exists only to be measured: the smallest shape of an intake."""
