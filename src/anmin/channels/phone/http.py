"""Where the telephone system reports."""

from anmin.channels.phone.actions import phone_event
from anmin.kernel.http import signed

ROUTES = (signed("/channels/phone", phone_event, "x-anmin-signature"),)
