"""Descriptions for another page: its addresses stay in them, and none that a page must not be sent to."""

from __future__ import annotations

from pathlib import Path

import pytest

from anmin.media.engine.candidates import MOST, clean_direct
from anmin.media.engine.engine import SdpRefused
from anmin.media.engine.hygiene import clean
from anmin.media.model.direct import carried_by
from anmin.media.terms.engine import Kind

OFFER = Path(__file__).with_name("offer.sdp").read_text()
BOTH = frozenset(Kind)
HIDDEN = "4a2b9c1e-0d3f-4e55-9c7a-1b2c3d4e5f60.local"


def found(line: str, *, loopback: bool = False) -> list[str]:
    """What is left of this candidate in an offer that has no other."""
    lines = [each for each in OFFER.splitlines() if not each.startswith("a=candidate")]
    lines.insert(next(n for n, each in enumerate(lines) if each.startswith("m=audio")) + 2, line)
    cleaned = clean_direct("\r\n".join(lines) + "\r\n", BOTH, loopback=loopback)
    return [each for each in cleaned.split("\r\n") if "candidate" in each]


def test_an_offer_keeps_its_addresses_and_is_clean_beside_them() -> None:
    cleaned = clean_direct(OFFER, BOTH, loopback=False)
    lines = cleaned.split("\r\n")
    candidates = [each for each in lines if each.startswith("a=candidate")]
    assert "a=candidate:3857824403 1 udp 2122194687 192.0.2.2 50990 typ host" in candidates
    assert not [each for each in candidates if " tcp " in each]
    assert "\r\n".join(each for each in lines if not each.startswith("a=candidate")) == clean(OFFER, BOTH)
    assert clean_direct(cleaned, BOTH, loopback=False) == cleaned


@pytest.mark.parametrize(
    "place",
    [
        *(
            "192.168.3.4 50000 typ host",
            "10.0.0.9 50000 typ host",
            "fd00::2 50000 typ host",
            f"{HIDDEN} 50000 typ host",
        ),
        "203.0.113.9 50000 typ srflx raddr 192.168.3.4 rport 50001",
        "203.0.113.9 50000 typ relay raddr 198.51.100.7 rport 50001",
    ],
)
def test_where_a_page_may_be_sought(place: str) -> None:
    [line] = found(f"a=candidate:1 1 udp 2122194687 {place} generation 0 network-id 1")
    assert line.startswith(f"a=candidate:1 1 udp 2122194687 {place.partition(' raddr')[0]}")
    assert "192.168.3.4 rport" not in line, "nothing of a network that is not needed"


@pytest.mark.parametrize(
    "place",
    [
        *("127.0.0.1 50000 typ host", "::1 50000 typ host", "0.0.0.0 50000 typ host", "255.255.255.255 50000 typ host"),
        *("169.254.169.254 50000 typ host", "fe80::1 50000 typ host", "224.0.0.251 50000 typ host"),
        *("::ffff:10.0.0.1 50000 typ host", "internal.example 50000 typ host", "printer.local 50000 typ host"),
        *("10.0.0.1 80 typ host", "10.0.0.1 99999 typ host", "10.0.0.1 50000 typ other", "10.0.0.1"),
    ],
)
def test_where_nobody_is_sent(place: str) -> None:
    assert found(f"a=candidate:1 1 udp 2122194687 {place}") == []


def test_one_machine_for_trying() -> None:
    assert found("a=candidate:1 1 udp 1 127.0.0.1 50000 typ host", loopback=True) != []


def test_other_transports_and_parts_are_left_out() -> None:
    assert found("a=candidate:1 1 tcp 1 10.0.0.1 50000 typ host tcptype active") == []
    assert found("a=candidate:1 2 udp 1 10.0.0.1 50000 typ host") == []


def test_not_more_than_some_and_each_once() -> None:
    many = "\r\n".join(f"a=candidate:{n} 1 udp 1 10.0.0.1 {50_000 + n // 2} typ host" for n in range(4 * MOST))
    assert len(found(many)) == MOST


def test_what_is_refused_without_addresses_is_refused_with_them() -> None:
    with pytest.raises(SdpRefused):
        clean_direct(OFFER.replace("VP8/90000", "VP7/90000"), BOTH, loopback=False)


def test_what_carries_a_call() -> None:
    ways = [
        ("embedded", False),
        ("embedded", True),
        ("janus", True),
        ("browsers", False),
        ("browsers", True),
        ("off", True),
    ]
    assert [carried_by(engine, away=away) for engine, away in ways] == [
        *("embedded", "browsers", "browsers", "browsers", "browsers", "off"),
    ]
