"""Dispatch: units, the roads they take, and whom to send."""
