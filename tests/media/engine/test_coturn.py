"""The doctor against a real coturn: over each transport, with the right secret, a wrong one, and a certificate of nobody."""

from __future__ import annotations

import asyncio
import ipaddress
import os
import shutil
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from anmin.media.engine import stun
from tests.media.engine.test_turn import findings

MISSING = "the package coturn is missing: `make system` installs it"
PROGRAM = shutil.which("turnserver")
if PROGRAM is None and os.geteuid() == 0:
    raise RuntimeError(MISSING)
pytestmark = pytest.mark.skipif(PROGRAM is None, reason=MISSING)


def port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def certify(folder: Path) -> None:
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now, here = datetime.now(UTC), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([here]), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "key.pem").write_bytes(key.private_bytes(*form))


@pytest_asyncio.fixture
async def coturn(tmp_path: Path) -> AsyncIterator[tuple[int, int]]:
    """Its ports: plain, and under TLS."""
    certify(tmp_path)
    plain, secure = port(), port()
    process = await asyncio.create_subprocess_exec(
        *(str(PROGRAM), "-n", "--no-cli", "--no-dtls", "--realm=anmin", "--listening-ip=127.0.0.1"),
        *("--use-auth-secret", "--static-auth-secret=secret", f"--userdb={tmp_path}/turndb", "--relay-ip=127.0.0.1"),
        *(f"--listening-port={plain}", f"--tls-listening-port={secure}", f"--pidfile={tmp_path}/pid"),
        *(f"--cert={tmp_path}/cert.pem", f"--pkey={tmp_path}/key.pem", f"--log-file={tmp_path}/log", "--simple-log"),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    async with asyncio.timeout(20):
        while await stun.fault_of(f"turn:127.0.0.1:{plain}?transport=tcp", seconds=1):
            assert process.returncode is None, "coturn ended at once"
            await asyncio.sleep(0.05)
    yield plain, secure
    process.terminate()
    await process.wait()


async def test_a_relay_is_given_over_each_transport_with_the_right_secret_alone(
    coturn: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, secure = coturn
    for url in (f"turn:127.0.0.1:{plain}", f"turn:127.0.0.1:{plain}?transport=tcp"):
        assert await findings(engine="off", turn_urls=url, turn_secret="secret") == {"turn": "good"}
        assert await findings(engine="off", turn_urls=url, turn_secret="wrong") == {"turn_secret": "bad"}
    under_tls = f"turns:127.0.0.1:{secure}?transport=tcp"
    assert await findings(engine="off", turn_urls=under_tls, turn_secret="secret") == {"turn": "bad"}
    assert await stun.fault_of(under_tls, "1", "x") == stun.UNTRUSTED
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
    assert await findings(engine="off", turn_urls=under_tls, turn_secret="secret") == {"turn": "good"}
    assert await findings(engine="off", turn_urls=under_tls, turn_secret="wrong") == {"turn_secret": "bad"}
