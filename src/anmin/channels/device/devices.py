"""The register of alarm devices: what an alarm of each means and where it is fixed. An unknown device is heard all the same."""

from __future__ import annotations

from typing import Annotated

from anmin.cases.placing import Spot
from anmin.channels.device.terms import MANAGE_DEVICES, DeviceKind
from anmin.kernel.registers import Register, Row, label
from anmin.kernel.words import Text
from anmin.territory.point import Latitude, Longitude


class DeviceRow(Row, frozen=True, kw_only=True):
    """`tag`: of the register `cases.tag`. Position in WGS-84 degrees, both or none; a worn device has none."""

    code: Annotated[str, label("设备编号", "Device number", min_length=1, max_length=64)]
    kind: Annotated[DeviceKind, label("设备类型", "Kind")]
    tag: Annotated[str, label("报警标签", "Alarm tag", min_length=1, max_length=40)]
    name: Annotated[str, label("名称", "Name", min_length=1, max_length=120)]
    address: Annotated[str, label("安装地址", "Address", max_length=200)] = ""
    lon: Annotated[Longitude | None, label("经度", "Longitude")] = None
    lat: Annotated[Latitude | None, label("纬度", "Latitude")] = None

    def spot(self) -> Spot | None:
        return None if self.lon is None or self.lat is None else Spot(lon=self.lon, lat=self.lat)


DEVICES = Register(
    code="device.devices",
    zh="报警设备",
    en="Alarm devices",
    row=DeviceRow,
    key="code",
    needs=MANAGE_DEVICES,
    reads=MANAGE_DEVICES,
    retention=Text(
        "长期保存：一次报警来自哪台设备须能说明。",
        "Kept for good: from which device an alarm came must stay explainable.",
    ),
)
