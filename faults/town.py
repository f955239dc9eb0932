"""A demonstration house under `anmin serve`, with the probe as a further room and a signed-in listener."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import asyncpg
import httpx
import msgspec
import pyotp

from anmin.app.demo import FILE, Account
from anmin.kernel.postgres import address, running

SCHEMA = Path(__file__).parents[1] / "bench" / "probe" / "schema.sql"


class Town(msgspec.Struct):
    """A running house."""

    folder: Path
    process: subprocess.Popen[str]
    url: str

    def dsn(self, role: str = "postgres") -> str:
        """The database, as long as it runs."""
        socket = running(self.folder / "postgres")
        if socket is None:
            raise ConnectionError("the database does not run")
        return address(socket, role)

    def children(self, word: str) -> list[int]:
        """The pids of the processes below `serve` whose command line has this word."""
        found = []
        for pid in self.below(self.process.pid):
            try:
                command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
            if word in command:
                found.append(pid)
        return found

    def below(self, pid: int) -> list[int]:
        """Every process below `pid`."""
        try:
            inner = [int(each) for task in Path(f"/proc/{pid}/task").iterdir() for each in (task / "children").read_text().split()]
        except OSError:
            return []
        return inner + [each for child in inner for each in self.below(child)]

    def wait_until_ready(self, seconds: float = 60) -> None:
        """Until /readyz is green. Raises TimeoutError."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                if httpx.get(f"{self.url}/readyz", timeout=1).status_code == 200:
                    return
            except httpx.HTTPError:
                pass
            time.sleep(0.05)
        raise TimeoutError("the house does not become ready")

    def sign_in(self) -> tuple[str, UUID]:
        """A staff session that hears an office, and the office."""
        accounts = msgspec.json.decode((self.folder / FILE).read_bytes(), type=list[Account])
        account = next(each for each in accounts if each.login == "sysadmin")
        with httpx.Client(base_url=f"{self.url}/api/v1", timeout=10) as client:
            first = client.post("/sign-in", json={"login": account.login, "password": account.password}).json()
            code = pyotp.TOTP(account.totp).now()
            second = client.post("/sign-in/second-factor", json={"challenge": first["challenge"], "code": code}).json()
            offices = client.get("/organisations").json()["organisations"]
        return second["token"], next(UUID(each["id"]) for each in offices if each["code"] == account.office)


@contextmanager
def town(**environment: str) -> Iterator[Town]:
    """A new demonstration house, ended and thrown away afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="anmin-faults-"))
    folder.chmod(0o711)
    process = start(folder, **environment)
    try:
        yield process
    finally:
        process.process.send_signal(signal.SIGTERM)
        try:
            process.process.wait(30)
        except subprocess.TimeoutExpired:
            process.process.kill()
        shutil.rmtree(folder, ignore_errors=True)


def start(folder: Path, **environment: str) -> Town:
    """`anmin serve --demo` over this folder, ready, with the probe's tables."""
    more = {"ANMIN_DATA_DIR": str(folder), "ANMIN_ROOMS_EXTRA": "bench.probe", "ANMIN_LOG_LEVEL": "error", **environment}
    command = [sys.executable, "-m", "anmin", "serve", "--demo", "--port", "0"]
    log = (folder / "serve.log").open("w")
    process = subprocess.Popen(command, env={**os.environ, **more}, stdout=log, stderr=log, text=True)
    made = Town(folder, process, _address(folder / "serve.log", process))
    asyncio.run(_furnish(made))
    made.wait_until_ready()
    return made


def _address(log: Path, process: subprocess.Popen[str]) -> str:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        if found := re.search(r"http://127\.0\.0\.1:\d+", log.read_text()):
            return found[0]
        time.sleep(0.05)
    raise RuntimeError(f"the house did not start: {log.read_text()[-2000:]}")


async def _furnish(made: Town) -> None:
    conn = await asyncpg.connect(made.dsn("anmin_owner"))
    try:
        if await conn.fetchval("select to_regclass('probe_notes')") is None:
            await conn.execute(SCHEMA.read_text())
    finally:
        await conn.close()
