"""What one participant of a call sends: at most one publication at a time, numbered by its epoch. Pure."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec

from anmin.media.events.calls import CallMedia
from anmin.media.terms.calls import GapWhy, MediaState, RecordingState
from anmin.media.terms.engine import Kind


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """`kinds`: what is sent; `flows`: what of it arrives now; `direct`: it goes from page to page."""

    id: UUID
    call: UUID
    participant: UUID
    epoch: int
    kinds: tuple[Kind, ...]
    flows: tuple[Kind, ...] = ()
    media: MediaState = MediaState.WAITING
    recording: RecordingState = RecordingState.OFF
    created_at: datetime
    closed_at: datetime | None = None
    why: str | None = None
    direct: bool = False

    @property
    def silent(self) -> bool:
        """Whether it is not recorded now, or nothing of it arrives."""
        return self.media is not MediaState.FLOWING or self.recording is not RecordingState.ON

    @property
    def broken(self) -> GapWhy | None:
        """Why nothing of it is recorded, once it is not held."""
        if self.recording is RecordingState.FAILED:
            return GapWhy.RECORDING_FAILED
        return GapWhy.MEDIA_LOST if self.media is MediaState.LOST else None

    def ran_before(self, engine_began: datetime) -> bool:
        """Whether it went with an engine that was there before this one."""
        return self.created_at < engine_began and not self.direct

    def flow(self, kinds: Iterable[Kind], *, on: bool) -> "tuple[Published, CallMedia] | None":
        """Media of these kinds came, or stopped coming. None when that is known or it is closed."""
        flows = set(self.flows) | set(kinds) if on else set(self.flows) - set(kinds)
        if self.closed_at is not None or flows == set(self.flows):
            return None
        media = MediaState.FLOWING if flows else MediaState.LOST
        return self._with(flows=tuple(sorted(flows)), media=media)

    def close(self, why: str, now: datetime) -> "tuple[Published, CallMedia] | None":
        """None when it is closed."""
        if self.closed_at is not None:
            return None
        return self._with(media=MediaState.CLOSED, flows=(), closed_at=now, why=why)

    def _with(self, **values: object) -> "tuple[Published, CallMedia]":
        new = msgspec.structs.replace(self, **values)
        return new, CallMedia(new.call, new.participant, new.id, new.epoch, new.media, new.flows, new.why)
