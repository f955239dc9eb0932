"""What every command shares: where the settings come from, and how a refusal becomes one sentence."""

from __future__ import annotations

import locale
import os
from pathlib import Path

from anmin.kernel.faults import UNAVAILABLE
from anmin.kernel.keyring import KeyringError, KeyringFileError
from anmin.kernel.logs import start
from anmin.kernel.postgres.faults import PostgresFault
from anmin.kernel.settings import Settings, SettingsFault, load
from anmin.kernel.troubles import AWAY
from anmin.kernel.words import Lang, Problem

DEFAULT = Path("anmin.toml")


def settings_file() -> Path | None:
    """`ANMIN_SETTINGS`, or `anmin.toml` where the command is run, or none."""
    named = os.environ.get("ANMIN_SETTINGS")
    return Path(named) if named else (DEFAULT if DEFAULT.exists() else None)


def settings() -> Settings:
    """The settings of this command, with logging begun. Raises SettingsFault."""
    found = load(settings_file())
    start(found.log)
    return found


def language() -> Lang:
    """The operator's language by the locale: Chinese unless the locale says English."""
    name = os.environ.get("LC_ALL") or os.environ.get("LANG") or (locale.getlocale()[0] or "")
    return "en" if name.startswith("en") else "zh"


def sentence(error: Exception) -> str | None:
    """The refusal in one sentence, or None for what nobody declared."""
    if isinstance(error, PostgresFault | Problem):
        return error.text(language())
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    if isinstance(error, AWAY):
        return UNAVAILABLE().text(language())
    if isinstance(error, SettingsFault | KeyringError | KeyringFileError):
        return str(error)
    return None
