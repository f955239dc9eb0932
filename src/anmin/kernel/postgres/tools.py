"""Runs PostgreSQL's own tools against an address. A password never reaches a command line, where everybody sees it."""

import asyncio
import os
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from anmin.kernel.postgres import faults
from anmin.kernel.postgres.binaries import Binaries


def at(dsn: str, database: str) -> str:
    """The same server and login, another database."""
    return urlsplit(dsn)._replace(path=f"/{database}").geturl()


def without_password(dsn: str) -> tuple[str, str | None]:
    """The address without its password, and the password."""
    parts = urlsplit(dsn)
    user, at_sign, host = parts.netloc.rpartition("@")
    name, _, password = user.partition(":")
    query = parse_qsl(parts.query)
    asked = [value for key, value in query if key == "password"]
    kept = urlencode([(key, value) for key, value in query if key != "password"])
    clean = parts._replace(netloc=f"{name}{at_sign}{host}", query=kept).geturl()
    return clean, asked[-1] if asked else unquote(password) or None


async def run(binaries: Binaries, tool: str, dsn: str, *arguments: str, forgiven: str = "\n") -> None:
    """Raises `postgres.tool_failed` with the tool's own error line; lines that could quote data are left out.

    `forgiven`: a text that makes an error no error, if the tool went on after it.
    """
    clean, password = without_password(dsn)
    environment = {**os.environ, "LC_ALL": "C", **({"PGPASSWORD": password} if password else {})}
    process = await asyncio.create_subprocess_exec(
        binaries.tool(tool),
        f"--dbname={clean}",
        "--no-password",
        *arguments,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        env=environment,
    )
    try:
        _, said = await process.communicate()
    except BaseException:
        process.terminate()
        await process.wait()
        raise
    errors = [line for line in said.decode(errors="replace").splitlines() if line.startswith(f"{tool}: error:")]
    serious = [line for line in errors if forgiven not in line]
    if serious or (process.returncode and not errors):
        raise faults.TOOL_FAILED(tool=tool, reason=serious[0][:300] if serious else f"exit {process.returncode}")
