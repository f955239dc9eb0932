"""Faults on purpose: processes are killed, disks filled and lines altered, and nothing acknowledged may be lost."""
