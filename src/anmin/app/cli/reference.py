"""Commands that print what the program knows of itself: settings and the OpenAPI document."""

from __future__ import annotations

import sys
from typing import Annotated

import msgspec
from cyclopts import Parameter
from rich.console import Console
from rich.table import Table

import anmin
from anmin.app.api import routes
from anmin.app.cli.given import settings as settings_now
from anmin.kernel import openapi as document
from anmin.kernel.settings import explain as explained


def openapi() -> None:
    """Print the OpenAPI document."""
    made = msgspec.json.encode(document.document(routes(), anmin.__version__))
    sys.stdout.buffer.write(msgspec.json.format(made, indent=2) + b"\n")


def settings(*, explain: Annotated[bool, Parameter(help="With type and meaning.")] = False) -> None:
    """Print every setting and its value now; secrets are not shown."""
    found = settings_now()
    table = Table("setting", "value", *(("type", "meaning") if explain else ()), box=None)
    for name, kind, value, meaning in explained(found):
        table.add_row(name, value, *((kind, meaning) if explain else ()))
    Console(width=None if sys.stdout.isatty() else 200).print(table)
