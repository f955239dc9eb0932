"""Handing evidence on: all of one matter as a package that proves itself without the house."""

from collections.abc import Iterable, Sequence

import msgspec

from anmin.identity.looking import purpose_for
from anmin.identity.purposes import Purposes
from anmin.identity.terms.citizens import CITIZEN_UNKNOWN
from anmin.identity.terms.purposes import PURPOSE_UNKNOWN
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import CodeText
from anmin.kernel.http import Stored
from anmin.kernel.ids import new_id
from anmin.kernel.journal import Subject
from anmin.kernel.reveal import NO_GROUND, Whose, looked
from anmin.kernel.seal.receipt import Receipt, make_receipt
from anmin.kernel.seal.terms import LINE_NOT_AS_SEALED
from anmin.kernel.words import Code
from anmin.media.actions.evidence import subject
from anmin.media.events.evidence import OriginalOpened
from anmin.media.events.packages import EvidenceExported
from anmin.media.files import Place, copy_place, plain_name, sealed_place
from anmin.media.looking import told
from anmin.media.model.evidence import Evidence
from anmin.media.package import index
from anmin.media.package.manifest import FORMAT, INDEXES, Call, Gap, Manifest, Piece, Recording, proof
from anmin.media.package.writing import Content, Plan
from anmin.media.queries.recordings import CallManifest, manifests
from anmin.media.sealing import ORIGINAL
from anmin.media.store import evidence as store
from anmin.media.store import holds, looks
from anmin.media.terms import evidence as terms
from anmin.media.terms.evidence import Owner, PieceState, ShownCopy
from anmin.media.terms.packages import EXPORT
from anmin.media.workshop import Workshop


class ExportEvidence(Question, frozen=True):
    """`purpose`: why, as for opening originals; its ground must hold for every citizen who sent something."""

    owner: Owner
    purpose: CodeText


@query(
    "media.export_evidence",
    needs=EXPORT,
    faults=(terms.EVIDENCE_UNKNOWN, NO_GROUND, PURPOSE_UNKNOWN, CITIZEN_UNKNOWN, LINE_NOT_AS_SEALED),
)
async def export_evidence(ctx: Ctx, question: ExportEvidence) -> Stored | None:
    """A ZIP of originals and copies with manifest, proofs and an index to print; each original leaves a line."""
    pieces = await store.of_owner(ctx, question.owner)
    if not pieces:
        raise terms.EVIDENCE_UNKNOWN()
    why = ctx.house.service(Purposes).named(question.purpose)
    if not await _grounded(ctx, pieces, why):
        return None
    calls = await manifests(ctx, question.owner)
    recordings = _recordings(calls)
    seqs = await looks.lines(ctx, [each.id for each in pieces])
    proofs = await _proofs(ctx, sorted({*seqs, *(seq for each in recordings for seq in each.heads)}))
    held = await holds.held(ctx, [each.id for each in pieces])
    settings = ctx.house.settings
    manifest = Manifest(
        format=FORMAT,
        bureau=settings.bureau.name,
        owner=question.owner,
        purpose=why.value,
        made_at=ctx.now,
        made_by=ctx.actor.name,
        simulated=settings.demo.on,
        pieces=tuple(_piece(each, held=each.id in held) for each in pieces),
        recordings=recordings,
        lines=tuple(seq for seq, found in proofs if found),
        unsealed=tuple(seq for seq, found in proofs if not found),
        calls=tuple(msgspec.convert(each, Call, from_attributes=True) for each in calls),
    )
    for each in pieces:
        ctx.say(OriginalOpened(each.id, each.owner, why.value), about=subject(each))
    said = EvidenceExported(new_id(), question.owner, why.value, len(pieces))
    ctx.say(said, about=Subject("export", said.export, 1))
    made = await ctx.house.service(Workshop).do(lambda: _made(manifest))
    plan = Plan(manifest, await _contents(ctx, pieces), (*made, *_receipts(proofs)))
    name = f"evidence-{question.owner.replace(':', '-')}.zip"
    return Stored(name, "application/zip", None, sealed_place(ctx.house, plan))


async def _grounded(ctx: Ctx, pieces: Sequence[Evidence], why: Code) -> bool:
    """Whether the purpose has its ground for everybody who sent something; each look leaves its line, also at the rest."""
    citizens = {each.citizen for each in pieces if each.citizen}
    for citizen in sorted(citizens):
        if await purpose_for(ctx, citizen, why.value) is None:
            return False
        await looked(ctx, Whose("citizen", citizen), ("evidence",), why)
    for each in {each.whose: each for each in pieces if each.whose not in citizens}.values():
        await told(ctx, each)
    return True


def _recordings(calls: Iterable[CallManifest]) -> tuple[Recording, ...]:
    """The chains of the files that are in the package."""
    return tuple(
        Recording(
            file.recording,
            file.evidence,
            file.segments,
            tuple(Gap(gap.began_at, gap.ended_at, gap.why.value) for gap in publication.gaps),
            tuple(head.seq for head in call.heads if head.recording == file.recording),
        )
        for call in calls
        for publication in call.publications
        for file in publication.files
        if file.evidence and file.piece is PieceState.HERE
    )


async def _proofs(ctx: Ctx, seqs: Iterable[int]) -> list[tuple[int, bytes]]:
    """The receipt of each line; empty for one that is not sealed yet."""
    made = [(seq, await make_receipt(ctx.conn, seq)) for seq in seqs]
    return [(seq, receipt.encode() if isinstance(receipt, Receipt) else b"") for seq, receipt in made]


def _receipts(proofs: Sequence[tuple[int, bytes]]) -> list[tuple[str, bytes]]:
    return [(proof(seq), receipt) for seq, receipt in proofs if receipt]


def _made(manifest: Manifest) -> tuple[tuple[str, bytes], ...]:
    page, paper = INDEXES
    return (page, index.html(manifest)), (paper, index.pdf(manifest))


async def _contents(ctx: Ctx, pieces: Sequence[Evidence]) -> tuple[Content, ...]:
    found = []
    for each in pieces:
        key = (await store.unlocked(ctx, each.id)).file_key
        found.append(Content(_original(each), Place(each.sha256, each.id, ORIGINAL, key), each.size))
        if copy := _copy(each):
            found.append(Content(copy, copy_place(each, key), each.copy_size))
    return tuple(found)


def _original(piece: Evidence) -> str:
    return f"originals/{plain_name(piece.id, piece.media_type)}"


def _copy(piece: Evidence) -> str | None:
    """None where it is the original itself."""
    return f"copies/{plain_name(piece.id, piece.copy_type)}" if piece.copy is ShownCopy.MADE else None


def _piece(piece: Evidence, *, held: bool) -> Piece:
    return Piece(
        evidence=piece.id,
        kind=piece.kind.value,
        media_type=piece.media_type.value,
        size=piece.size,
        sha256=piece.sha256.hex(),
        original=_original(piece),
        copy=_copy(piece),
        sent_by=piece.uploader.partition(":")[0],
        taken_at=piece.taken_at,
        stored_at=piece.stored_at,
        derived_from=piece.derived_from,
        derivation=piece.derivation.value if piece.derivation else None,
        why=piece.why,
        shown_by=piece.shown_by,
        held=held,
    )
