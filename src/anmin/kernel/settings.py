"""Settings: what differs between machines. Each is declared once, with type, default and one sentence.

A deadline, threshold or list that an operator changes while working is a row of a register, never a setting.
Sources, later ones win: defaults, `anmin.toml`, environment (`ANMIN_SECTION_FIELD`). An unknown key stops the start.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

Port = Annotated[int, Meta(ge=0, le=65535)]


def _says(sentence: str, **bounds: Any) -> Meta:
    return Meta(description=sentence, **bounds)


class SettingsFault(Exception):
    """The settings stop the start; the message is one sentence that names the setting and says what to do."""


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Settings that belong together."""


class Data(Section, frozen=True):
    dir: Annotated[str, _says("Folder for the embedded database, keys and evidence.", min_length=1)] = "var/anmin"


class DatabaseAt(Section, frozen=True):
    url: Annotated[str, _says("DSN of an external PostgreSQL 15 or newer; empty means the embedded one.")] = ""
    connections: Annotated[int, _says("Connections of the application role in each process.", ge=2, le=200)] = 10


class Http(Section, frozen=True):
    host: Annotated[str, _says("Address the api listens on.", min_length=1)] = "127.0.0.1"
    port: Annotated[Port, _says("Port the api listens on; 0 lets the machine choose.")] = 8110
    processes: Annotated[int, _says("Number of api processes.", ge=1, le=64)] = 1
    body_limit: Annotated[int, _says("Largest request body in bytes.", ge=1024, le=1 << 30)] = 8_000_000
    body_seconds: Annotated[float, _says("Longest time a request body may take to arrive.", gt=0, le=600)] = 15.0
    upload_seconds: Annotated[float, _says("Longest time a file may take to arrive.", gt=0, le=7200)] = 900.0
    public_url: Annotated[str, _says("Address under which people reach this house; empty means host and port.")] = ""

    @property
    def front(self) -> str:
        """What stands before the path of an address that people are sent."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")


class Batch(Section, frozen=True):
    most: Annotated[
        int, _says("Largest number of calls that share one transaction; 1 means no batching.", ge=1, le=1000)
    ] = 128
    flushers: Annotated[int, _says("Connections that write batches in turn.", ge=1, le=32)] = 2


class Bureau(Section, frozen=True):
    name: Annotated[str, _says("Name of the operating bureau, shown to people.", min_length=1, max_length=100)] = (
        "安民示范市公安局"
    )
    zone: Annotated[str, _says("Time zone in which the bureau works and reads the clock.", min_length=1)] = (
        "Asia/Shanghai"
    )


class Log(Section, frozen=True):
    level: Annotated[Literal["debug", "info", "warning", "error"], _says("Least level that is logged.")] = "info"
    form: Annotated[Literal["json", "text"], _says("Form of log lines.")] = "json"


class Keys(Section, frozen=True):
    file: Annotated[
        str, _says("Key file for encrypted columns, outside the database; empty means keys.toml in the data folder.")
    ] = ""
    signing: Annotated[
        str, _says("Key file that signs the journal's seals; empty means seal.key in the data folder.")
    ] = ""


class Evidence(Section, frozen=True):
    store: Annotated[
        str, _says("Where evidence lies: an address such as s3://bucket/folder; empty means the data folder.")
    ] = ""
    reserve: Annotated[
        int, _says("Bytes of the data folder's disk that files leave free, so that reports can be written.", ge=0)
    ] = 512_000_000
    scanner: Annotated[
        str,
        _says(
            "clamd's socket file or host:port; while it is set and does not answer, no file is taken. Its StreamMaxLength"
            " must reach the largest limit. Empty means no scanning."
        ),
    ] = ""


class Map(Section, frozen=True):
    ground: Annotated[
        str, _says("Tiles of the map's ground: a PMTiles file or its address; empty means what `anmin map build` made.")
    ] = ""
    attribution: Annotated[str, _says("Whom the map names as its makers; empty means what the tiles say.")] = ""


class Calls(Section, frozen=True):
    engine: Annotated[
        Literal["embedded", "janus", "browsers", "off"],
        _says(
            "What carries video calls: the house itself, a Janus gateway, the two browsers by themselves, "
            "or nothing: calls go by text and photos."
        ),
    ] = "embedded"
    most: Annotated[int, _says("Largest number of calls at a time.", ge=1, le=10_000)] = 64
    public_address: Annotated[
        str, _says("IP address under which people reach this machine's media, when it stands behind a router.")
    ] = ""
    loopback: Annotated[bool, _says("Offer 127.0.0.1 for media: for trying on one machine; a demonstration does.")] = (
        False
    )
    ports: Annotated[
        str, _says("UDP ports of Janus' media as 40000-41000; empty lets it choose.", pattern=r"^(\d{4,5}-\d{4,5})?\Z")
    ] = ""
    turn_urls: Annotated[
        str, _says("TURN and STUN servers for browsers, as turn:host:3478, separated by commas; empty means none.")
    ] = ""
    turn_secret: Annotated[
        str, _says("Secret shared with the TURN server (coturn: static-auth-secret); empty sends no credentials.")
    ] = ""
    janus_url: Annotated[
        str, _says("WebSocket of a Janus that runs elsewhere; empty lets the engine's process start one.")
    ] = ""
    janus_secret: Annotated[str, _says("api_secret of a Janus that runs elsewhere.")] = ""

    @property
    def by_engine(self) -> bool:
        """Whether a process of the house carries calls."""
        return self.engine in ("embedded", "janus")


class Phone(Section, frozen=True):
    secret: Annotated[
        str, _says("Secret with which the telephone system signs its messages (HMAC-SHA256); empty lets none in.")
    ] = ""


class Device(Section, frozen=True):
    token: Annotated[str, _says("Token that alarm buttons and SOS devices show; empty lets none in.")] = ""


class Hotline(Section, frozen=True):
    secrets: Annotated[
        str, _says("Secrets shared with 12345 platforms as name=secret, separated by commas; empty lets none in.")
    ] = ""


class Demo(Section, frozen=True):
    on: Annotated[
        bool, _says("Demonstration: made-up organisations and accounts, sign-in codes shown. Never with real people.")
    ] = False


class Rooms(Section, frozen=True):
    extra: Annotated[str, _says("Further rooms of a deployment's own: Python packages, separated by commas.")] = ""


class Oidc(Section, frozen=True):
    issuer: Annotated[str, _says("OpenID Connect issuer for staff log-in; empty switches it off.")] = ""
    client_id: Annotated[str, _says("Client id at the issuer.")] = ""
    client_secret: Annotated[str, _says("Client secret at the issuer.")] = ""


class Settings(Section, frozen=True):
    data: Data = Data()
    database: DatabaseAt = DatabaseAt()
    http: Http = Http()
    batch: Batch = Batch()
    bureau: Bureau = Bureau()
    log: Log = Log()
    keys: Keys = Keys()
    evidence: Evidence = Evidence()
    map: Map = Map()
    calls: Calls = Calls()
    phone: Phone = Phone()
    device: Device = Device()
    hotline: Hotline = Hotline()
    demo: Demo = Demo()
    oidc: Oidc = Oidc()
    rooms: Rooms = Rooms()


SECRETS = frozenset(
    {
        "database.url",
        "oidc.client_secret",
        "phone.secret",
        "device.token",
        "hotline.secrets",
        "calls.turn_secret",
        "calls.janus_secret",
    }
)
"""Settings whose value is never printed."""


def load(file: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings. Raises SettingsFault with one sentence for an unknown key, a wrong type or a missing secret."""
    given = _from_file(file)
    for name, value in _from_environment(os.environ if environment is None else environment):
        section, field = name
        given.setdefault(section, {})[field] = value
    settings = _convert(given)
    if settings.oidc.issuer and not settings.oidc.client_secret:
        raise SettingsFault("oidc.client_secret is missing: an issuer is set, so its client secret must be too.")
    return settings


