"""What PostgreSQL may answer, told apart: a declared refusal, a reason to try again, or trouble to report as it is."""

from collections.abc import Mapping

import asyncpg

from anmin.kernel import faults
from anmin.kernel.words import Fault, Problem

AGAIN = (asyncpg.DeadlockDetectedError, asyncpg.SerializationError)
"""The transaction lost a race and left nothing: running it again is right."""

AWAY = (
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,  # the server died in the middle of an answer
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.TooManyConnectionsError,
    ConnectionError,
    FileNotFoundError,
    TimeoutError,
)
"""The server is not there or went away; whether a commit arrived is unknown, and the client's key settles it."""

FULL = (asyncpg.DiskFullError, asyncpg.OutOfMemoryError)


def refusal(error: Exception, conflicts: Mapping[str, Fault]) -> Problem | None:
    """The declared problem that `error` stands for, or None when it is a fault of ours."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, asyncpg.IntegrityConstraintViolationError):
        fault = conflicts.get(error.constraint_name or "")
        return fault() if fault else None
    if isinstance(error, FULL):
        return faults.STORAGE_FULL()
    if isinstance(error, AWAY):
        return faults.UNAVAILABLE()
    return None
