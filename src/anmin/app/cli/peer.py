"""The command that plays the other side of the 12345 wire."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from anmin.app.peer12345.run import Told, run


def peer12345(
    *,
    port: Annotated[int, Parameter(help="Where it listens, on loopback.")],
    house: Annotated[str, Parameter(help="Address of the house, such as http://127.0.0.1:8110.")],
    secret_file: Annotated[Path, Parameter(help="One line name=secret, as in the setting hotline.secrets.")],
    state: Annotated[Path, Parameter(help="File in which it keeps its messages.")] = Path("peer12345.sqlite"),
    script: Annotated[str, Parameter(help="How it answers, such as done,twice or refuse,late.")] = "done",
) -> None:
    """Play a 12345 platform: answer what the house transfers, and offer matters to it. For tests and partners."""
    print(f"12345 http://127.0.0.1:{port}/messages", flush=True)
    asyncio.run(run(Told(port=port, house=house, secrets=secret_file, file=state, script=script)))
