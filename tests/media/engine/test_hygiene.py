"""Descriptions from pages: a browser's is taken without its addresses; whatever else comes is cleaned or refused."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anmin.media.engine.connections import MOST_CONNECTIONS, Limits
from anmin.media.engine.embedded import EmbeddedEngine
from anmin.media.engine.engine import EngineFull, Publication, SdpRefused
from anmin.media.engine.hygiene import MOST_BYTES, clean, kinds_in
from anmin.media.terms.engine import Kind, SdpWhy

OFFER = Path(__file__).with_name("offer.sdp").read_text()
LINES = OFFER.splitlines()
BOTH = frozenset(Kind)
NASTY = (
    "a=candidate:1 1 udp 2122194687 169.254.169.254 80 typ host",
    "a=candidate:1 1 udp 2122194687 127.0.0.1 5432 typ host",
    "a=candidate:1 1 udp 1 internal.example 80 typ relay raddr 10.0.0.1 rport 1",
    "a=candidate:",
    "a=ice-lite",
    "a=ice-options:trickle",
    "a=end-of-candidates",
    "a=remote-candidates:1 10.0.0.1 22",
    "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR|2^20|1:32",
    "c=IN IP4 10.0.0.1",
    "c=IN IP6 ::1",
    "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
    "m=audio 9 RTP/AVP 0",
    "m=video 0 UDP/TLS/RTP/SAVPF 96",
    "m=video 9 UDP/TLS/RTP/SAVPF 96",
    "a=rtpmap:96 H264/90000",
    "a=fmtp:96 " + "x" * 5000,
    "a=fmtp:97 apt=97",
    "a=mid:" + "9" * 300,
    "a=group:BUNDLE 7 8",
    "a=setup:active",
    "a=setup:holdconn",
    "a=ssrc:99999999999 cname:x",
    "a=inactive",
    "a=recvonly",
    "v=0",
    "\x00\r",
)


@st.composite
def hostile(draw: st.DrawFn) -> str:
    """A browser's offer with lines taken away, put elsewhere, cut, and others put in."""
    lines = list(LINES)
    for _ in range(draw(st.integers(0, 12))):
        at = draw(st.integers(0, max(0, len(lines) - 1)))
        match draw(st.integers(0, 4)):
            case 0 if lines:
                del lines[at]
            case 1 if lines:
                lines.insert(draw(st.integers(0, len(lines))), lines[at])
            case 2 if lines:
                lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
            case 3:
                lines.insert(at, draw(st.text(max_size=80)))
            case _:
                lines.insert(at, draw(st.sampled_from(NASTY)))
    return draw(st.sampled_from(["\r\n", "\n"])).join(lines)


def test_a_browsers_offer_is_taken_without_an_address() -> None:
    cleaned = clean(OFFER, BOTH)
    assert kinds_in(cleaned) == BOTH
    assert "192.0.2" not in cleaned
    assert "fd00:" not in cleaned
    assert "opus/48000/2" in cleaned
    assert "VP8/90000" in cleaned
    assert "H264" not in cleaned


@given(hostile())
def test_what_is_taken_holds_nothing_that_was_not_meant(text: str) -> None:
    try:
        cleaned = clean(text, BOTH)
    except SdpRefused:
        return
    lines = cleaned.split("\r\n")
    assert not [line for line in lines if "candidate" in line or line.startswith(("a=ice-lite", "a=crypto"))]
    mids = [line[6:] for line in lines if line.startswith("a=mid:")]
    assert [line for line in lines if "BUNDLE" in line] in ([], [f"a=group:BUNDLE {' '.join(mids)}"])
    assert {line for line in lines if line.startswith("c=")} == {"c=IN IP4 0.0.0.0"}
    assert 1 <= sum(line.startswith("m=") for line in lines) <= 2
    codecs = {line.split(" ")[1].split("/")[0].lower() for line in lines if line.startswith("a=rtpmap:")}
    assert codecs <= {"opus", "vp8", "rtx"}
    assert clean(cleaned, BOTH) == cleaned


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("x" * (MOST_BYTES + 1), SdpWhy.TOO_LARGE),
        ("\n" * 5000, SdpWhy.TOO_LARGE),
        ("", SdpWhy.UNREADABLE),
        ("v=0\r\n", SdpWhy.MEDIA),
        (OFFER + "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\n", SdpWhy.MEDIA),
        (OFFER.replace("VP8/90000", "VP7/90000"), SdpWhy.CODECS),
        (OFFER.replace("a=rtpmap:96 ", "a=rtpmap:96 H264/90000\na=rtpmap:96 "), SdpWhy.UNREADABLE),
        (OFFER.replace("opus/48000/2", "PCMU/8000"), SdpWhy.CODECS),
        ("\n".join(line for line in LINES if not line.startswith("a=fingerprint")), SdpWhy.SECURITY),
        (OFFER.replace("a=fingerprint:sha-256", "a=fingerprint:md5"), SdpWhy.SECURITY),
    ],
)
def test_refusals(text: str, why: SdpWhy) -> None:
    with pytest.raises(SdpRefused) as refused:
        clean(text, BOTH)
    assert refused.value.why is why


def test_only_what_was_announced_is_taken() -> None:
    with pytest.raises(SdpRefused):
        clean(OFFER, frozenset({Kind.AUDIO}))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=hostile())
async def test_the_engine_answers_or_refuses_and_keeps_nothing_of_a_refusal(text: str, tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, Limits())
    publication = Publication(id=uuid4(), call=uuid4(), epoch=1, record=True, kinds=BOTH)
    try:
        answer = await engine.publish(publication, text)
    except SdpRefused:
        assert not engine._sendings
    else:
        assert answer.startswith("v=0")
    await engine.stop()


async def test_calls_and_connections_are_bounded(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, Limits(most_calls=1))
    first = Publication(id=uuid4(), call=uuid4(), epoch=1, record=False, kinds=BOTH)
    await engine.publish(first, OFFER)
    with pytest.raises(EngineFull):
        await engine.publish(Publication(id=uuid4(), call=uuid4(), epoch=1, record=False, kinds=BOTH), OFFER)
    for _ in range(MOST_CONNECTIONS - 1):
        await engine.listen(first.id, uuid4())
    with pytest.raises(EngineFull):
        await engine.listen(first.id, uuid4())
    await engine.end(first.call)
    assert not engine._listenings
    await engine.publish(Publication(id=uuid4(), call=uuid4(), epoch=1, record=False, kinds=BOTH), OFFER)
    await engine.stop()
