"""The people who try every door: one actor for each kind of person, with the grants that the seeded roles give."""

from uuid import UUID

import asyncpg

from anmin.kernel.access import ANONYMOUS, Actor
from anmin.kernel.ids import new_id

ROLES = {
    "call_taker": "call_taker",
    "dispatcher": "dispatcher",
    "officer": "officer",
    "worker": "department_worker",
    "watch_commander": "watch_commander",
    "leader": "leader",
    "system": "system_administrator",
    "security": "security_administrator",
    "audit": "audit_administrator",
    "integration": "integration",
}
"""Whom the table names, and the seeded role each holds."""
EVERYBODY = ("anonymous", "guest", "citizen", "roleless", *ROLES)


async def actors(conn: asyncpg.Connection, office: UUID) -> dict[str, Actor]:
    """Everybody, staff with their role for `office`."""
    people = {
        "anonymous": ANONYMOUS,
        "guest": Actor("guest", new_id()),
        "citizen": Actor("citizen", new_id()),
        "roleless": Actor("staff", new_id()),
    }
    for name, code in ROLES.items():
        permissions = await conn.fetchval("select permissions from roles where code = $1", code)
        people[name] = Actor("staff", new_id(), grants={each: frozenset({office}) for each in permissions})
    return people
