"""The `anmin` command as an operator uses it: a new house from nothing, its care, and every refusal in one sentence."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyotp
import pytest


@pytest.fixture
def folder() -> Iterator[Path]:
    """A place that the database's own account can reach, which pytest's folders are not."""
    path = Path(tempfile.mkdtemp(prefix="anmin-test-"))
    path.chmod(0o711)
    yield path
    shutil.rmtree(path)


def anmin(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "anmin", *words],
        env={**os.environ, "ANMIN_DATA_DIR": str(folder / "data"), "LANG": "en_GB.UTF-8", **environment},
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def start(folder: Path, *words: str) -> tuple[subprocess.Popen[str], str]:
    """`anmin serve` and its address."""
    log = folder / "serve.log"
    process = subprocess.Popen(
        [sys.executable, "-m", "anmin", "serve", "--port", "0", *words],
        env={**os.environ, "ANMIN_DATA_DIR": str(folder / "data")},
        cwd=folder,
        stdout=log.open("w"),
        stderr=subprocess.STDOUT,
        text=True,
    )
    for _ in range(3_000):
        found = [word for word in log.read_text().split() if word.startswith("http://")]
        if found and ready(found[0]):
            return process, found[0]
        assert process.poll() is None, log.read_text()
        time.sleep(0.1)
    raise AssertionError(log.read_text())


def ready(address: str) -> bool:
    try:
        return httpx.get(f"{address}/readyz", timeout=10).status_code == 200
    except httpx.HTTPError:
        return False


def stop(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGTERM)
    assert process.wait(120) == 0


def test_the_demonstration_can_be_signed_in_to_and_is_cared_for(folder: Path) -> None:
    process, address = start(folder, "--demo")
    try:
        account = json.loads((folder / "data" / "demo.json").read_text())[0]
        with httpx.Client(base_url=f"{address}/api/v1", timeout=60) as client:
            first = client.post("/sign-in", json={"login": account["login"], "password": account["password"]}).json()
            code = pyotp.TOTP(account["totp"]).now()
            answer = client.post("/sign-in/second-factor", json={"challenge": first["challenge"], "code": code})
            assert answer.status_code == 200, answer.text
            assert client.get("/account").status_code == 200
        assert anmin(folder, "doctor").returncode == 0
        made = anmin(folder, "backup", "saved")
        assert made.returncode == 0, made.stderr
    finally:
        stop(process)
    assert "No change was found" in anmin(folder, "journal", "verify").stdout
    refused = anmin(folder, "restore", "saved")
    assert refused.returncode != 0
    assert "--force" in refused.stderr or "force" in refused.stderr
    assert len(refused.stderr.strip().splitlines()[-1]) > 20
    assert "Traceback" not in refused.stderr
    forced = anmin(folder, "restore", "saved", "--force")
    assert forced.returncode == 0, forced.stderr
    assert "No change was found" in anmin(folder, "journal", "verify").stdout


def test_a_new_house_gives_its_administrators_once(folder: Path) -> None:
    first = anmin(folder, "init")
    assert first.returncode == 0, first.stderr
    assert [word for word in ("sysadmin", "secadmin", "auditor") if word in first.stdout] == [
        "sysadmin",
        "secadmin",
        "auditor",
    ]
    again = anmin(folder, "init")
    assert again.returncode == 0
    assert "nothing was changed" in again.stdout
    assert anmin(folder, "migrate").stdout.strip().startswith("00")
    nothing = anmin(folder, "learn", "categories")
    assert nothing.returncode != 0
    assert "Too little to learn from" in nothing.stderr


@pytest.mark.parametrize(
    ("words", "environment", "says"),
    [
        (("serve",), {"ANMIN_HTTP_PROT": "1"}, "http.prot is not a setting"),
        (("worker",), {}, "no database is running"),
        (("verify", "none.json"), {}, ""),
        (("journal", "verify"), {"ANMIN_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}, ""),
    ],
)
def test_a_refusal_is_one_sentence(
    folder: Path, words: tuple[str, ...], environment: dict[str, str], says: str
) -> None:
    done = anmin(folder, *words, **environment)
    assert done.returncode != 0
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_settings_and_document_are_printed(folder: Path) -> None:
    explained = anmin(folder, "settings", "--explain", ANMIN_DATABASE_URL="postgresql://x:hidden@db/anmin")
    assert "http.port" in explained.stdout
    assert "hidden" not in explained.stdout
    document = json.loads(anmin(folder, "openapi").stdout)
    assert document["openapi"] == "3.1.0"
