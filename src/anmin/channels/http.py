"""What the channels kept."""

from anmin.channels import queries
from anmin.kernel.http import get

ROUTES = (get("/channels/unread", queries.unread_messages),)
