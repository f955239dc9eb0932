"""Reading a file while it grows: its new bytes are hashed as they come, and cut into segments of the chain. Blocking."""

from hashlib import sha256
from pathlib import Path

from anmin.media.model.chain import START, Segment, link

_BLOCK = 1 << 20


class Tail:
    """One file, from a byte on. Bytes are hashed once; `cut` makes what was read since the last cut a segment."""

    def __init__(self, path: Path, at: int = 0, n: int = 0, chain: bytes = START) -> None:
        self.path = path
        self.chain = chain
        self.n = n
        self.start = at
        self.end = at
        self._digest = sha256()

    def read(self) -> int:
        """Take in what has come; how many bytes. A file that is not there yet has none."""
        before = self.end
        try:
            with self.path.open("rb") as file:
                file.seek(self.end)
                while block := file.read(_BLOCK):
                    self._digest.update(block)
                    self.end += len(block)
        except FileNotFoundError:
            return 0
        return self.end - before

    def cut(self) -> Segment | None:
        """The segment up to here; None where nothing has come."""
        if self.end == self.start:
            return None
        digest = self._digest.digest()
        self.n += 1
        self.chain = link(self.chain, self.n, digest)
        segment = Segment(self.n, self.start, self.end, digest.hex(), self.chain.hex())
        self.start, self._digest = self.end, sha256()
        return segment


def whole(path: Path, at: int, n: int, chain: bytes) -> tuple[Segment, ...]:
    """What of a file no segment holds yet, as one."""
    tail = Tail(path, at, n, chain)
    tail.read()
    cut = tail.cut()
    return (cut,) if cut else ()
