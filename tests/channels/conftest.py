"""The town with a telephone system's secret and a token for alarm devices."""

import tempfile
from collections.abc import Iterator

import pytest

from anmin.app.compose import make_keys
from anmin.kernel.settings import Settings, load

SECRET, TOKEN = "secret-of-the-telephone", "token-of-the-devices"


@pytest.fixture
def settings() -> Iterator[Settings]:
    with tempfile.TemporaryDirectory(prefix="anmin-test-") as folder:
        found = load(
            environment={
                "ANMIN_DATA_DIR": folder,
                "ANMIN_DEMO_ON": "true",
                "ANMIN_LOG_FORM": "text",
                "ANMIN_PHONE_SECRET": SECRET,
                "ANMIN_DEVICE_TOKEN": TOKEN,
            }
        )
        make_keys(found)
        yield found
