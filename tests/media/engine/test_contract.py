"""What the embedded engine leans on in aiortc although it is private. When this fails, read `frames` before anything else."""

from __future__ import annotations

import asyncio
import inspect
from importlib.metadata import version

import aioice.ice
from aiortc import RTCConfiguration, RTCPeerConnection, RTCRtpReceiver, RTCRtpSender
from aiortc.codecs import get_encoder
from aiortc.codecs.opus import OpusEncoder
from aiortc.codecs.vpx import Vp8Encoder
from aiortc.jitterbuffer import JitterFrame
from aiortc.rtp import RTCP_PSFB_PLI, RtcpPsfbPacket

from anmin.media.engine import addresses
from anmin.media.engine.frames import DECODER_QUEUE, Frame, Outgoing, Source
from anmin.media.terms.engine import Kind

KEY = b"\x10\x00\x00\x9d\x01\x2a\x80\x02\xe0\x01" + bytes(2000)


def receiver() -> RTCRtpReceiver:
    connection = RTCPeerConnection(RTCConfiguration(iceServers=[]))
    return connection.addTransceiver("video", direction="recvonly").receiver


def test_the_version_is_the_one_that_was_read() -> None:
    assert version("aiortc") == "1.16.0"


async def test_frames_are_taken_before_the_decoder() -> None:
    taken: list[Frame] = []
    made = receiver()
    assert hasattr(made, DECODER_QUEUE)
    Source(Kind.VIDEO, made, taken.append)
    queue = getattr(made, DECODER_QUEUE)
    assert queue.get() is None, "the decoder's thread must end at once"
    queue.put((None, JitterFrame(KEY, 90)))
    queue.put(None)
    assert [(bytes(each), each.pts, each.key) for each in taken] == [(KEY, 90, True)]
    assert f"{DECODER_QUEUE.removeprefix('_RTCRtpReceiver')}.put((codec, encoded_frame))" in inspect.getsource(
        RTCRtpReceiver
    )


async def test_frames_go_out_as_they_are() -> None:
    codecs = {each.mimeType: each for each in RTCRtpSender.getCapabilities("video").codecs}
    assert "video/VP8" in codecs
    encoder = Vp8Encoder()
    payloads, stamp = encoder.pack(Frame(Kind.VIDEO, KEY, 9000))  # type: ignore[arg-type]
    assert stamp == 9000
    assert (
        b"".join(each[4:] if each[0] & 0x80 and each[1] & 0x80 and each[2] & 0x80 else each[3:] for each in payloads)
        == KEY
    )
    payloads, stamp = OpusEncoder().pack(Frame(Kind.AUDIO, b"sound", 960))  # type: ignore[arg-type]
    assert (payloads, stamp) == ([b"sound"], 960)
    assert get_encoder


async def test_a_lost_picture_reaches_the_publisher() -> None:
    """A listener's PLI calls the sender's `_send_keyframe`, which asks upstream with `_send_rtcp_pli`."""
    made = receiver()
    source = Source(Kind.VIDEO, made, lambda _: None)
    asked = asyncio.Event()
    source.want_key = asked.set  # type: ignore[method-assign]
    connection = RTCPeerConnection(RTCConfiguration(iceServers=[]))
    track = Outgoing(source, lambda: None)
    sender = connection.addTransceiver(track, direction="sendonly").sender
    track.serve(sender)
    await sender._handle_rtcp_packet(RtcpPsfbPacket(fmt=RTCP_PSFB_PLI, ssrc=1, media_ssrc=2))
    assert asked.is_set()
    assert inspect.iscoroutinefunction(made._send_rtcp_pli)


def test_loopback_is_offered_where_it_is_allowed() -> None:
    assert addresses.LOOPBACK not in addresses._given(True, True)
    assert addresses.LOOPBACK in addresses._with_loopback(True, True)
    assert "get_host_addresses(" in inspect.getsource(aioice.ice.Connection.gather_candidates)


def test_a_public_address_stands_beside_each_private_one() -> None:
    line = "a=candidate:1 1 udp 2130706431 192.168.1.5 40000 typ host"
    made = addresses.with_public(f"v=0\r\n{line}\r\na=end\r\n", "203.0.113.9")
    assert f"{line}\r\na=candidate:" in made
    assert "203.0.113.9 40000 typ srflx raddr 192.168.1.5 rport 40000\r\na=end" in made
    assert addresses.with_public(line, "") == line
