"""What follows from the notes of two pages in a call."""

import pytest

from bench import sight

STEADY = [1000.0 + 50 * each for each in range(100)]
"""Twenty pictures a second for five seconds."""
SENT = [(1000 + 50 * each, 0, each) for each in range(101)]


def test_the_first_picture_counts_from_the_click() -> None:
    assert sight.first_after([100, 900, 2500], 1000) == 1.5
    with pytest.raises(ValueError):
        sight.first_after([100, 900], 1000)


def test_the_longest_pause_begins_with_the_last_picture_before_the_blow() -> None:
    frames = [*STEADY, 9000.0, 9050.0]
    assert sight.longest_without(frames, 6000) == pytest.approx((9000 - 5950) / 1000)
    assert sight.longest_without(frames, 3000) == pytest.approx((9000 - 5950) / 1000)
    assert sight.longest_without(STEADY, 3000) == pytest.approx(0.05)
    with pytest.raises(ValueError):
        sight.longest_without([1.0], 3000)


def test_a_pause_of_before_is_not_counted() -> None:
    assert sight.longest_without([0.0, 5000.0, 5050.0, 5100.0], 5060) == pytest.approx(0.05)


def test_pictures_flow_only_when_they_come_again_and_again() -> None:
    assert sight.flow(STEADY, 6000)
    assert not sight.flow(STEADY, 8000)
    assert not sight.flow(STEADY, 7500), "the last ones of a moment ago"
    assert not sight.flow([*STEADY, 9900.0, 9950.0], 10_000), "they have only just begun"
    assert not sight.flow([], 1000)


def test_pictures_of_several_connections_are_counted_together() -> None:
    sent = [(100, 0, 5), (200, 0, 9), (250, 1, 1), (300, 1, 4), (400, 1, 8)]
    assert sight.sent_until(sent, 300) == 13
    assert sight.sent_until(sent, 50) == 0


def test_what_was_sent_and_not_recorded_is_told_in_seconds() -> None:
    assert sight.rate(SENT, 6000) == pytest.approx(20)
    assert sight.lost(SENT, 6000, 100) == 0
    assert sight.lost(SENT, 6000, 110) == 0, "what came after the instant is no loss"
    assert sight.lost(SENT, 6000, 90) == pytest.approx(0.5)
    with pytest.raises(ValueError):
        sight.lost(SENT, 60_000, 90)


def test_the_files_of_one_part_belong_together() -> None:
    publication = "0190aaaa-0000-7000-8000-000000000001"
    names = [f"{publication}-1-video-1.mjr", f"{publication}-1-audio-0.mjr", f"{publication}-12.mkv", "notes.txt"]
    assert sight.parts(names) == {
        f"{publication}-1": [f"{publication}-1-audio-0.mjr", f"{publication}-1-video-1.mjr"],
        f"{publication}-12": [f"{publication}-12.mkv"],
    }
