"""Words of the roads: what a time rests on, and why a road file is refused."""

from anmin.kernel.words import Code, Fault, Permission, Text

MANAGE_ROADS = Permission("dispatch.manage_roads", "维护路网", "Maintain the road network")


class Basis(Code):
    """What a time to the scene rests on."""

    ROAD = "road", "道路用时", "Time by road"
    STRAIGHT_LINE = "straight_line", "直线估算", "Estimated from the straight line"
    BEYOND = "beyond", "时限内道路不可达", "Not reached by road within the limit"
    NO_PLACE = "no_place", "位置不明", "No place known"


class RoadFault(Code):
    """What is wrong with a road graph. Template: {number}, the place in its list, from 0, or the limit."""

    UNREADABLE = "unreadable", "不是有效的路网文件", "it is no road file"
    VERSION = "version", "路网文件版本 {number} 无法识别", "its version {number} is not known"
    TOO_LARGE = "too_large", "节点或路段超过 {number} 个", "it has more than {number} nodes or edges"
    EMPTY = "empty", "路网中没有节点", "it has no node"
    LENGTHS = "lengths", "各列长度不一致", "its columns differ in length"
    NODE_PLACE = "node_place", "第 {number} 个节点的经纬度无效", "node {number} has no valid place"
    EDGE_NODE = "edge_node", "第 {number} 条路段指向不存在的节点", "edge {number} names a node that is not there"
    EDGE_LENGTH = "edge_length", "第 {number} 条路段的长度无效", "edge {number} has no valid length"
    EDGE_SPEED = "edge_speed", "第 {number} 条路段的速度无效", "edge {number} has no valid speed"
    EDGE_NAME = "edge_name", "第 {number} 条路段的路名无效", "edge {number} has no valid name"

    def at(self, number: int) -> Text:
        return Text(self.zh.format(number=number), self.en.format(number=number))


ROADS_REFUSED = Fault("roads_refused", 422, "路网不能使用：{why}。", "The roads cannot be used: {why}.")
ROADS_READER_MISSING = Fault(
    "roads_reader_missing",
    501,
    "未安装 OSM 读取组件，请安装 anmin[osm]。",
    "The reader of OSM files is not installed; install anmin[osm].",
)
