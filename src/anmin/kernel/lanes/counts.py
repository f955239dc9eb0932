"""Counters of the lanes for operators. Labels are codes of the house."""

from prometheus_client import Counter, Histogram

JOBS = Counter("anmin_jobs", "Timers and reactions by how they ended.", ["lane", "name", "ended"])
LATE = Histogram(
    "anmin_timer_late_seconds", "How late a timer began.", ["lane"], buckets=(0.005, 0.015, 0.05, 0.25, 1, 5, 30, 300)
)
