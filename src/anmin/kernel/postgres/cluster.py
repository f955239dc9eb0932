"""Makes a cluster once, checks it ever after, and sees that the server's account can read the programs.

It refuses data of another major version and never touches files that it cannot recognise.
"""

import os
import shutil
import subprocess
from pathlib import Path

from anmin.kernel.postgres import faults
from anmin.kernel.postgres.account import Account, ordinary
from anmin.kernel.postgres.binaries import Binaries
from anmin.kernel.postgres.child import ENVIRONMENT
from anmin.kernel.postgres.layout import Layout, private

BUILTIN_LOCALE_SINCE = 17


def exists(layout: Layout, binaries: Binaries) -> bool:
    """Whether there is a cluster that these programs can run.

    Raises `postgres.other_version` or `postgres.not_a_cluster`.
    """
    if not layout.cluster.exists():
        return False
    try:
        found = (layout.cluster / "PG_VERSION").read_text().strip()
    except FileNotFoundError:
        raise faults.NOT_A_CLUSTER(path=layout.cluster) from None
    if found != str(binaries.major):
        raise faults.OTHER_VERSION(path=layout.root, found=found, wanted=binaries.major)
    return True


def adopt(layout: Layout, account: Account) -> None:
    """A cluster that root copied here (a restored disk) cannot have run as root: give it to the account."""
    if account.is_other and layout.owner() == 0:
        account.take_tree(layout.cluster)


def create(layout: Layout, account: Account, binaries: Binaries, *, durable: bool) -> None:
    """Make the cluster aside and move it into place, so that a killed start leaves nothing half made."""
    # initdb insists on a user with a name; the server itself does not.
    maker = account if account.name else ordinary()
    shutil.rmtree(layout.unfinished, ignore_errors=True)
    private(layout.unfinished, maker)
    command = [binaries.tool("initdb"), *_options(layout, binaries.major), *(() if durable else ("--no-sync",))]
    made = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd="/", env=ENVIRONMENT, **maker.switch()
    )
    if made.returncode:
        shutil.rmtree(layout.unfinished, ignore_errors=True)
        raise faults.INIT_FAILED(path=layout.cluster, reason=last_line(made.stderr))
    if maker.uid != account.uid:
        account.take_tree(layout.unfinished)
    layout.unfinished.rename(layout.cluster)


def _options(layout: Layout, major: int) -> list[str]:
    locale = ["--locale=C.UTF-8"]
    if major >= BUILTIN_LOCALE_SINCE:
        locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return [
        f"--pgdata={layout.unfinished}",
        "--username=postgres",
        "--encoding=UTF8",
        "--data-checksums",
        "--auth-local=peer",
        "--auth-host=reject",
        *locale,
    ]


def readable(layout: Layout, account: Account, binaries: Binaries) -> Binaries:
    """The programs, or a copy of them in the data folder when the account cannot read them where they are."""
    place = binaries.place
    if all(account.reads(place.root / part) for part in place.parts or (place.bin,)):
        return binaries
    if not place.parts or not account.is_other:
        raise faults.UNREADABLE_BINARIES(account=account.label, bin=place.bin)
    home = layout.install(f"{binaries.version}-{_mark(binaries)}")
    if not home.exists():
        _copy(binaries, home)
    return binaries.moved_to(home)


def _mark(binaries: Binaries) -> str:
    """Tells one build from another of the same version."""
    found = Path(binaries.tool("postgres")).stat()
    return f"{found.st_size:x}-{int(found.st_mtime):x}"


def _copy(binaries: Binaries, home: Path) -> None:
    aside = home.with_name(home.name + ".new")
    shutil.rmtree(aside, ignore_errors=True)
    for part in binaries.place.parts:
        shutil.copytree(binaries.place.root / part, aside / part, ignore=shutil.ignore_patterns("*.a", "pkgconfig"))
    for folder, _, files in os.walk(home.parent):
        Path(folder).chmod(0o755)
        for name in files:
            path = Path(folder, name)
            path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
    aside.rename(home)


def last_line(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1][:300] if lines else "?"
