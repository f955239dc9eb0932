"""The register of how large evidence may be."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from anmin.kernel.access import PUBLIC
from anmin.kernel.house import House
from anmin.kernel.registers import Register, Registers, Row, label
from anmin.kernel.words import Text
from anmin.media.terms.evidence import MANAGE_LIMITS, EvidenceKind

MEBIBYTE = 1 << 20


class LimitRow(Row, frozen=True):
    """`megapixels` counts for pictures only: a small file may unfold into more memory than the house has.

    `seconds`: when a page stops recording a voice message or a short video; a file that was chosen is bound by its size.
    """

    kind: Annotated[EvidenceKind, label("种类", "Kind")]
    mebibytes: Annotated[int, label("最大（MiB）", "Largest size (MiB)", ge=1, le=2048)]
    megapixels: Annotated[int, label("最多百万像素", "Most megapixels", ge=1, le=200)] = 64
    seconds: Annotated[int, label("页面录制最长（秒）", "Longest recording by a page (s)", ge=1, le=3600)] = 60


FIRST = {
    EvidenceKind.PHOTO: LimitRow(kind=EvidenceKind.PHOTO, mebibytes=20),
    EvidenceKind.VOICE: LimitRow(kind=EvidenceKind.VOICE, mebibytes=20),
    EvidenceKind.VIDEO: LimitRow(kind=EvidenceKind.VIDEO, mebibytes=200),
    EvidenceKind.DOCUMENT: LimitRow(kind=EvidenceKind.DOCUMENT, mebibytes=20),
}


def first_limits() -> Sequence[LimitRow]:
    return list(FIRST.values())


LIMITS = Register(
    code="media.limits",
    zh="证据文件限制",
    en="Limits on evidence",
    row=LimitRow,
    key="kind",
    needs=MANAGE_LIMITS,
    reads=PUBLIC,
    retention=Text("长期保存：文件为何被拒须能说明。", "Kept for good: why a file was refused must stay explainable."),
    seed=first_limits,
)


def limit_of(house: House, kind: EvidenceKind, at: datetime) -> LimitRow:
    """The register's row; the first one where it has none, because no limit at all would be an open door."""
    return house.service(Registers).get(LIMITS, kind.value, at) or FIRST[kind]
