"""The text of PostgreSQL's three settings files. Pure; written anew at every start.

An operator's own settings belong into `ALTER SYSTEM`, which PostgreSQL keeps apart and reads last.
"""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from anmin.kernel.postgres.roles import LOGINS

MAP = "anmin"


class Wish(msgspec.Struct, frozen=True):
    """What differs from one cluster to the next. `durable=False` is for clusters that are thrown away."""

    socket: Path
    log: Path
    durable: bool


# Anything acknowledged is on disk. An idle open transaction would hold back every reader of the journal's tail.
# Error details and parameters may hold personal data, so they stay out of the log.
STEADY = """\
listen_addresses = ''
unix_socket_permissions = 0700
cluster_name = 'anmin'
max_connections = 200
shared_buffers = 128MB
jit = off
wal_level = replica
idle_in_transaction_session_timeout = 30s
timezone = 'UTC'
log_timezone = 'UTC'
logging_collector = on
log_filename = 'postgresql-%a.log'
log_rotation_age = 1d
log_rotation_size = 0
log_truncate_on_rotation = on
log_line_prefix = '%m [%p] %q%u@%d '
log_error_verbosity = terse
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
"""
DURABLE = "fsync = on\nfull_page_writes = on\nsynchronous_commit = on\n"
THROWN_AWAY = "fsync = off\nfull_page_writes = off\nsynchronous_commit = off\nmax_wal_size = 128MB\n"


def postgresql_conf(wish: Wish) -> str:
    # The socket setting is a list: the inner quotes keep a space or a quote in the path from ending the entry.
    folder = '"' + str(wish.socket).replace('"', '""') + '"'
    places = f"unix_socket_directories = {_quoted(folder)}\nlog_directory = {_quoted(str(wish.log))}\n"
    return "# Written by Anmin at every start.\n" + STEADY + places + (DURABLE if wish.durable else THROWN_AWAY)


def pg_hba_conf() -> str:
    who = ",".join(LOGINS)
    return (
        "# Written by Anmin at every start. Known by operating system account, from this machine only.\n"
        f"local all {who} peer map={MAP}\n"
        f"local replication postgres peer map={MAP}\n"
        "local all all reject\n"
        "host all all all reject\n"
    )


def pg_ident_conf(accounts: Iterable[str]) -> str:
    """Each system account may log in as every role of `LOGINS`: whoever runs Anmin is all of them anyway."""
    lines = (f'{MAP} "{account}" {login}\n' for account in sorted(set(accounts)) for login in LOGINS)
    return "# Written by Anmin at every start.\n" + "".join(lines)


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace("'", "''").replace("\n", "\\n")
    return f"'{escaped}'"
