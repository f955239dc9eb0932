"""Run as a script of its own: turns this process into PostgreSQL, tied to the life of the process that started it.

`python -I -S become.py PARENT UID GID PROGRAM ARGUMENT…`. Imports nothing of Anmin.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def become(parent: int, uid: int, gid: int, command: list[str]) -> None:
    if uid != os.geteuid():
        os.setgroups([])
        os.setgid(gid)
        os.setuid(uid)
    # Order matters: the kernel forgets the signal when the user changes and keeps it through exec. SIGINT is a fast,
    # clean shutdown. It comes when the *thread* that made this process ends, so `child.py` keeps one thread for it.
    # A script of its own rather than a preexec_fn: no Python code between fork and exec of a many-threaded server.
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGINT, 0, 0, 0):
        sys.exit(f"prctl: {os.strerror(ctypes.get_errno())}")
    if os.getppid() != parent:
        sys.exit("the starting process is gone")
    os.execv(command[0], command)  # noqa: S606 — no shell is the point


if __name__ == "__main__":
    become(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:])
