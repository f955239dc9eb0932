"""PostgreSQL for the house: our own server as a child process, its roles, and backups that are proved.

Knows no table of Anmin. Another's server is reached by its address and is never started or stopped from here.
"""

from anmin.kernel.postgres.backup import BackupJob, backup
from anmin.kernel.postgres.binaries import Binaries, find
from anmin.kernel.postgres.faults import PostgresFault
from anmin.kernel.postgres.manifest import Manifest
from anmin.kernel.postgres.restore import RestoreJob, restore
from anmin.kernel.postgres.roles import ensure_database, ensure_roles, prepare
from anmin.kernel.postgres.scratch import scratch
from anmin.kernel.postgres.sockets import address
from anmin.kernel.postgres.supervisor import Embedded, Manner, running

__all__ = [
    "BackupJob",
    "Binaries",
    "Embedded",
    "Manifest",
    "Manner",
    "PostgresFault",
    "RestoreJob",
    "address",
    "backup",
    "ensure_database",
    "ensure_roles",
    "find",
    "prepare",
    "restore",
    "running",
    "scratch",
]
