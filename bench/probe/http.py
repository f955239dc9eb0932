"""Where the probe is reached."""

from anmin.kernel.http import post
from bench.probe import actions

ROUTES = (post("/probe/notes", actions.note), post("/probe/alone", actions.note_alone))
