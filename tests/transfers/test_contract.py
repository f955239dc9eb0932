"""The contract by itself: whatever is tried in whatever order, it ends, or somebody is responsible; and it never ping-pongs."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anmin.kernel.ids import new_id
from anmin.kernel.words import Problem
from anmin.transfers import terms
from anmin.transfers.model import ENDED, OURS, TWICE, Transfer, check_offer, times_back
from anmin.transfers.peers import PeerRow, peer_faults
from anmin.transfers.terms import TransferKind, TransferState, TransferStep

NOW = datetime(2026, 11, 2, 1, tzinfo=UTC)
TAKEN = [step for step in TransferStep if step is not TransferStep.OFFERED]
CASE = UUID(int=1)


def offer(sender: str = OURS, receiver: str = "12345", kind: TransferKind = TransferKind.UNCLEAR) -> Transfer:
    return Transfer(id=new_id(), case=CASE, sender=sender, receiver=receiver, ref=new_id(), kind=kind, offered_at=NOW)


def played(transfer: Transfer, steps: list[TransferStep]) -> Transfer:
    """After every step that was possible when it was tried."""
    for step in steps:
        if transfer.fits(step) == "now":
            transfer = transfer.take(step, NOW, "satisfied" if step is TransferStep.VERDICT else "")
        else:
            with pytest.raises(Problem) as refused:
                transfer.take(step, NOW)
            assert refused.value.fault == terms.TRANSFER_STATE
    return transfer


@given(st.lists(st.sampled_from(TAKEN), max_size=12))
def test_every_sequence_ends_or_leaves_somebody_responsible(steps: list[TransferStep]) -> None:
    after = played(offer(), steps)
    assert (after.state in ENDED) == (after.ended_at is not None)
    assert after.responsible == (
        "receiver" if after.state in (TransferState.ACCEPTED, TransferState.DONE) else "sender"
    )
    assert after.came_back == (
        after.state is TransferState.RETURNED or (after.state is TransferState.REFUSED and not after.kept)
    )
    assert not after.verdict or after.state is TransferState.DONE
    if after.ended_at is None:
        assert any(after.fits(step) == "now" for step in TAKEN)


@given(
    st.permutations([TransferStep.ACCEPTED, TransferStep.DONE, TransferStep.VERDICT]),
    st.sampled_from([TransferStep.DONE, TransferStep.RETURNED]),
)
def test_in_whatever_order_messages_come_they_have_one_end(order: list[TransferStep], end: TransferStep) -> None:
    """What comes too early waits, and is tried again after every step."""
    waiting = [
        end if step is TransferStep.DONE else step
        for step in order
        if end is TransferStep.DONE or step is not TransferStep.VERDICT
    ]
    transfer, tried = offer(), []
    for step in waiting:
        tried.append(step)
        while fitting := [each for each in tried if transfer.fits(each) == "now"]:
            transfer = transfer.take(fitting[0], NOW)
            tried.remove(fitting[0])
        assert all(transfer.fits(each) == "later" for each in tried)
    assert tried == []
    assert transfer.state is (TransferState.DONE if end is TransferStep.DONE else TransferState.RETURNED)


@given(st.lists(st.tuples(st.booleans(), st.lists(st.sampled_from(TAKEN), max_size=6)), max_size=8))
def test_a_matter_comes_back_between_two_at_most_twice(rounds: list[tuple[bool, list[TransferStep]]]) -> None:
    earlier: list[Transfer] = []
    for ours, steps in rounds:
        next_one = offer(OURS, "12345") if ours else offer("12345", OURS)
        try:
            check_offer(next_one, earlier)
        except Problem as refused:
            wanted = terms.TRANSFER_OPEN if any(each.ended_at is None for each in earlier) else terms.PING_PONG
            assert refused.fault == wanted
            continue
        earlier.append(played(next_one, steps))
    assert times_back(earlier, frozenset((OURS, "12345"))) <= TWICE
    assert sum(each.ended_at is None for each in earlier) <= 1


def test_danger_stays_and_nobody_offers_to_themselves() -> None:
    for transfer, fault in (
        (offer(kind=TransferKind.URGENT), terms.URGENT_STAYS),
        (offer("12345", "12345"), terms.SAME_PARTY),
    ):
        with pytest.raises(Problem) as refused:
            check_offer(transfer, [])
        assert refused.value.fault == fault
    check_offer(offer("12345", OURS, TransferKind.URGENT), [])
    kept = played(offer(), [TransferStep.CONFERRING, TransferStep.KEPT])
    assert (kept.state, kept.came_back) == (TransferState.REFUSED, False)


@pytest.mark.parametrize(
    ("row", "right"),
    [
        ({"office": "X"}, True),
        ({"url": "https://12345.example/messages"}, True),
        ({"url": "http://127.0.0.1:1/messages"}, True),
        ({"url": "http://12345.example/messages"}, False),
        ({"office": "X", "url": "https://12345.example"}, False),
        ({}, False),
    ],
)
def test_a_peer_is_in_the_house_or_reached_safely(row: dict[str, str], right: bool) -> None:
    given_row = msgspec.convert({"code": "x", "zh": "某", "en": "x", **row}, PeerRow)
    assert (peer_faults([given_row]) == []) is right
