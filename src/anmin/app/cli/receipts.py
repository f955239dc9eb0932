"""The command that checks a citizen's receipt: offline, without settings, database or server."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from anmin.app.cli.given import language
from anmin.kernel.seal.receipt import verify_receipt
from anmin.kernel.seal.signing import PublicKey
from anmin.kernel.seal.terms import Outcome


def verify(
    file: Path, *, key: Annotated[list[str] | None, Parameter(help="Trusted public key, hexadecimal.")] = None
) -> None:
    """Check a citizen's receipt offline: which line it proves, and what it cannot prove."""
    trusted = [PublicKey(each.lower()) for each in key] if key else None
    verdict = verify_receipt(file.read_bytes(), trusted)
    print(verdict.text(language()))
    sys.exit(1 if verdict.outcome is Outcome.FAILED else 0)
