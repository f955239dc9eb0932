"""A demonstration house under `anmin serve`, with two further rooms, that may be killed, started again and looked into."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import UUID

import asyncpg
import httpx
import msgspec
import pyotp

from anmin.identity.demonstration import FILE, Account
from anmin.kernel.postgres import address, running
from anmin.kernel.postgres.postmaster import inhabitants

HERE = Path(__file__).parent
SCHEMAS = (HERE.parent / "bench" / "probe" / "schema.sql", HERE / "echo" / "schema.sql")
EXTRA = "bench.probe,faults.echo"
STANDING = {"anmin api ": 2, "anmin worker ": 1, "postgres -D": 1}
"""The processes of a house that is whole, by a part of their command lines."""
PATIENCE = 60.0
FIRST_START = 480.0
"""Seconds within which a city is made and its house stands, on a machine that others use too."""
CODE_LIVES = 30.0
"""Seconds that a code of the second factor stands; it is taken once."""


class Verified(msgspec.Struct, frozen=True):
    """What `anmin journal verify` answered: its exit code, its words, and the lines that no seal covers yet."""

    code: int
    text: str
    lines: int
    unsealed: int


class Session(msgspec.Struct, frozen=True):
    """Of a member of staff; `office`: the code of the one they belong to."""

    token: str
    office: str


class Town:
    """A house in one folder. Everything started for it is ended by `end`, whoever else died before."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://{environment.get('ANMIN_HTTP_HOST', '127.0.0.1')}:{self.port}"
        self.environment = {
            **os.environ,
            "ANMIN_DATA_DIR": str(folder),
            "ANMIN_ROOMS_EXTRA": EXTRA,
            "ANMIN_DEMO_ON": "true",
            "ANMIN_LOG_LEVEL": "error",
            "ANMIN_HTTP_PROCESSES": str(STANDING["anmin api "]),
            "LC_ALL": "en_GB.UTF-8",
            **environment,
        }
        self.process: subprocess.Popen[bytes] | None = None
        self._session: tuple[str, UUID] | None = None

    @property
    def cluster(self) -> Path:
        return self.folder / "postgres" / "cluster"

    def start(self) -> None:
        """`anmin serve --demo` over the folder, until it is whole."""
        command = [sys.executable, "-m", "anmin", "serve", "--demo", "--port", str(self.port)]
        with (self.folder / "serve.log").open("ab") as log:
            self.process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log, cwd=HERE.parent)
        self.wait_until_whole(FIRST_START)

    def furnish(self) -> None:
        """Make the tables of the further rooms."""
        asyncio.run(_execute(self.dsn("anmin_owner"), "\n".join(each.read_text() for each in SCHEMAS)))

    def dsn(self, role: str = "postgres") -> str:
        """The database, as long as it runs. Raises ConnectionError."""
        folder = running(self.folder / "postgres")
        if folder is None:
            raise ConnectionError("the database does not run")
        return address(folder, role)

    def pids(self, word: str) -> list[int]:
        """The processes below `serve` whose command line has this word."""
        top = self.process.pid if self.process else 0
        return [pid for pid in below(top) if word in command_of(pid)]

    def missing(self) -> str:
        """What keeps the house from being whole, in words; empty when every process stands and /readyz is green."""
        standing = {word: len(self.pids(word)) for word in STANDING}
        if standing != STANDING:
            return f"standing: {standing}"
        try:
            answer = httpx.get(f"{self.url}/readyz", timeout=2)
        except httpx.HTTPError as error:
            return f"/readyz: {type(error).__name__}"
        return "" if answer.status_code == 200 else f"/readyz: {answer.text}"

    def wait_until_whole(self, patience: float = PATIENCE) -> float:
        """Until nothing is `missing`; the seconds it took. Raises RuntimeError when `serve` has ended, TimeoutError."""
        began = time.monotonic()
        while missing := self.missing():
            if self.process is None or self.process.poll() is not None:
                raise RuntimeError(f"anmin serve ended by itself:\n{self.said()}")
            if time.monotonic() - began > patience:
                raise TimeoutError(f"the house does not become whole, {missing}:\n{self.said()}")
            time.sleep(0.05)
        return time.monotonic() - began

    def said(self) -> str:
        """The end of what `serve` and its children said."""
        return (self.folder / "serve.log").read_text(errors="replace")[-3000:]

    def abandon(self, seconds: float = 120) -> int:
        """SIGKILL `serve` itself; how many of its processes still stand after so many seconds."""
        if self.process:
            self.process.kill()
            self.process.wait()
        until = time.monotonic() + seconds
        while (left := self.everybody()) and time.monotonic() < until:
            time.sleep(0.05)
        return len(left)

    def everybody(self) -> set[int]:
        """Every process of this house, also those whose parent is gone: they name its folder or live in it."""
        mark = f"ANMIN_DATA_DIR={self.folder}\0".encode()
        found = inhabitants(self.cluster)
        for entry in Path("/proc").iterdir():
            with suppress(OSError, ValueError):
                if int(entry.name) != os.getpid() and mark in (entry / "environ").read_bytes() + b"\0":
                    found.add(int(entry.name))
        return found

    def end(self) -> None:
        """Stop the house; what does not stop is killed, process by process."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(30)
        for pid in self.everybody():
            strike(pid)
        if self.process:
            self.process.wait()

    def sign_in(self) -> tuple[str, UUID]:
        """A staff session that hears an office, and the office; the same one for all who ask."""
        if self._session is None:
            session = self.enter("sysadmin")
            self._session = session.token, self.office(session.office)
        return self._session

    def enter(self, login: str) -> Session:
        """A new staff session of one of the demonstration's accounts."""
        accounts = msgspec.json.decode((self.folder / FILE).read_bytes(), type=list[Account])
        account = next(each for each in accounts if each.login == login)
        token = self._signed_in(account)
        if token is None:
            time.sleep(CODE_LIVES - time.time() % CODE_LIVES)
            token = self._signed_in(account)
        if token is None:
            raise RuntimeError(f"{login} cannot sign in")
        return Session(token, account.office)

    def _signed_in(self, account: Account) -> str | None:
        """None when the code of this half minute was used already, as it is when the account has just been made."""
        with httpx.Client(base_url=f"{self.url}/api/v1", timeout=10) as client:
            first = client.post("/sign-in", json={"login": account.login, "password": account.password}).json()
            code = pyotp.TOTP(account.totp).now()
            body = {"challenge": first["challenge"], "code": code}
            second = client.post("/sign-in/second-factor", json=body)
        token: str | None = second.json().get("token")
        return token

    def office(self, code: str) -> UUID:
        """An organisation by its code."""
        listed = httpx.get(f"{self.url}/api/v1/organisations", timeout=10).json()["organisations"]
        return next(UUID(each["id"]) for each in listed if each["code"] == code)

    def verify(self) -> Verified:
        """The real `anmin journal verify`."""
        return verified(self.environment)


