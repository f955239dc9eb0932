"""Where alarm devices report."""

from anmin.channels.device.actions import device_event
from anmin.kernel.http import signed

ROUTES = (signed("/channels/device", device_event, "x-anmin-token"),)
