"""The clock jumps back and forth by hours and days, on one machine of a house whose other machine is right.

What is injected is the clock of our own processes; PostgreSQL's cannot be set without setting the whole machine's.
"""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx
import psutil

from bench.town import Row, at_most
from faults import books
from faults.people import People
from faults.reader import Reader
from faults.rows import none, told
from faults.town import HERE, PATIENCE, Town, free_port, town
from faults.writers import Manner, Writers

HOUR, DAY = 3600.0, 86400.0
JUMPS = (0.0, HOUR, -HOUR, DAY, -DAY)
EVERY = 1.0
"""Seconds between two jumps."""
LATEST = 2 * DAY
"""At last: later than any timer that was set while the clock was ahead."""
CORE = 0.5
"""Share of one core that a resting process may use while its clock jumps."""


class Machine:
    """The process with the wrong clock."""

    def __init__(self, place: Town, folder: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._file = folder / "clock"
        self.set(0)
        words = ["--port", str(self.port), "--offset", str(self._file), "--parent", str(os.getpid())]
        with (folder / "jumping.log").open("ab") as log:
            command = [sys.executable, "-m", "faults.jumping", *words]
            self.process = subprocess.Popen(command, env=place.environment, cwd=HERE.parent, stdout=log, stderr=log)

    def set(self, seconds: float) -> None:
        """Put the clock wrong by so much, at once."""
        with self._file.open("r+b" if self._file.exists() else "wb") as file:
            file.write(f"{seconds:<32.0f}".encode())

    def wait_until_ready(self) -> None:
        """Raises TimeoutError."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                if httpx.get(f"{self.url}/readyz", timeout=2).status_code == 200:
                    return
            except httpx.HTTPError:
                time.sleep(0.05)
        raise TimeoutError("the machine with the jumping clock does not become ready")
