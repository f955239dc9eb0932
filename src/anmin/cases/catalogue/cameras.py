"""The register of cameras 视频点位: where one stands and under which name its stream is asked for.

A camera is opened only from an open incident near it; who looks leaves a line (`queries/map.py`). Nothing is recorded here.
"""

from __future__ import annotations

from typing import Annotated

from anmin.cases.catalogue.fields import CodeField, EnField, OrganisationField, ZhField
from anmin.cases.catalogue.terms import KEPT, MANAGE_CATALOGUE, CameraKind
from anmin.kernel.registers import Register, Row, label
from anmin.territory.point import Point


class CameraRow(Row, frozen=True, kw_only=True):
    """A place in WGS-84 degrees. `stream`: what the video platform calls it; it means nothing to this house."""

    code: CodeField
    zh: ZhField
    en: EnField
    kind: Annotated[CameraKind, label("种类", "Kind")] = CameraKind.STREET
    organisation: OrganisationField
    lon: Annotated[float, label("经度", "Longitude", ge=-180, le=180)]
    lat: Annotated[float, label("纬度", "Latitude", ge=-85, le=85)]
    stream: Annotated[str, label("流标识", "Stream", max_length=200)] = ""

    @property
    def point(self) -> Point:
        return Point(self.lon, self.lat)


CAMERAS: Register[CameraRow] = Register(
    code="cases.camera",
    zh="视频点位",
    en="Cameras",
    row=CameraRow,
    key="code",
    needs=MANAGE_CATALOGUE,
    reads=MANAGE_CATALOGUE,
    retention=KEPT,
)
