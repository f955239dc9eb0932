"""Where calls are reached. The desk's telephone has `/calls`."""

from anmin.kernel.house import House
from anmin.kernel.http import get, post, upload
from anmin.media.actions import calls, calls_beside, calls_joining, calls_links, calls_media, recording_pieces
from anmin.media.limits import MEBIBYTE, limit_of
from anmin.media.model.uploads import PIECE
from anmin.media.queries import calls as queries
from anmin.media.queries import calls_links as links
from anmin.media.queries import recordings
from anmin.media.terms.evidence import EvidenceKind


def largest(house: House, command: calls_beside.SnapshotCall) -> int:  # noqa: ARG001 - a frame is a photo
    return limit_of(house, EvidenceKind.PHOTO, house.clock.now()).mebibytes * MEBIBYTE


def piece(house: House, command: recording_pieces.PutRecordingPiece) -> int:  # noqa: ARG001 - all are of one size
    return PIECE


AT = "/video-calls"
ROUTES = (
    post(AT, calls.start_call),
    get(AT, queries.calls_of),
    get(f"{AT}/ringing", queries.ringing_calls),
    post(f"{AT}/join", calls_joining.join_call, session="lasts"),
    get(f"{AT}/{{call}}", queries.show_call),
    post(f"{AT}/{{call}}/ring", calls.ring_call),
    post(f"{AT}/{{call}}/answer", calls.answer_call),
    post(f"{AT}/{{call}}/decline", calls.decline_call),
    post(f"{AT}/{{call}}/transfer", calls.transfer_call),
    post(f"{AT}/{{call}}/hold", calls.hold_call),
    post(f"{AT}/{{call}}/end", calls.end_call),
    post(f"{AT}/{{call}}/publications", calls_media.publish_media),
    post(f"{AT}/{{call}}/listenings", calls_media.listen_media),
    post(f"{AT}/{{call}}/listenings/{{listening}}/answer", calls_media.answer_listen),
    post(f"{AT}/{{call}}/listenings/{{listening}}/offer", calls_media.offer_listen),
    upload(f"{AT}/{{call}}/publications/{{publication}}/pieces", recording_pieces.put_recording_piece, piece),
    post(f"{AT}/{{call}}/restart", calls_media.restart_media),
    upload(f"{AT}/{{call}}/snapshots", calls_beside.snapshot_call, largest),
    post(f"{AT}/{{call}}/requests", calls_beside.ask_caller),
    post(f"{AT}/{{call}}/voice", calls_beside.set_voice),
    post(f"{AT}/{{call}}/step", calls_beside.take_step),
    get(f"{AT}/{{call}}/link", links.show_call_link),
    post(f"{AT}/{{call}}/link/send", calls_links.send_call_link),
    get(f"{AT}/{{call}}/manifest", recordings.call_manifest),
)
