"""Words of the map."""

from anmin.kernel.words import Permission

SEE_CAMERAS = Permission("cases.see_cameras", "查看警情附近的视频点位", "See the cameras near an open case")
