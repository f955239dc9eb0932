"""When memory counts as flat."""

import os

import pytest

from bench import soak

ROLLUP = "55d0-7ffd ---p 00000000 00:00 0 [rollup]\nRss:  90000 kB\nPss_Anon:  40000 kB\nAnonymous:   50000 kB\n"


def test_memory_is_what_a_process_holds_for_itself() -> None:
    assert soak.anonymous(ROLLUP) == pytest.approx(51.2)
    assert soak.own_memory(os.getpid()) > 1
    with pytest.raises(ValueError):
        soak.anonymous("Rss: 1 kB\n")


def test_what_is_taken_in_the_first_half_is_no_growth() -> None:
    assert soak.growth([*range(1, 31), *[100.0] * 31]) == 0


def test_a_leak_is_seen_and_a_single_peak_is_not() -> None:
    leaking = [100.0 + each for each in range(61)]
    assert soak.growth(leaking) > soak.MOST
    peaked = [100.0] * 60 + [150.0]
    assert soak.growth(peaked) == 0


def test_a_leak_of_four_per_cent_an_hour_half_of_it_in_the_last_half_passes() -> None:
    assert 1 < soak.growth([100.0 + each / 15 for each in range(61)]) < soak.MOST


def test_a_call_that_stood_still_tells_nothing() -> None:
    kept = {"engine": [90.0] * 12, soak.PICTURES: [20.0] * 12}
    assert [row.within for row in soak.rows_of("run", kept)] == [None, None, None, True]
    with pytest.raises(RuntimeError, match=r"0\.0 pictures a second"):
        soak.rows_of("run", kept | {soak.PICTURES: [20.0] * 11 + [0.0]})
