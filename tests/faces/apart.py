"""A browser on a network of its own: a namespace of the kernel, joined to this machine by a wire that can be changed for another.

Needs root and the package iproute2. A house is reached there at `Apart.house`, which is no secure context by itself.

Whenever this machine itself gets or loses an address, each browser on it drops what it is waiting for. So the ground that
holds the one address is laid before any browser and taken away after all of them; wires carry no address of this machine.
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
GROUND = "ANMIN_TEST_GROUND"
ENDING = 10.0


class Ground:
    """A bridge with this machine's address on a network that nobody else knows. `net`: the first three numbers."""

    def __init__(self, bridge: str, net: str) -> None:
        self.bridge = bridge
        self.net = net
        self.house = f"{net}.1"

    def lay(self) -> None:
        """Raises CalledProcessError where the kernel refuses."""
        _link(self.bridge, "type", "bridge")
        _ip("addr", "add", f"{self.house}/24", "dev", self.bridge)
        _ip("link", "set", self.bridge, "up")

    def take_away(self) -> None:
        _undo("link", "del", self.bridge)


class Apart:
    """`house`: this machine's address on that network, which stays. `program`: Chromium as it runs there."""

    def __init__(self, ground: Ground, folder: Path) -> None:
        self.house = ground.house
        self.program = folder / "chromium"
        self._ground = ground
        self._tag = secrets.token_hex(3)
        self._space = f"anmin-{self._tag}"
        self._moves = 0

    def begin(self) -> None:
        """Raises CalledProcessError where the kernel refuses."""
        _ip("netns", "add", self._space)
        _ip("-n", self._space, "link", "set", "lo", "up")
        command = shlex.join(["ip", "netns", "exec", self._space, CHROMIUM])
        self.program.write_text(f'#!/bin/sh\nexec {command} "$@"\n')
        self.program.chmod(0o755)
        self.move()

    def move(self) -> str:
        """Another wire with another address in the place of the first, as when a phone leaves the Wi-Fi; the new address."""
        self._moves += 1
        wire, end, address = self._wire(self._moves), f"net{self._moves}", f"{self._ground.net}.{10 + self._moves}"
        _link(wire, "type", "veth", "peer", "name", end, "netns", self._space)
        _ip("link", "set", wire, "master", self._ground.bridge, "up")
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
        _undo("link", "del", self._wire(self._moves))
        _undo("netns", "del", self._space)

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
def ground() -> Iterator[Ground]:
    """One that no other process of this machine has, and its children know by their environment."""
    made = Ground(f"anb{secrets.token_hex(3)}", _free_net())
    try:
        made.lay()
        os.environ[GROUND] = f"{made.bridge} {made.net}"
        yield made
    finally:
        os.environ.pop(GROUND, None)
        made.take_away()


def ground_here() -> Ground:
    """What was laid for this process. Raises KeyError where nothing was."""
    return Ground(*os.environ[GROUND].split())


@contextmanager
def apart(ground: Ground) -> Iterator[Apart]:
    """A network with room for a browser, taken down afterwards."""
    with tempfile.TemporaryDirectory(prefix="anmin-apart-") as folder:
        made = Apart(ground, Path(folder))
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


def _link(name: str, *words: str) -> None:
    """A link that is given no address by itself."""
    _ip("link", "add", name, *words)
    _ip("link", "set", name, "addrgenmode", "none")


def _undo(*words: str) -> None:
    subprocess.run(["ip", *words], check=False, capture_output=True, timeout=ENDING)
