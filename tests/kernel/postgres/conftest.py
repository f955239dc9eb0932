"""Real servers for these tests. Folders lie directly in the temporary folder, because pytest's own are closed to the
unprivileged account that root's PostgreSQL runs under."""

import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

from anmin.kernel.postgres import Binaries, Embedded, Manner, find, scratch


@pytest.fixture(scope="session")
def binaries() -> Binaries:
    return find()


@pytest.fixture
def folder() -> Generator[Path, None, None]:
    path = Path(tempfile.mkdtemp(prefix="anmin-test-"))
    path.chmod(0o711)
    yield path
    shutil.rmtree(path)


@pytest.fixture(scope="module")
def data(binaries: Binaries) -> Generator[Path, None, None]:
    """A data folder that tests share: each finds it stopped and leaves it stopped and whole."""
    path = Path(tempfile.mkdtemp(prefix="anmin-test-"))
    Embedded(path, binaries, Manner(durable=False)).init()
    yield path
    shutil.rmtree(path)


@pytest.fixture(scope="module")
def server(binaries: Binaries) -> Generator[Embedded, None, None]:
    with scratch(binaries) as started:
        yield started
