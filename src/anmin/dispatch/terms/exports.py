"""The columns of the list of units as a file."""

from anmin.kernel.words import Code


class UnitColumn(Code):
    CODE = "code", "代码", "Code"
    NAME = "name", "名称", "Name"
    KIND = "kind", "种类", "Kind"
    OFFICE = "office", "单位", "Office"
    CALL_SIGN = "call_sign", "呼号", "Call sign"
    CAPABILITIES = "capabilities", "能力", "Capabilities"
    STATUS = "status", "状态", "Status"
    STATUS_AT = "status_at", "状态时间", "Status since"
    CASE = "case", "正在处置", "On case"
    POSITION_AT = "position_at", "定位时间", "Position of"
    SHIFT_ENDS = "shift_ends", "班次结束", "Shift ends"
