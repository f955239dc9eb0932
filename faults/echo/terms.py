"""Words of the room: none beyond the kernel's."""

from anmin.kernel.access import PUBLIC

ANYBODY = PUBLIC
RING = "echo.ring"
"""The timer that every note sets."""
