"""The words of territory: datums, kinds of area, the rules by which an area was chosen, permissions and refusals."""

from anmin.kernel.words import Code, Fault, Permission

MANAGE_AREAS = Permission("territory.manage_areas", "管理辖区和网格", "Manage areas and grid cells")
MANAGE_FALLBACKS = Permission("territory.manage_fallbacks", "维护兜底单位", "Maintain the fallback organisations")


class Datum(Code):
    """What a pair of coordinates means. CGCS2000 and WGS-84 differ by centimetres and are kept as one."""

    WGS84 = "wgs84", "WGS-84（卫星定位）", "WGS-84 (satellite)"
    CGCS2000 = "cgcs2000", "CGCS2000（国家大地坐标系，天地图）", "CGCS2000 (national, Tianditu)"
    GCJ02 = "gcj02", "GCJ-02（国测局坐标）", "GCJ-02 (Chinese map services)"
    BD09 = "bd09", "BD-09（百度坐标）", "BD-09 (Baidu)"


MAX_LEVEL = 9


class AreaKind(Code):
    JURISDICTION = "jurisdiction", "辖区", "Jurisdiction"
    GRID = "grid", "网格", "Grid cell"

    def fineness(self, level: int) -> int:
        """Greater is finer: levels count from coarse to fine, and any grid cell is finer than any jurisdiction."""
        return level + (MAX_LEVEL if self is AreaKind.GRID else 0)


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
        "属于“{area}”，该区域未指定责任单位或其已停用，由兜底单位负责。",
        "It belongs to {area}, which names no organisation or a closed one: the fallback organisation.",
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


class FileFault(Code):
    """Why a GeoJSON file or one of its features is refused."""

    TOO_BIG = "too_big", "文件超过 {limit} 字节。", "The file is larger than {limit} bytes."
    NOT_GEOJSON = (
        "not_geojson",
        "不是有效的 GeoJSON 要素集合（FeatureCollection）。",
        "This is not a valid GeoJSON FeatureCollection.",
    )
    TOO_MANY_FEATURES = "too_many_features", "要素超过 {limit} 个。", "There are more than {limit} features."
    EMPTY = "empty", "文件中没有要素。", "The file holds no feature."
    UNKNOWN_DATUM = (
        "unknown_datum",
        "坐标系无法识别，只接受 WGS-84、CGCS2000 经纬度，或另行注明的 GCJ-02、BD-09。",
        "Unknown datum: only WGS-84 or CGCS2000 degrees, or GCJ-02 or BD-09 when stated.",
    )
    TOO_MANY_VERTICES = (
        "too_many_vertices",
        "顶点过多：每个要素不超过 {limit} 个，整个文件不超过 {total} 个。",
        "Too many vertices: at most {limit} a feature and {total} a file.",
    )
    WRONG_FEATURE = (
        "wrong_feature",
        "“{field}”的类型或格式不正确。",
        "“{field}” has the wrong type or form.",
    )
    WRONG_KIND = (
        "wrong_kind",
        "几何类型应为 Polygon 或 MultiPolygon。",
        "The geometry must be a Polygon or a MultiPolygon.",
    )
    WRONG_LEVEL = (
        "wrong_level",
        "网格的级别只能是 1 或 2，辖区的级别为 1 至 {limit}。",
        "A grid cell has level 1 or 2, a jurisdiction 1 to {limit}.",
    )
    WRONG_DATES = (
        "wrong_dates",
        "日期须在 1970 至 2199 年之间，失效日期须晚于生效日期。",
        "Dates must lie between 1970 and 2199, the end after the start.",
    )
    OUT_OF_RANGE = (
        "out_of_range",
        "经度须在 ±180、纬度须在 ±90 度以内（顺序为经度、纬度）。",
        "Longitude must be within ±180 and latitude within ±90 degrees, in this order.",
    )
    OPEN_RING = (
        "open_ring",
        "环至少需要 4 个点，且首尾两点相同。",
        "A ring needs at least 4 positions, the last the same as the first.",
    )
    WRONG_BBOX = "wrong_bbox", "bbox 与几何图形不符。", "The bbox does not hold the geometry."
    CROSSING = (
        "crossing",
        "边界在（{place}）处自相交或孔洞越界，请在制图软件中修正。",
        "The outline crosses itself or a hole at {place}; please mend it in a map program.",
    )
    NO_AREA = "no_area", "图形面积为零。", "The outline has no area."
    SAME_CODE = "same_code", "编码与第 {other} 个要素重复。", "The code is that of feature {other}."
    WRONG_PARENT = (
        "wrong_parent",
        "上级区域应比本区域更粗（网格属于辖区，二级网格属于一级网格）。",
        "The parent must be coarser: a grid cell belongs to a jurisdiction, a grid of level 2 to one of level 1.",
    )
    PARENT_UNKNOWN = (
        "parent_unknown",
        "没有代码为“{parent}”且当日有效的上级区域。",
        "No area with the code {parent} holds on that day.",
    )
    ORGANISATION_UNKNOWN = (
        "organisation_unknown",
        "没有代码为“{organisation}”的单位。",
        "There is no organisation with the code {organisation}.",
    )
    ORGANISATION_CLOSED = (
        "organisation_closed",
        "代码为“{organisation}”的单位已停用。",
        "The organisation with the code {organisation} is closed.",
    )
    OFFICER_UNKNOWN = (
        "officer_unknown",
        "您的管理范围内没有警号或账号为“{officer}”的在岗人员。",
        "Nobody within your offices has the badge or login {officer}.",
    )
    OUTSIDE_SCOPE = (
        "outside_scope",
        "该区域现在或今后的责任单位不在您的管理范围内。",
        "The organisation that answers for it now or would then lies outside your offices.",
    )
    MORE = "more", "问题过多，其余未列出。", "There are more problems than are listed."


class FallbackCase(Code):
    """Where no area answers."""

    OUTSIDE = "outside", "不在任何区域内", "Outside every area"
    OVERSEAS = "overseas", "境外", "Outside the Chinese mainland"


class AreaQuiet(Code):
    """Why an action said nothing."""

    SAME = "same", "内容没有变化", "Nothing differs"
    DRY_RUN = "dry_run", "仅为试运行", "It was a dry run"


AREA_UNKNOWN = Fault("area_unknown", 404, "没有这个区域。", "There is no such area.")
AREA_NOT_IN_FORCE = Fault(
    "area_not_in_force",
    409,
    "该区域在这一天尚未生效或已经终止。",
    "The area does not hold on that day: not yet, or no more.",
)
OFFICER_LEFT = Fault("officer_left", 409, "该人员已离岗，不能作为责任人。", "This member of staff has left.")
