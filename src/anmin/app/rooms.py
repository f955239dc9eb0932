"""The rooms of the house and what each one brings: doors, routes, reactions, tables and its entries in lower registries."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, TypeVar

import msgspec

from anmin.kernel.door import Door
from anmin.kernel.http import Route
from anmin.kernel.settings import Settings
from anmin.kernel.tables import Table

T = TypeVar("T")

ROOMS = (
    "anmin.kernel.care",
    "anmin.kernel.lanes",
    "anmin.kernel.seal",
    "anmin.kernel.registers",
    "anmin.identity",
    "anmin.territory",
    "anmin.media",
    "anmin.cases",
    "anmin.dispatch",
    "anmin.matters",
    "anmin.community",
    "anmin.transfers",
    "anmin.insight",
    "anmin.channels",
    "anmin.channels.h5",
    "anmin.channels.phone",
    "anmin.channels.device",
    "anmin.channels.hotline12345",
)


class Room(msgspec.Struct, frozen=True):
    """One room's modules, imported; a file that is left out is None."""

    name: str
    package: str

    def module(self, part: str) -> ModuleType | None:
        """One file of the room's plan, such as `install`; None when it is left out."""
        name = f"{self.package}.{part}"
        return import_module(name) if find_spec(name) else None

    def modules(self, part: str) -> list[ModuleType]:
        """A file of the plan that may have grown into a package: the module and everything in it."""
        top = self.module(part)
        if top is None:
            return []
        inner = iter_modules(getattr(top, "__path__", []), top.__name__ + ".")
        return [top, *(import_module(each.name) for each in inner)]

    def all_of(self, part: str, kind: type[T]) -> list[T]:
        """Every object of `kind` that the modules of `part` hold, each once, in their order."""
        found = {
            id(each): each
            for module in self.modules(part)
            for each in vars(module).values()
            if isinstance(each, kind) and self._own(each)
        }
        return list(found.values())

    def doors(self) -> list[Door[Any, Any]]:
        """Every door of the room's actions and queries."""
        return [*self.all_of("actions", Door), *self.all_of("queries", Door)]

    def routes(self) -> tuple[Route, ...]:
        return tuple(route for module in self.modules("http") for route in getattr(module, "ROUTES", ()))

    def tables(self) -> tuple[Table, ...]:
        return tuple(table for module in self.modules("tables") for table in getattr(module, "TABLES", ()))

    def _own(self, each: object) -> bool:
        verb = getattr(each, "verb", None)
        return verb is None or verb.__module__.startswith(self.package + ".")


def packages_of(settings: Settings) -> tuple[str, ...]:
    """The packages of our rooms and of the deployment's own."""
    return ROOMS + tuple(name.strip() for name in settings.rooms.extra.split(",") if name.strip())


def rooms(packages: tuple[str, ...] = ROOMS) -> tuple[Room, ...]:
    """The rooms in the order of their floors."""
    return tuple(Room(package.rpartition(".")[2], package) for package in packages)
