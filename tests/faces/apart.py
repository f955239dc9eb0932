"""A browser on a network of its own: a namespace of the kernel, joined to this machine by a wire that can be changed for another.

Needs root and the package iproute2. A house is reached there at `Apart.house`, which is no secure context by itself.
"""

from __future__ import annotations

import os
import secrets
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.async_api import Browser, Playwright

from tests.faces.browsing import CHROMIUM, FLAGS, HAVE

TRUST = "--unsafely-treat-insecure-origin-as-secure="
"""A flag of Chromium: pages of this origin may use camera and microphone."""
NETS = 250
ENDING = 10.0


class Apart:
    """`house`: this machine's address on that network, which stays. `program`: Chromium as it runs there."""

    def __init__(self, tag: str, net: str, folder: Path) -> None:
        self.house = f"{net}.1"
        self.program = folder / "chromium"
        self._net = net
        self._tag = tag
        self._bridge = f"anb{tag}"
        self._space = f"anmin-{tag}"
        self._moves = 0

    def begin(self) -> None:
        """Raises CalledProcessError where the kernel refuses."""
        _ip("netns", "add", self._space)
        _ip("-n", self._space, "link", "set", "lo", "up")
        _ip("link", "add", self._bridge, "type", "bridge")
        _ip("addr", "add", f"{self.house}/24", "dev", self._bridge)
        _ip("link", "set", self._bridge, "up")
        command = shlex.join(["ip", "netns", "exec", self._space, CHROMIUM])
        self.program.write_text(f'#!/bin/sh\nexec {command} "$@"\n')
        self.program.chmod(0o755)
        self.move()

    def move(self) -> str:
        """Another wire with another address in the place of the first, as when a phone leaves the Wi-Fi; the new address."""
        self._moves += 1
        wire, end, address = self._wire(self._moves), f"net{self._moves}", f"{self._net}.{10 + self._moves}"
        _ip("link", "add", wire, "type", "veth", "peer", "name", end, "netns", self._space)
        _ip("link", "set", wire, "master", self._bridge, "up")
        if self._moves > 1:
            _ip("link", "del", self._wire(self._moves - 1))
        _ip("-n", self._space, "addr", "add", f"{address}/24", "dev", end)
        _ip("-n", self._space, "link", "set", end, "up")
        _ip("-n", self._space, "route", "add", "default", "via", self.house)
        return address

    async def launch(self, playwright: Playwright, trusted: str) -> Browser:
        """Chromium there, without a window. `trusted`: the origin whose pages may use the camera."""
        assert HAVE, "the package `chromium` is missing: `make system` installs it"
        return await playwright.chromium.launch(executable_path=self.program, args=[*FLAGS, TRUST + trusted])

    def end(self) -> None:
        """As far as it stands: whatever could not be made needs no taking down."""
        for words in (
            ("link", "del", self._wire(self._moves)),
            ("link", "del", self._bridge),
            ("netns", "del", self._space),
        ):
            subprocess.run(["ip", *words], check=False, capture_output=True, timeout=ENDING)

    def _wire(self, number: int) -> str:
        return f"anw{self._tag}{number}"


def why_not() -> str:
    """Why nobody can be apart here; empty when it can be done. Raises RuntimeError where only a package is missing."""
    if os.geteuid() != 0:
        return "only root may make a network"
    if shutil.which("ip") is None:
        raise RuntimeError("the package iproute2 is missing: `make system` installs it")
    probe = f"anmin-probe-{secrets.token_hex(3)}"
    refused = subprocess.run(["ip", "netns", "add", probe], check=False, capture_output=True, text=True, timeout=ENDING)
    subprocess.run(["ip", "netns", "del", probe], check=False, capture_output=True, timeout=ENDING)
    return f"the kernel makes no networks here: {refused.stderr.strip()}" if refused.returncode else ""


@contextmanager
def apart() -> Iterator[Apart]:
    """A network with room for a browser, taken down afterwards."""
    with tempfile.TemporaryDirectory(prefix="anmin-apart-") as folder:
        made = Apart(secrets.token_hex(3), _free_net(), Path(folder))
        try:
            made.begin()
            yield made
        finally:
            made.end()


def _free_net() -> str:
    """The first three numbers of a network that this machine does not know."""
    known = subprocess.run(["ip", "-4", "route"], check=True, capture_output=True, text=True).stdout
    start = secrets.randbelow(NETS)
    nets = (f"10.213.{1 + (start + each) % NETS}" for each in range(NETS))
    return next(each for each in nets if f"{each}." not in known)


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True)
