"""The `anmin` command: what an operator does with the house from a shell.

Every refusal is one sentence on standard error and a code other than zero; a stack trace is a fault of ours. Commands
are named here and imported only when they are run.
"""

from __future__ import annotations

import sys

from cyclopts import App

from anmin import __version__

COMMANDS = {
    "init": ("server:init", "Make a new house and its first three administrators."),
    "migrate": ("server:migrate", "Bring the database to the newest schema."),
    "serve": ("server:serve", "Run the house: database, api processes and worker."),
    "api": ("processes:api", "One api process on an inherited socket."),
    "worker": ("processes:worker", "The worker: timers, reactions and seals."),
    "engine": ("processes:engine", "The media engine: carries and records calls."),
    "doctor": ("care:doctor", "Check everything a new operator gets wrong."),
    "backup": ("care:backup", "Write a proved copy of the database while the house serves."),
    "restore": ("care:restore", "Bring a backup back; refuses to overwrite without --force."),
    "psql": ("care:psql", "Open psql as the application role."),
    "verify": ("receipts:verify", "Check a citizen's receipt or a package of evidence without any server."),
    "peer12345": ("peer:peer12345", "Play a 12345 platform, for tests and partners."),
    "openapi": ("reference:openapi", "Print the OpenAPI document."),
    "settings": ("reference:settings", "Print every setting and its value now."),
}
GROUPS = {
    "journal": (
        "The append-only journal and its seals.",
        {
            "verify": ("journal:verify", "Walk the whole chain; name the first altered, removed or inserted line."),
            "key": ("journal:key", "Print the public key that signs the seals."),
        },
    ),
    "keys": (
        "Keys of the encrypted columns; they live outside the database.",
        {
            "list": ("keys:show", "List the keys, never their material."),
            "rotate": ("keys:rotate", "Add new keys that write from the next start on."),
            "reseal": ("keys:reseal", "Seal every encrypted column again under the newest keys."),
            "retire": ("keys:retire", "Take an old key away for good."),
        },
    ),
    "areas": ("Areas and grids on the map.", {"import": ("areas:import_areas", "Import areas from a GeoJSON file.")}),
    "map": ("The map's ground.", {"build": ("ground:build_ground", "Build it from OSM data or a simulated city.")}),
    "learn": (
        "What people decided.",
        {"categories": ("learn:categories", "Learn to suggest categories; never routes.")},
    ),
    "city": ("Simulated cities.", {"create": ("city:create", "Make a simulated city in an empty house.")}),
    "drill": (
        "Drills.",
        {"play": ("drill:play", "Act citizens and officers, print clocks, see that nothing is lost.")},
    ),
}
INNER = {"api", "worker", "engine"}
"""Started by `serve`, not by people; `worker` may be started alone on a further machine."""


def build() -> App:
    """The command with everything it can do."""
    app = App(name="anmin", version=__version__, help="Anmin 安民: joins citizens and police.")
    for name, (place, does) in COMMANDS.items():
        app.command(f"anmin.app.cli.{place}", name=name, help=does, show=name not in INNER)
    for name, (text, commands) in GROUPS.items():
        group = App(name=name, help=text)
        for inner, (place, does) in commands.items():
            group.command(f"anmin.app.cli.{place}", name=inner, help=does)
        app.command(group)
    return app


def main() -> None:
    """The entry of the `anmin` command."""
    try:
        build()()
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        from anmin.app.cli.given import sentence  # the refusals of every part: only a refusal needs them

        said = sentence(error)
        if said is None:
            raise
        sys.exit(f"anmin: {said}")
