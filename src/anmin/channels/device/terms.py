"""Words of alarm devices."""

from anmin.kernel.words import Code, Permission

MANAGE_DEVICES = Permission("device.manage", "维护报警设备", "Maintain alarm devices")


class DeviceKind(Code):
    BUTTON = "button", "固定报警按钮", "Fixed alarm button"
    WORN = "worn", "随身呼救器", "Worn SOS device"
    BOX = "box", "报警柱", "Help point"
    VEHICLE = "vehicle", "车载报警器", "Vehicle alarm"
