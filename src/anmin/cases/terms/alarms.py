"""Words of alarms that a device sends: a button, a bracelet, a box on the wall."""

from anmin.kernel.words import Permission

BRING_ALARMS = Permission("cases.bring_alarms", "设备报警接入", "Bring alarms of devices in")
