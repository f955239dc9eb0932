"""The room's rows: one for every effect, without any constraint, so that a doubled effect stands there twice."""

from anmin.kernel.writes import insert

EFFECTS = insert("echo_effects", note="uuid", means="text", at="timestamptz")
