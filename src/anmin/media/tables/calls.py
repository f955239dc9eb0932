"""The tables of calls and of what is recorded of them."""

from anmin.kernel.tables import Retention, Table
from anmin.media.terms.calls import CALL_ANSWERED_ELSEWHERE, CALL_STANDS

KEPT = Retention("Kept as long as what the call belongs to; the night's work asks its room.")

TABLES = (
    Table(name="video_calls", sees="scope", retention=KEPT, conflicts={"video_calls_one": CALL_STANDS}),
    Table(
        name="call_participants",
        sees="scope",
        retention=KEPT,
        conflicts={"call_participants_authority": CALL_ANSWERED_ELSEWHERE},
    ),
    *(
        Table(name=name, sees="scope", retention=KEPT)
        for name in ("publications", "listenings", "recordings", "recording_gaps", "call_marks")
    ),
    Table(name="recording_segments", sees="scope", retention=KEPT, key="recording_id, n"),
)
