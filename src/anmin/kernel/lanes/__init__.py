"""Timers and reactions at work, in three lanes. Journal lines become jobs, jobs and timers become calls of actions.

`declare` is what rooms write in `reactions.py`; `react` passes the one action and ends the job in its transaction;
`feed` turns lines into jobs; `jobs` holds every statement about them; `lane` runs one lane, `worker` all of them.
Nothing here decides anything about the matter of a room, and nothing reads a journal line before it is complete.
"""

from anmin.kernel.lanes.declare import Fired, Reaction, due, every, on, told
from anmin.kernel.lanes.react import React
from anmin.kernel.lanes.worker import run_lanes

__all__ = ["Fired", "React", "Reaction", "due", "every", "on", "run_lanes", "told"]
