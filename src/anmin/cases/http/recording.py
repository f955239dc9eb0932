"""Matters that staff bring in."""

from anmin.cases.actions import recording
from anmin.kernel.http import post

ROUTES = (
    post("/cases/recorded", recording.record_case),
    post("/cases/found", recording.report_as_officer),
)
