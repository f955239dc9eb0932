"""Where the room is reached."""

from anmin.kernel.http import post
from faults.echo import actions

ROUTES = (post("/echo/notes", actions.note), post("/echo/alone", actions.note_alone))
