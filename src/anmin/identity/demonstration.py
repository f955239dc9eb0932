"""The accounts of a demonstration, in the file that whoever furnished the house left in its data folder.

A house with real people has no such file, and no door that reads it.
"""

from pathlib import Path

import msgspec

FILE = "demo.json"


class Account(msgspec.Struct, frozen=True):
    """A demonstration account as it is printed and kept. `totp`: the secret of its authenticator."""

    role: str
    login: str
    password: str
    totp: str
    office: str


def kept(folder: str, name: str = FILE) -> list[Account]:
    """The accounts in this file of the data folder; none when there is no such file."""
    file = Path(folder) / name
    return msgspec.json.decode(file.read_bytes(), type=list[Account]) if file.exists() else []
