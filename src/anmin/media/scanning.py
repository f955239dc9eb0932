"""The port to a malware scanner: what it finds is not kept, and while it does not answer nothing is."""

import socket
from collections.abc import Iterator
from typing import BinaryIO, Protocol

from anmin.kernel.logs import log
from anmin.media.examining import blocks
from anmin.media.terms import evidence as terms

PATIENCE = 60.0
"""Seconds of silence after which a scanner does not answer."""


class Scanner(Protocol):
    def scan(self, file: BinaryIO) -> None:
        """Blocking work. Raises MEDIA_INFECTED, MEDIA_NOT_SCANNED."""
        ...

    def answers(self) -> bool:
        """Blocking work: whether files are taken."""
        ...


class NoScanner:
    """None is configured: every file passes."""

    def scan(self, file: BinaryIO) -> None:
        """Raises nothing."""

    def answers(self) -> bool:
        return True


class ClamAv:
    """clamd over its socket, by INSTREAM: each block with its length before it, an empty one at the end."""

    def __init__(self, at: str) -> None:
        """`at`: the path of a socket file, or `host:port`."""
        self._at = at

    def scan(self, file: BinaryIO) -> None:
        """Raises MEDIA_INFECTED, MEDIA_NOT_SCANNED."""
        try:
            answer = self._asked(blocks(file))
        except (OSError, ValueError) as error:
            log.error("scanner_away", error=type(error).__name__)
            raise terms.MEDIA_NOT_SCANNED() from error
        if answer.endswith(b" FOUND"):
            raise terms.MEDIA_INFECTED()
        if answer != b"stream: OK":
            log.error("scanner_refused", answer=answer[:100].decode("ascii", "replace"))
            raise terms.MEDIA_NOT_SCANNED()

    def answers(self) -> bool:
        try:
            with self._connected() as line:
                line.sendall(b"zPING\0")
                return _told(line) == b"PONG"
        except (OSError, ValueError):
            return False

    def _asked(self, content: Iterator[bytes]) -> bytes:
        with self._connected() as line:
            line.sendall(b"zINSTREAM\0")
            for block in content:
                line.sendall(len(block).to_bytes(4, "big") + block)
            line.sendall(bytes(4))
            return _told(line)

    def _connected(self) -> socket.socket:
        if "/" in self._at:
            line = socket.socket(socket.AF_UNIX)
            line.settimeout(PATIENCE)
            line.connect(self._at)
            return line
        host, _, port = self._at.rpartition(":")
        return socket.create_connection((host, int(port)), PATIENCE)


def _told(line: socket.socket) -> bytes:
    """One answer, without the zero byte that ends it."""
    answer = b""
    while not answer.endswith(b"\0") and (more := line.recv(4096)):
        answer += more
    return answer.rstrip(b"\0")


class Scanning:
    """`house.service(Scanning)`: the scanner that the settings name."""

    def __init__(self, at: str) -> None:
        self.scanner: Scanner = ClamAv(at) if at else NoScanner()
