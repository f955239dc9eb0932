"""The live hub: what the journal says reaches open screens, each listener hearing what its scope admits.

It writes nothing, decides nothing and keeps nothing: whoever was away reads the journal again from where they stood.
"""

from anmin.kernel.live.app import LiveApp, ahead
from anmin.kernel.live.hub import Hub
from anmin.kernel.live.listener import Listener
from anmin.kernel.live.tuning import Metrics, Tuning

__all__ = ["Hub", "Listener", "LiveApp", "Metrics", "Tuning", "ahead"]
