"""Counters for operators at `/metrics`. Labels are codes of the house, never ids and never anything personal."""

from prometheus_client import Counter, Gauge, Histogram

REQUESTS = Counter("anmin_requests", "Calls of a door over HTTP.", ["operation", "status"])
SECONDS = Histogram(
    "anmin_request_seconds",
    "Time a door took over HTTP.",
    ["operation"],
    buckets=(0.005, 0.02, 0.05, 0.15, 0.3, 1, 2, 5),
)
LISTENERS = Gauge("anmin_live_listeners", "Open live streams.")
PARKED = Gauge("anmin_parked_jobs", "Reactions and timers that failed too often and wait for an operator.", ["lane"])
SEALED = Gauge("anmin_sealed_lines", "Journal lines under a seal.")
