"""The words of territory: datums, kinds of area, and the rules by which an area was chosen."""

from anmin.kernel.words import Code


class Datum(Code):
    """What a pair of coordinates means. CGCS2000 and WGS-84 differ by centimetres and are kept as one."""

    WGS84 = "wgs84", "WGS-84（卫星定位）", "WGS-84 (satellite)"
    CGCS2000 = "cgcs2000", "CGCS2000（国家大地坐标系，天地图）", "CGCS2000 (national, Tianditu)"
    GCJ02 = "gcj02", "GCJ-02（国测局坐标）", "GCJ-02 (Chinese map services)"
    BD09 = "bd09", "BD-09（百度坐标）", "BD-09 (Baidu)"


class AreaKind(Code):
    JURISDICTION = "jurisdiction", "辖区", "Jurisdiction"
    GRID = "grid", "网格", "Grid cell"


class Rule(Code):
    """Why this area and organisation answer for a point. Templates: {area}, {metres}, {country}."""

    INSIDE = "inside", "位于“{area}”内。", "Inside {area}."
    SMALLEST = (
        "smallest",
        "位于多个区域的交界或重叠处，取面积最小的“{area}”。",
        "On a border or overlap of several areas: the smallest, {area}.",
    )
    FIRST_CODE = (
        "first_code",
        "位于多个面积相同区域的交界或重叠处，取编码在前的“{area}”。",
        "On a border or overlap of areas of one size: the first by code, {area}.",
    )
    UNASSIGNED = (
        "unassigned",
        "位于“{area}”内，该区域未指定责任单位，由兜底单位负责。",
        "Inside {area}, which names no organisation: the fallback organisation.",
    )
    NEAREST = (
        "nearest",
        "不在任何区域内，取 {metres} 米外最近的“{area}”。",
        "Outside every area: the nearest, {area}, {metres} metres away.",
    )
    FALLBACK = (
        "fallback",
        "不在任何区域内，附近也没有区域，由兜底单位负责。",
        "Outside every area and none near: the fallback organisation.",
    )
    ABROAD = (
        "abroad",
        "位于境外（{country}），由境外警情兜底单位负责。",
        "Outside the Chinese mainland ({country}): the fallback organisation for overseas.",
    )
