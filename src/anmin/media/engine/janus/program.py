"""Janus as a program: its settings, written anew at each start, and the process itself.

It is reached over a socket file in the data folder with a secret of this start. Only the video room and the WebSocket are
loaded. Pages never talk to it, and with ICE lite it never sends anywhere before it was found.
"""

from __future__ import annotations

import asyncio
import ctypes
import os
import secrets
import shutil
import signal
import sys
from contextlib import suppress
from pathlib import Path

import msgspec

from anmin.kernel.settings import Calls

PATIENCE = 10.0
PR_SET_PDEATHSIG = 1
PLUGINS = (
    "audiobridge",
    "duktape",
    "echotest",
    "lua",
    "nosip",
    "recordplay",
    "sip",
    "streaming",
    "textroom",
    "videocall",
    "voicemail",
)
TRANSPORTS = ("http", "mqtt", "nanomsg", "pfunix", "rabbitmq")
NO_MEDIA = 2
"""Seconds without media after which Janus tells; it looks once a second."""


class Place(msgspec.Struct, frozen=True):
    """Where Janus is reached: a socket file of ours, or the address of one that runs elsewhere."""

    url: str
    secret: str
    file: Path | None = None


class Janus:
    """One running Janus. `start` once; `wait` returns when it has ended."""

    def __init__(self, folder: Path, calls: Calls) -> None:
        self._folder = folder / "janus"
        self._calls = calls
        self._process: asyncio.subprocess.Process | None = None
        self.place = Place("ws://janus/", secrets.token_hex(24), folder / "janus.sock")

    async def start(self) -> None:
        """Raises FileNotFoundError when the program is missing and TimeoutError when it does not come up."""
        program = shutil.which("janus")
        if program is None:
            raise FileNotFoundError("janus")
        config = await asyncio.to_thread(self._configure)
        self._process = await asyncio.create_subprocess_exec(
            program,
            *("-F", str(self._folder), "-C", str(config), "-o"),
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
            preexec_fn=_own,
        )
        async with asyncio.timeout(PATIENCE):
            while not await self._answers():
                if self._process.returncode is not None:
                    raise TimeoutError("janus ended at once")
                await asyncio.sleep(0.05)

    async def wait(self) -> None:
        if self._process:
            await self._process.wait()

    async def stop(self) -> None:
        if self._process and self._process.returncode is None:
            self._process.terminate()
            try:
                async with asyncio.timeout(5):
                    await self._process.wait()
            except TimeoutError:
                self._process.kill()
                await self._process.wait()

    async def _answers(self) -> bool:
        try:
            _, writer = await asyncio.open_unix_connection(self.place.file)
        except OSError:
            return False
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()
        return True

    def _configure(self) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if self.place.file:
            self.place.file.unlink(missing_ok=True)
        for name, text in configuration(self._calls, self.place).items():
            path = self._folder / name
            path.touch(mode=0o600)
            path.write_text(text)
        return self._folder / "janus.jcfg"


def _own() -> None:
    """In the new process: files for their owner only, and an end with ours, however ours ends. Linux only."""
    os.umask(0o077)
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)


def configuration(calls: Calls, place: Place) -> dict[str, str]:
    """Janus' settings files by name."""
    ports = f'rtp_port_range = "{calls.ports}"' if calls.ports else ""
    public = f'nat_1_1_mapping = "{calls.public_address}"\n  keep_private_host = true' if calls.public_address else ""
    plugins = ",".join(f"libjanus_{each}.so" for each in PLUGINS)
    transports = ",".join(f"libjanus_{each}.so" for each in TRANSPORTS)
    main = f"""general: {{
  debug_level = 2
  api_secret = "{place.secret}"
  admin_secret = "{secrets.token_hex(24)}"
  session_timeout = 60
  server_name = "anmin"
  hide_dependencies = true
}}
media: {{
  {ports}
  no_media_timer = {NO_MEDIA}
}}
nat: {{
  ice_lite = true
  ignore_mdns = true
  {public}
}}
plugins: {{ disable = "{plugins}" }}
transports: {{ disable = "{transports}" }}
loggers: {{ disable = "libjanus_jsonlog.so" }}
events: {{ broadcast = false }}
"""
    sockets = f"""general: {{ json = "compact", ws = true, ws_unix = "{place.file}", wss = false }}
admin: {{ admin_ws = false }}
"""
    rooms = f'general: {{\n  admin_key = "{place.secret}"\n  string_ids = true\n  events = false\n}}\n'
    return {
        "janus.jcfg": main,
        "janus.transport.websockets.jcfg": sockets,
        "janus.plugin.videoroom.jcfg": rooms,
    }
