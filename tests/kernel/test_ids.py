"""Ids sort in the order in which they were made, also those of one instant and of several threads."""

import time
from concurrent.futures import ThreadPoolExecutor

from anmin.kernel.ids import new_id


def test_ids_of_one_process_sort_as_they_were_made_and_tell_their_millisecond() -> None:
    before = time.time_ns() // 1_000_000
    made = [new_id() for _ in range(20_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert {(each.version, each.variant) for each in made} == {(7, "specified in RFC 4122")}
    assert before <= made[0].int >> 80 <= made[-1].int >> 80 <= time.time_ns() // 1_000_000 + 1


def test_threads_never_share_one() -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: new_id(), range(8_000)))
    assert len({each.int >> 64 for each in made}) == len(made)
