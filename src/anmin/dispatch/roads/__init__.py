"""Roads: the network, the way, and how long it takes."""

from anmin.dispatch.roads.graph import RoadGraph, Route
from anmin.dispatch.roads.sheet import Edge, Node, RoadSheet
from anmin.dispatch.roads.times import OwnRoads, Places, RoadTimes, StraightLine, Times

__all__ = [
    "Edge",
    "Node",
    "OwnRoads",
    "Places",
    "RoadGraph",
    "RoadSheet",
    "RoadTimes",
    "Route",
    "StraightLine",
    "Times",
]