def verified(environment: dict[str, str], *words: str) -> Verified:
    """Run `anmin journal verify` as an operator would."""
    command = [sys.executable, "-m", "anmin", "journal", "verify", *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=HERE.parent)
    held = re.search(r"seals and (\d+) lines hold; (\d+) lines are not sealed", done.stdout)
    lines, unsealed = (int(held[1]), int(held[2])) if held else (0, -1)
    return Verified(done.returncode, done.stdout + (done.stderr if held is None else ""), lines, unsealed)


@contextmanager
def town(folder: Path | None = None, **environment: str) -> Iterator[Town]:
    """A new demonstration house, ended and thrown away afterwards; in `folder` when that is given."""
    place = Path(tempfile.mkdtemp(prefix="anmin-faults-", dir=folder))
    place.chmod(0o711)
    made = Town(place, **environment)
    try:
        made.start()
        made.furnish()
        yield made
    finally:
        made.end()
        shutil.rmtree(place, ignore_errors=True)


def below(pid: int) -> list[int]:
    """Every process below `pid`."""
    try:
        tasks = [(task / "children").read_text() for task in Path(f"/proc/{pid}/task").iterdir()]
    except OSError:
        return []
    inner = [int(each) for children in tasks for each in children.split()]
    return inner + [each for child in inner for each in below(child)]


def command_of(pid: int) -> str:
    """A process's command line, or its title; empty when it is gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


def strike(pid: int) -> bool:
    """SIGKILL; False when it was gone."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


async def _execute(dsn: str, sql: str) -> None:
    conn = await asyncpg.connect(dsn)
    try:
        await conn.execute(sql)
    finally:
        await conn.close()
