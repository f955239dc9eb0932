"""The `anmin` command: what an operator does with the house from a shell.

Every refusal is one sentence on standard error and a code other than zero; a stack trace is a fault of ours.
"""

from __future__ import annotations

import sys

from cyclopts import App

from anmin import __version__
from anmin.app.cli import areas, care, journal, keys, reference, server
from anmin.app.cli.given import sentence

app = App(name="anmin", version=__version__, help="Anmin 安民: joins citizens and police.")
for part in (server, care, journal, keys, areas, reference):
    part.register(app)


def main() -> None:
    """The entry of the `anmin` command."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        said = sentence(error)
        if said is None:
            raise
        sys.exit(f"anmin: {said}")
