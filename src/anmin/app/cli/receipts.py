"""The command that checks what the house gave out: offline, without settings, database or server."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from anmin.app.cli.given import language
from anmin.kernel.seal.receipt import MOST_BYTES, verify_receipt
from anmin.kernel.seal.signing import PublicKey
from anmin.kernel.seal.terms import Outcome
from anmin.media.package.checking import check


def verify(
    file: Path, *, key: Annotated[list[str] | None, Parameter(help="Trusted public key, hexadecimal.")] = None
) -> None:
    """Check a citizen's receipt or a package of evidence offline: what it proves, and where it does not hold."""
    trusted = [PublicKey(each.lower()) for each in key] if key else None
    with file.open("rb") as opened:
        begins = opened.read(MOST_BYTES + 1)
    packed = begins.startswith(b"PK") or file.suffix == ".zip"
    verdict = check(file, trusted) if packed else verify_receipt(begins, trusted)
    print(verdict.text(language()))
    sys.exit(1 if verdict.outcome is Outcome.FAILED else 0)
