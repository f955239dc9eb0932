"""Where evidence is listed, covered, held, exported."""

from anmin.kernel.http import get, post
from anmin.media.actions import clips, keeping, redaction
from anmin.media.queries import exporting, listing

ROUTES = (
    get("/evidence", listing.evidence_page),
    post("/media/{evidence}/redactions", redaction.redact_evidence),
    post("/media/{evidence}/redactions/undo", redaction.undo_redaction),
    post("/media/{evidence}/clips", clips.clip_evidence),
    post("/evidence/exports", exporting.export_evidence),
    post("/evidence/holds", keeping.hold_evidence),
    post("/evidence/holds/{hold}/release", keeping.release_evidence),
)