def explain(settings: Settings) -> Iterator[tuple[str, str, str, str]]:
    """Every setting as (name, type, value now, sentence); secrets show only whether they are set."""
    for section in msgspec.structs.fields(Settings):
        values = getattr(settings, section.name)
        for field in msgspec.structs.fields(section.type):
            name = f"{section.name}.{field.name}"
            kind = field.type.__origin__
            meaning = next(meta.description for meta in field.type.__metadata__ if meta.description)
            value = getattr(values, field.name)
            shown = ("(set)" if value else "(empty)") if name in SECRETS else repr(value)
            yield name, getattr(kind, "__name__", str(kind)), shown, meaning


def _from_file(file: Path | None) -> dict[str, dict[str, Any]]:
    if file is None:
        return {}
    try:
        return tomllib.loads(file.read_text())
    except FileNotFoundError:
        raise SettingsFault(f"{file} does not exist: name an existing settings file or leave it out.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsFault(f"{file} is not valid TOML: {error}.") from None


def _from_environment(environment: Mapping[str, str]) -> Iterator[tuple[tuple[str, str], str]]:
    sections = {field.name for field in msgspec.structs.fields(Settings)}
    for name, value in sorted(environment.items()):
        section, _, field = name.removeprefix("ANMIN_").lower().partition("_")
        if name.startswith("ANMIN_") and section in sections:
            yield (section, field), value


def _convert(given: dict[str, dict[str, Any]]) -> Settings:
    sections = {}
    known = {field.name: field.type for field in msgspec.structs.fields(Settings)}
    for name, values in given.items():
        if name not in known:
            raise SettingsFault(f"{name} is not a section of the settings: remove it or correct its name.")
        if not isinstance(values, dict):
            raise SettingsFault(f"{name} must be a section with settings in it, like [{name}].")
        sections[name] = _section(name, known[name], values)
    return Settings(**sections)


def _section(name: str, kind: Any, values: dict[str, Any]) -> Any:
    known = {field.name: field.type for field in msgspec.structs.fields(kind)}
    for field, value in values.items():
        if field not in known:
            raise SettingsFault(f"{name}.{field} is not a setting: remove it or correct its name.")
        try:
            msgspec.convert(value, known[field], strict=not isinstance(value, str))
        except msgspec.ValidationError as error:
            raise SettingsFault(f"{name}.{field} is wrong: {error}.") from None
    return msgspec.convert(values, kind, strict=False)
