"""What two pages see and send of a call: scripts that note it in the page, and what follows from their notes.

Instants are milliseconds of the machine's clock, the same one in every page and process here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np

SENDS = """{
  window.sent = []
  const peers = new Map()
  const Real = window.RTCPeerConnection
  window.RTCPeerConnection = class extends Real {
    constructor(...given) { super(...given); peers.set(this, peers.size) }
  }
  setInterval(async () => {
    for (const [peer, number] of peers) {
      const said = await peer.getStats().catch(() => new Map())
      for (const each of said.values()) {
        if (each.type === 'outbound-rtp' && each.kind === 'video') sent.push([Date.now(), number, each.framesSent ?? 0])
      }
    }
  }, 50)
}"""
"""In the page that sends: `sent`, `[instant, connection, pictures so far]` about twenty times a second."""

TOUCHED = """{
  window.touched = 0
  for (const each of ['click', 'keydown']) addEventListener(each, () => { window.touched = Date.now() }, true)
}"""
"""`touched`: when a person last clicked or pressed a key."""

RECORDS = """{
  window.recording = []
  const begin = MediaRecorder.prototype.start
  MediaRecorder.prototype.start = function (...given) {
    this.addEventListener('start', () => recording.push(Date.now()))
    begin.apply(this, given)
  }
}"""
"""In a page that records itself: `recording`, the instants at which it began to."""

RANG = """(words) => new Promise((done) => {
  const look = () => {
    const rings = [...document.querySelectorAll('[role=alert]')].some((each) => each.textContent.includes(words))
    if (rings) { done(Date.now()); watch.disconnect() }
  }
  const watch = new MutationObserver(look)
  watch.observe(document.body, { childList: true, subtree: true, characterData: true })
  look()
})"""
"""Answers with the instant at which an alert with these words stands on the page."""

PART = re.compile(r"^(.{36}-\d+)[.-]")
NEAR = 1_000
"""Milliseconds without a new picture after which a picture stands still."""
CLEAR = 2_000


def sees(name: str) -> str:
    """In the page that looks: `frames`, the instant of each picture that was shown of whoever has this name."""
    return f"""{{
  window.frames_seen = []
  const known = new WeakSet()
  const follow = (video) => {{
    if (known.has(video)) return
    known.add(video)
    const step = () => {{
      if (video.getAttribute('aria-label') === {json.dumps(name)}) window.frames_seen.push(Date.now())
      video.requestVideoFrameCallback(step)
    }}
    video.requestVideoFrameCallback(step)
  }}
  const look = () => document.querySelectorAll('video').forEach(follow)
  new MutationObserver(look).observe(document, {{ childList: true, subtree: true }})
}}"""


def first_after(frames: Iterable[float], at: float) -> float:
    """Seconds from `at` to the first picture after it. Raises ValueError when none came."""
    return (min(each for each in frames if each >= at) - at) / 1000


def longest_without(frames: Sequence[float], since: float) -> float:
    """The longest time between two pictures, in seconds, from the last one before `since` on. Raises ValueError without two."""
    before = [each for each in frames if each < since][-1:]
    seen = [*before, *(each for each in frames if each >= since)]
    return max(later - each for each, later in pairwise(seen)) / 1000


def flow(frames: Sequence[float], now: float) -> bool:
    """Whether pictures come again and again, and not only the last ones of a moment ago."""
    seen = [each for each in frames if each > now - CLEAR]
    return len(seen) > 2 and max(later - each for each, later in pairwise([now - CLEAR, *seen, now])) < NEAR


def sent_until(sent: Sequence[tuple[float, int, int]], at: float) -> float:
    """Pictures that all connections of a page had sent by then; between two notes they are taken to come evenly."""
    whole = 0.0
    for connection in {each for _, each, _ in sent}:
        notes = sorted((instant, count) for instant, of, count in sent if of == connection)
        if notes[0][0] <= at:
            instants, counts = zip(*notes, strict=True)
            whole += float(np.interp(at, instants, counts))
    return whole


def rate(sent: Sequence[tuple[float, int, int]], at: float, span: float = 4_000) -> float:
    """Pictures a second in the time before."""
    return (sent_until(sent, at) - sent_until(sent, at - span)) / span * 1000


def lost(sent: Sequence[tuple[float, int, int]], at: float, recorded: int) -> float:
    """Seconds of pictures that were sent by then and not recorded. Raises ValueError when none were sent of late."""
    if not (each_second := rate(sent, at)):
        raise ValueError("nothing was sent")
    return max(0.0, (sent_until(sent, at) - recorded) / each_second)


def parts(names: Iterable[str]) -> Mapping[str, list[str]]:
    """The files of recordings by the part that they make together: Janus writes one for each kind."""
    found: dict[str, list[str]] = {}
    for name in sorted(names):
        if part := PART.match(name):
            found.setdefault(part[1], []).append(name)
    return found
