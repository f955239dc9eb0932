"""Facts about transfers. What was said stays sealed in the steps."""

from uuid import UUID

from anmin.cases.terms.rating import Verdict
from anmin.kernel.words import Event, fact
from anmin.transfers.terms import TransferKind, TransferState


@fact("事项移交", "A matter was offered to another platform")
class TransferOffered(Event, frozen=True):
    """`arrived`: a platform outside offered it to this house."""

    case: UUID
    transfer: UUID
    kind: TransferKind
    arrived: bool


@fact("移交三方通话", "Both sides confer about a transfer")
class TransferConferred(Event, frozen=True):
    case: UUID
    transfer: UUID


@fact("移交已答复", "A transfer was answered")
class TransferAnswered(Event, frozen=True):
    """`kept`: whoever took the matter first handles it first."""

    case: UUID
    transfer: UUID
    state: TransferState
    kept: bool


@fact("移交已结束", "A transfer ended")
class TransferEnded(Event, frozen=True):
    case: UUID
    transfer: UUID
    state: TransferState


@fact("移交两次退回，请指挥长指定", "A transfer came back twice: the watch commander decides")
class TransferStuck(Event, frozen=True):
    case: UUID
    transfer: UUID
    times: int


@fact("移交回访评价", "A verdict on a transferred matter came in")
class TransferRated(Event, frozen=True):
    case: UUID
    transfer: UUID
    verdict: Verdict
