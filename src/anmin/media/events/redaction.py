"""Facts about what is made of evidence. Nothing of the picture: neither what was covered nor where."""

from uuid import UUID

from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event, fact
from anmin.media.terms.redaction import Derivation, WhyCovered


@fact("制作了证据派生件", "Something was made of a piece of evidence")
class EvidenceDerived(Event, frozen=True):
    """`shown`: whether it is shown instead of what it was made of. `sha256` of what was made, in hex."""

    evidence: UUID
    derived: UUID
    derivation: Derivation
    shown: bool
    sha256: CodeText


@fact("遮盖了证据画面", "Parts of a picture were covered")
class EvidenceRedacted(Event, frozen=True):
    """`areas`: how many."""

    evidence: UUID
    derived: UUID
    why: WhyCovered
    areas: int


@fact("撤销了证据遮盖", "A covered picture is shown uncovered again")
class RedactionUndone(Event, frozen=True):
    evidence: UUID
    derived: UUID
