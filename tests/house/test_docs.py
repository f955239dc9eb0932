"""The reference and the glossary say what the code says."""

import re

import pytest

from anmin.app import reference
from anmin.app.rooms import rooms
from tests.house.rules import ROOT, SRC


@pytest.mark.parametrize("name", list(reference.PAGES))
def test_the_page_is_current(name: str) -> None:
    written = (ROOT / "docs" / name).read_text()
    assert written == reference.PAGES[name](), "run `make docs`"


def test_every_door_is_documented() -> None:
    assert [door.name for room in rooms() for door in room.doors() if not door.doc] == []


def test_every_room_has_a_readme() -> None:
    for room in rooms():
        folder = SRC.parent / room.package.replace(".", "/")
        assert (folder / "README.md").exists(), room.package


def test_links_in_the_docs_lead_somewhere() -> None:
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text()):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.relative_to(ROOT)} → {target}"
