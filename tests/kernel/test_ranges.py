"""Ranges of bytes as RFC 9110 writes them: one is served, what cannot be is refused, anything else is the whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anmin.kernel.ranges import Part, part_of
from anmin.kernel.words import Problem


@pytest.mark.parametrize(
    ("header", "first", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=0-", 0, 10),
        ("bytes=3-5", 3, 6),
        ("bytes=9-", 9, 10),
        ("bytes=5-9999", 5, 10),
        ("bytes=5-" + "9" * 500, 5, 10),
        ("bytes=-3", 7, 10),
        ("bytes=-9999", 0, 10),
        ("Bytes=007-008", 7, 9),
        ("bytes= 1-2 ,", 1, 3),
    ],
)
def test_a_range_is_understood(header: str, first: int, end: int) -> None:
    assert part_of(header, 10) == Part(first, end, 10)


@pytest.mark.parametrize(
    "header",
    [
        *(
            "",
            "bytes",
            "bytes=",
            "bytes=-",
            "bytes=,",
            "bytes=5-2",
            "bytes=a-b",
            "bytes=1-2-3",
            "bytes=+1-2",
            "bytes=1",
        ),
        *("items=0-1", "0-1", "bytes=0-1,3-4", "bytes=٣-٤", "bytes=1.0-2", "bytes=" + "9" * 5000 + "-"),
    ],
)
def test_what_is_no_single_range_is_the_whole(header: str) -> None:
    assert part_of(header, 10) is None


@pytest.mark.parametrize("header", ["bytes=10-", "bytes=10-12", "bytes=-0", "bytes=" + "9" * 900 + "-"])
def test_what_lies_beyond_is_refused(header: str) -> None:
    with pytest.raises(Problem, match="range_unsatisfiable") as refused:
        part_of(header, 10)
    assert refused.value.values == {"size": 10}


@given(st.text(max_size=40))
def test_no_header_breaks_it(header: str) -> None:
    for said in (header, f"bytes={header}"):
        try:
            part = part_of(said, 10)
        except Problem as refused:
            assert refused.fault.status == 416
        else:
            assert part is None or 0 <= part.first < part.end <= part.size


@given(st.integers(1, 300), st.integers(0, 300), st.integers(0, 300))
def test_a_part_is_the_slice(size: int, first: int, last: int) -> None:
    content = bytes(each % 251 for each in range(size))
    if first < size and first <= last:
        part = part_of(f"bytes={first}-{last}", size)
        assert part is not None
        assert content[part.first : part.end] == content[first : last + 1]
        assert part.told == f"bytes {first}-{min(last, size - 1)}/{size}"
    if last:
        part = part_of(f"bytes=-{last}", size)
        assert part is not None
        assert content[part.first : part.end] == content[-last:]
