"""Who may give a piece of evidence away, whatever the database lets them see."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from anmin.kernel.access import ANONYMOUS, HOUSE, Actor
from anmin.kernel.ids import new_id
from anmin.kernel.words import Problem
from anmin.media.events.evidence import EvidenceAttached, EvidenceShared
from anmin.media.model.evidence import Evidence, Owned
from anmin.media.terms.evidence import EvidenceKind, MediaType, ShownCopy

LI, WANG = (Actor(kind, new_id()) for kind in ("citizen", "staff"))
CASE, OFFICE, TOKEN = f"case:{new_id()}", new_id(), b"the token's hash"
TO = Owned(CASE, frozenset({OFFICE}), LI.id)


def piece(uploader: str, owner: str | None = None) -> Evidence:
    return Evidence(
        id=new_id(),
        version=1,
        sha256=bytes(32),
        size=1,
        kind=EvidenceKind.PHOTO,
        media_type=MediaType.JPEG,
        copy=ShownCopy.MADE,
        copy_type=MediaType.JPEG,
        copy_size=1,
        token_hash=TOKEN,
        uploader=uploader,
        person=None,
        offices=frozenset(),
        owner=owner,
        taken_at=None,
        stored_at=datetime(2026, 11, 2, tzinfo=UTC),
    )


@pytest.mark.parametrize("by", [LI, WANG, HOUSE, ANONYMOUS])
def test_the_token_that_is_shown_must_be_the_right_one(by: Actor) -> None:
    given, fact = piece(LI.name).attach(TO, by, (b"older", TOKEN))
    assert (given.owner, given.offices, given.person, given.version) == (CASE, TO.offices, LI.id, 2)
    assert fact == EvidenceAttached(given.id, CASE, EvidenceKind.PHOTO)
    for wrong in ((b"another",), ()):
        with pytest.raises(Problem, match="evidence_unknown"):
            piece(LI.name).attach(TO, by, wrong)


def test_without_a_token_only_the_uploader_and_the_house_attach() -> None:
    for by in (LI, HOUSE):
        assert piece(LI.name).attach(TO, by, None)[1]
    for by, uploader in ((WANG, LI.name), (ANONYMOUS, LI.name), (ANONYMOUS, ANONYMOUS.name)):
        with pytest.raises(Problem, match="evidence_unknown"):
            piece(uploader).attach(TO, by, None)


def test_it_belongs_to_one_matter() -> None:
    there = piece(LI.name, CASE)
    assert there.attach(TO, LI, None) == (there, None)
    with pytest.raises(Problem, match="evidence_taken"):
        piece(LI.name, f"case:{new_id()}").attach(TO, LI, None)


def test_sharing_adds_and_never_takes_away() -> None:
    more: UUID = new_id()
    given, _ = piece(LI.name).attach(TO, LI, None)
    shared, fact = given.share(CASE, frozenset({OFFICE, more}))
    assert shared.offices == {OFFICE, more}
    assert fact == EvidenceShared(given.id, CASE, (more,))
    assert shared.share(CASE, frozenset({OFFICE})) == (shared, None)


def test_only_a_citizen_is_a_citizen() -> None:
    assert piece(LI.name).citizen == LI.id
    assert [piece(each.name).citizen for each in (WANG, HOUSE, ANONYMOUS)] == [None, None, None]
