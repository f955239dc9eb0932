"""The register of how long evidence is kept after its matter has ended."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from anmin.kernel.access import PUBLIC
from anmin.kernel.house import House
from anmin.kernel.registers import Register, Registers, Row, label
from anmin.kernel.words import Text
from anmin.media.terms.evidence import EvidenceKind
from anmin.media.terms.keeping import MANAGE_RETENTION


class RetentionRow(Row, frozen=True):
    """`days` 0: as long as what it belongs to."""

    kind: Annotated[EvidenceKind, label("种类", "Kind")]
    days: Annotated[
        int,
        label("办结后保存天数（0：与事项同期）", "Days kept after the end (0: as long as the matter)", ge=0, le=36_500),
    ] = 0


def first_retention() -> Sequence[RetentionRow]:
    return [RetentionRow(kind=kind) for kind in EvidenceKind]


RETENTION = Register(
    code="media.retention",
    zh="证据保存期限",
    en="Retention of evidence",
    row=RetentionRow,
    key="kind",
    needs=MANAGE_RETENTION,
    reads=PUBLIC,
    retention=Text("长期保存：证据为何清除须能说明。", "Kept for good: why evidence went must stay explainable."),
    seed=first_retention,
)


def days_kept(house: House, at: datetime) -> dict[EvidenceKind, int]:
    """The kinds that do not stay as long as their matter, and for how many days after its end."""
    registers = house.service(Registers)
    rows = ((kind, registers.get(RETENTION, kind.value, at)) for kind in EvidenceKind)
    return {kind: row.days for kind, row in rows if row is not None and row.days}
