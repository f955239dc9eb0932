"""Figures of faults: what must be nought, what is only told, and what was left out and why."""

from bench.town import Row


def none(name: str, value: float) -> Row:
    """A figure that must be nought."""
    return Row(name, value, "", "0", 1, value * 2)


def told(name: str, value: float, unit: str = "") -> Row:
    """A figure without a limit."""
    return Row(name, round(value, 4), unit, "", 0, 0)


def left_out(name: str, why: str) -> Row:
    """A part that this machine does not allow: it stands in the table, it is never passed over silently."""
    return Row(f"{name}: left out because {why}", 0, "", "", 0, 0)
