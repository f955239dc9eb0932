"""What is taken of a page's media description (SDP, RFC 8866): only lines that are known, VP8 and Opus, encryption.

No candidate is taken at all. The page finds the house; the house answers where an authenticated check came from
(peer-reflexive, RFC 8445 §7.3.1.3), so nobody can name an address that it should send to. Pages need not gather first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from anmin.media.engine.engine import SdpRefused
from anmin.media.terms.engine import Kind, SdpWhy

MOST_BYTES = 64 << 10
MOST_LINES = 1000
CODECS = {Kind.AUDIO: ("opus/48000/2",), Kind.VIDEO: ("vp8/90000",)}
EXTENSIONS = frozenset(
    {
        "urn:ietf:params:rtp-hdrext:sdes:mid",
        "urn:ietf:params:rtp-hdrext:ssrc-audio-level",
        "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time",
        "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01",
    }
)
_TOKEN = r"[A-Za-z0-9_.+{}\-]{1,64}"  # noqa: S105 - the grammar's word for a name
_ICE = r"[A-Za-z0-9+/=_\-]"
_SHARED = (
    rf"ice-ufrag:{_ICE}{{4,256}}",
    rf"ice-pwd:{_ICE}{{22,256}}",
    r"fingerprint:sha-(?:256|384|512) (?:[0-9A-Fa-f]{2}:){31,63}[0-9A-Fa-f]{2}",
    r"setup:(?:actpass|active|passive)",
)
_SESSION = re.compile("|".join((*_SHARED, rf"msid-semantic: ?WMS(?: {_TOKEN}| \*)?")))
_MEDIA = re.compile(
    "|".join(
        (
            *_SHARED,
            rf"mid:{_TOKEN}",
            r"rtcp-mux|rtcp-rsize|sendrecv|sendonly|recvonly",
            rf"msid:(?:{_TOKEN}|-) {_TOKEN}",
            r"ssrc:[0-9]{1,10} cname:[A-Za-z0-9_.+/@{}=\-]{1,128}",
            r"ssrc-group:FID [0-9]{1,10} [0-9]{1,10}",
        )
    )
)
_OF_CODEC = re.compile(r"(?:fmtp:[0-9]{1,3} [A-Za-z0-9_=;. \-]{1,256}|rtcp-fb:[0-9]{1,3} [a-z0-9 \-]{1,40})")
_HEAD = re.compile(r"m=(audio|video) ([0-9]{1,5}) UDP/TLS/RTP/SAVPF((?: [0-9]{1,3})+)")
_RTPMAP = re.compile(r"a=rtpmap:([0-9]{1,3}) ([A-Za-z0-9\-]{1,20}/[0-9]{1,6}(?:/[0-9])?)")
_EXTMAP = re.compile(r"a=extmap:([0-9]{1,3})(?:/[a-z]+)? (\S{1,128})")
_APT = re.compile(r"a=fmtp:([0-9]{1,3}) apt=([0-9]{1,3})")
MOST_SSRCS = 4


def clean(sdp: str, kinds: frozenset[Kind]) -> str:
    """The description without anything that is not needed. Raises SdpRefused."""
    if len(sdp.encode(errors="replace")) > MOST_BYTES or sdp.count("\n") > MOST_LINES:
        raise SdpRefused(SdpWhy.TOO_LARGE)
    session, media = _parts(sdp)
    if not 1 <= len(media) <= len(kinds):
        raise SdpRefused(SdpWhy.MEDIA)
    head = [line for line in session if line.startswith("a=") and _SESSION.fullmatch(line[2:])]
    found: dict[Kind, list[str]] = {}
    for part in media:
        kind, cleaned = _media(part)
        if kind in found or kind not in kinds:
            raise SdpRefused(SdpWhy.MEDIA)
        found[kind] = _secured(head, cleaned)
    lines = ["v=0", "o=- 1 1 IN IP4 0.0.0.0", "s=-", "t=0 0", *head]
    if any(line.startswith("a=group:BUNDLE ") for line in session):
        lines.append(_bundle(found.values()))
    return "\r\n".join([*lines, *chain(*found.values())]) + "\r\n"


def receives_only(cleaned: str) -> bool:
    """Whether the page means to send nothing of some part."""
    return "\r\na=recvonly\r\n" in cleaned


def _bundle(parts: Iterable[list[str]]) -> str:
    """All parts over one connection: said anew, because a name that no part has would be believed."""
    mids = [line[6:] for part in parts for line in part if line.startswith("a=mid:")]
    if len(set(mids)) < len(mids):
        raise SdpRefused(SdpWhy.MEDIA)
    return f"a=group:BUNDLE {' '.join(mids)}"


def kinds_in(cleaned: str) -> frozenset[Kind]:
    """The kinds of media of a description that was cleaned."""
    return frozenset(Kind(line[2:7]) for line in cleaned.splitlines() if line.startswith("m="))


def _parts(sdp: str) -> tuple[list[str], list[list[str]]]:
    session: list[str] = []
    media: list[list[str]] = []
    for line in sdp.replace("\r\n", "\n").split("\n"):
        if line.startswith("m="):
            media.append([line])
        else:
            (media[-1] if media else session).append(line)
    if not session or not session[0].startswith("v=0"):
        raise SdpRefused(SdpWhy.UNREADABLE)
    return session, media


def _media(part: list[str]) -> tuple[Kind, list[str]]:
    head = _HEAD.fullmatch(part[0])
    if head is None:
        raise SdpRefused(SdpWhy.MEDIA)
    kind = Kind(head[1])
    payloads = _payloads(kind, part, head[3].split())
    if head[2] == "0" or not payloads:
        raise SdpRefused(SdpWhy.CODECS)
    lines = [f"m={kind} 9 UDP/TLS/RTP/SAVPF {' '.join(payloads)}", "c=IN IP4 0.0.0.0"]
    lines += _kept(part[1:], set(payloads))
    directions = [line for line in lines if line in ("a=sendrecv", "a=sendonly", "a=recvonly")]
    if len(directions) > 1 or sum(line.startswith("a=mid:") for line in lines) != 1 or "a=rtcp-mux" not in lines:
        raise SdpRefused(SdpWhy.MEDIA)
    return kind, lines


def _payloads(kind: Kind, part: list[str], offered: list[str]) -> list[str]:
    """Of the payload types that are offered: the codec's, and the retransmission of it."""
    stated = [(found[1], found[2].lower()) for line in part if (found := _RTPMAP.fullmatch(line))]
    named = dict(stated)
    if len(named) < len(stated):
        raise SdpRefused(SdpWhy.UNREADABLE)  # one number for two codecs
    codec = next((each for each in offered if named.get(each) in CODECS[kind]), None)
    if codec is None:
        return []
    again = {found[1] for line in part if (found := _APT.fullmatch(line)) and found[2] == codec}
    return [codec, *(each for each in offered if each in again and named.get(each) == "rtx/90000")][:2]


def _kept(part: list[str], payloads: set[str]) -> Iterator[str]:
    ssrcs = 0
    for line in part:
        if found := _EXTMAP.fullmatch(line):
            if found[2] in EXTENSIONS and 1 <= int(found[1]) <= 14:
                yield f"a=extmap:{found[1]} {found[2]}"
        elif line.startswith("a=") and _is_kept(line, payloads):
            ssrcs += line.startswith("a=ssrc:")
            if ssrcs <= MOST_SSRCS:
                yield line


def _is_kept(line: str, payloads: set[str]) -> bool:
    if _RTPMAP.fullmatch(line) or _OF_CODEC.fullmatch(line[2:]):
        return re.split("[: ]", line)[1] in payloads
    return _MEDIA.fullmatch(line[2:]) is not None


def _secured(head: list[str], part: list[str]) -> list[str]:
    """The part, when it or what stands above all parts has its credentials."""
    for name in ("a=ice-ufrag:", "a=ice-pwd:", "a=fingerprint:", "a=setup:"):
        if not any(line.startswith(name) for line in (*head, *part)):
            raise SdpRefused(SdpWhy.SECURITY)
    return part
