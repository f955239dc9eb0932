"""Every word the house may say, found in its modules: codes, permissions, refusals, facts. For the glossary and its test."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType
from typing import TypeVar

import anmin
from anmin.kernel.words import Code, Event, Fault, Permission

T = TypeVar("T")
UNWANTED = ("anmin.app.migrations", "anmin.__main__", "anmin.kernel.postgres.become")
"""Modules that run something when they are imported."""


def modules() -> list[ModuleType]:
    """Every module of the package, imported."""
    return [
        import_module(found.name)
        for found in walk_packages(anmin.__path__, "anmin.")
        if not found.name.startswith(UNWANTED)
    ]


def codes() -> list[type[Code]]:
    """Every closed list of codes."""
    return sorted(_subclasses(Code), key=lambda each: (each.__module__, each.__name__))


def events() -> list[type[Event]]:
    """Every fact."""
    return sorted(_subclasses(Event), key=lambda each: each.fact_name())


def permissions() -> list[Permission]:
    """Every permission."""
    return sorted(_values(Permission), key=lambda each: each.code)


def faults() -> list[Fault]:
    """Every declared refusal."""
    return sorted(_values(Fault), key=lambda each: (each.code, each.status))


def _values(kind: type[T]) -> list[T]:
    found = {value for module in modules() for value in vars(module).values() if isinstance(value, kind)}
    return list(found)


def _subclasses(kind: type[T]) -> Iterator[type[T]]:
    modules()
    for each in kind.__subclasses__():
        if each.__module__.startswith("anmin."):
            yield each
        yield from _subclasses(each)
