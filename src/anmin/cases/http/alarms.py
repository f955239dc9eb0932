"""Alarms of devices."""

from anmin.cases.actions import alarms
from anmin.kernel.http import post

ROUTES = (post("/alarms", alarms.device_alarm),)
