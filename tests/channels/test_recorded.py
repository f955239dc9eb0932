"""Recorded messages of each channel, and what they are read as: `python -m tests.channels.test_recorded` writes anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

import anmin
from anmin.app import vocabulary
from anmin.channels.device import inbound as device
from anmin.channels.h5 import inbound as h5
from anmin.channels.manifest import manifest_of
from anmin.channels.phone import inbound as phone
from anmin.kernel.personal import Personal
from anmin.kernel.settings import Settings, explain

CHANNELS = Path(anmin.__file__).parent / "channels"
SNAPSHOTS = Path(__file__).with_name("snapshots.json")


def read(path: Path) -> Any:
    body = path.read_bytes()
    if path.parts[-3] == "h5":
        return h5.read(msgspec.json.decode(body, type=h5.Typed))
    return {"phone": phone, "device": device}[path.parts[-3]].read(body)


def shown(value: Any) -> Any:
    """As JSON, with the kind of every struct; personal values stay masked."""
    if isinstance(value, msgspec.Struct):
        fields = {name: shown(each) for name, each in msgspec.structs.asdict(value).items() if each is not None}
        return {"is": type(value).__name__, **fields}
    if isinstance(value, dict):
        return {name: shown(each) for name, each in value.items()}
    if isinstance(value, tuple):
        return [shown(each) for each in value]
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def recorded() -> list[Path]:
    return sorted(CHANNELS.glob("*/fixtures/*"))


def name(path: Path) -> str:
    return f"{path.parts[-3]}/{path.name}"


@pytest.mark.parametrize("path", recorded(), ids=name)
def test_a_recorded_message_is_read_as_before(path: Path) -> None:
    assert shown(read(path)) == json.loads(SNAPSHOTS.read_text())[name(path)]


def test_every_snapshot_has_its_message() -> None:
    assert list(json.loads(SNAPSHOTS.read_text())) == [name(path) for path in recorded()]


@pytest.mark.parametrize("code", ["h5", "phone", "device"])
def test_a_manifest_names_what_exists(code: str) -> None:
    manifest = manifest_of(f"anmin.channels.{code}")
    assert manifest.code == code
    assert set(manifest.lends) <= {each.code for each in vocabulary.permissions()}
    assert set(manifest.settings) <= {setting for setting, *_ in explain(Settings())}
    assert manifest.zh
    assert manifest.en


def test_a_number_in_a_snapshot_would_be_masked() -> None:
    heard = phone.read((CHANNELS / "phone/fixtures/ringing_form.txt").read_bytes())
    assert isinstance(heard, phone.Heard)
    assert isinstance(heard.said, phone.CallRinging)
    assert isinstance(heard.said.number, Personal)
    assert "13812345678" not in SNAPSHOTS.read_text()


if __name__ == "__main__":
    SNAPSHOTS.write_text(
        json.dumps({name(path): shown(read(path)) for path in recorded()}, ensure_ascii=False, indent=1) + "\n"
    )
