"""The probe's rows: a note under row-level security, its owner and its place."""

from anmin.kernel.writes import insert

NOTES = insert("probe_notes", id="uuid", office="uuid", person="uuid", kind="int", text="text", at="timestamptz")
PLACES = insert("probe_places", note="uuid", lon="double precision", lat="double precision")
MARKS = insert("probe_marks", note="uuid", mark="text", at="timestamptz")
