"""The house that a drill plays in: the one at an address, the one of the data folder that runs, or one of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import msgspec

from anmin.app import reach
from anmin.app.drill.stage import NO_CITY, check_address
from anmin.kernel.db import Where
from anmin.kernel.settings import Settings, load
from anmin.kernel.words import Fault

START_S = 300.0
"""How long an own house may take to be made: its first accounts cost a password hash each."""

NO_HOUSE = Fault(
    "drill_no_house",
    503,
    "演练用的演示系统未能启动或中途停止：{said}",
    "The demonstration house for the drill did not start, or ended before it: {said}",
)
NO_ANSWER = Fault(
    "drill_no_answer",
    503,
    "{address} 没有应答；请先执行 make run。",
    "Nothing answers at {address}; run `make run` first.",
)


class Home(msgspec.Struct, frozen=True):
    """`settings`: with the data folder in which the accounts stand. `where`: its database."""

    address: str
    settings: Settings
    where: Where


@contextmanager
def home(settings: Settings, address: str | None) -> Iterator[Home]:
    """The house at the address, or that of the data folder when it answers, or an own one that is thrown away afterwards.

    Raises NOT_HERE, NO_ANSWER, NO_CITY without the database of that house, NO_HOUSE.
    """
    if address is not None:
        check_address(address)
        if not answers(address):
            raise NO_ANSWER(address=address)
    found, where = address or _usual(settings), reach.running_now(settings)
    if where is not None and (address or answers(found)):
        yield Home(found, settings, where)
    elif address is None:
        with _own() as made:
            yield made
    else:
        raise NO_CITY()


def answers(address: str) -> bool:
    """Whether a house is ready there."""
    try:
        return httpx.get(f"{address}/readyz", timeout=2, trust_env=False).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False


def _usual(settings: Settings) -> str:
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(settings.http.host, settings.http.host)  # noqa: S104 - compared
    return f"http://{host}:{settings.http.port}"


@contextmanager
def _own() -> Iterator[Home]:
    folder = Path(tempfile.mkdtemp(prefix="anmin-drill-"))
    folder.chmod(0o711)  # the database's own account passes through
    try:
        data, port = folder / "data", _free_port()
        with (folder / "log").open("wb") as log:
            serving = _serve(folder, {"ANMIN_DATA_DIR": str(data), "ANMIN_HTTP_PORT": str(port)}, log.fileno())
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(serving, address, folder / "log")
            settings = load(environment={"ANMIN_DATA_DIR": str(data)})
            where = reach.running_now(settings)
            if where is None:
                raise NO_HOUSE(said="postgres")
            yield Home(address, settings, where)
        finally:
            ended = serving.poll()
            serving.terminate()
            serving.wait(60)
            if ended is not None:
                raise NO_HOUSE(said=_last_words(folder / "log"))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _serve(folder: Path, environment: dict[str, str], log: int) -> subprocess.Popen[bytes]:
    """With no settings but these, whatever the operator's own house has."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("ANMIN_")}
    words = [sys.executable, "-m", "anmin.app.drill.own", str(os.getpid())]
    return subprocess.Popen(words, cwd=folder, env=inherited | environment, stdout=subprocess.DEVNULL, stderr=log)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(serving: subprocess.Popen[bytes], address: str, log: Path) -> None:
    end = time.monotonic() + START_S
    while not answers(address):
        if serving.poll() is not None or time.monotonic() > end:
            raise NO_HOUSE(said=_last_words(log))
        time.sleep(0.5)


def _last_words(log: Path) -> str:
    return log.read_text(errors="replace")[-500:].strip()
