"""Checking a package without the house: its files, its signature, the journal's proofs, the chains of recordings.

Trusts nothing that it reads, and names every file where something does not hold, in the order of the manifest.
"""

from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, cast
from zipfile import BadZipFile, ZipFile

import msgspec

from anmin.kernel.journal import Line
from anmin.kernel.seal.receipt import Verdict, verify_receipt
from anmin.kernel.seal.signing import PublicKey
from anmin.kernel.seal.terms import Outcome
from anmin.kernel.words import Lang, Text
from anmin.media.model.chain import broken_at
from anmin.media.package.manifest import (
    HERE,
    MANIFEST,
    MOST_BYTES,
    SEAL,
    File,
    Manifest,
    ManifestSeal,
    Piece,
    Recording,
    proof,
)
from anmin.media.terms.packages import Flaw

BLOCK = 1 << 20
_BROKEN = (BadZipFile, OSError, EOFError, ValueError, RuntimeError)
"""What a changed archive makes its reader say."""
STORED, DERIVED, GREW = "media.EvidenceStored", "media.EvidenceDerived", ("media.RecordingGrew", "media.RecordingDone")


class Found(msgspec.Struct, frozen=True):
    """One thing that does not hold, and the file where."""

    flaw: Flaw
    path: str


class Checked(msgspec.Struct, frozen=True):
    """What holds of a package. `pinned`: all its keys are among the trusted ones."""

    found: tuple[Found, ...]
    pinned: bool = False
    files: int = 0
    lines: int = 0
    recordings: int = 0
    incomplete: int = 0
    unsealed: int = 0
    key: str = ""

    @property
    def outcome(self) -> Outcome:
        if self.found:
            return Outcome.FAILED
        return Outcome.PROVEN if self.pinned else Outcome.UNPINNED

    def text(self, lang: Lang) -> str:
        """For a person: the outcome, what was checked, and each thing that does not hold."""
        counts = Text(
            f"已核对文件 {self.files} 个、日志证明 {self.lines} 份、录制 {self.recordings} 段；"
            f"导出时尚未封存的记录 {self.unsealed} 条；通话中录制不完整或不在包内 {self.incomplete} 路。\n公钥 {self.key}",
            f"{self.files} files, {self.lines} proofs and {self.recordings} recordings were checked; {self.unsealed} lines"
            f" were not sealed yet when it was made; of {self.incomplete} streams of calls not everything is here.\n"
            f"key {self.key}",
        )
        flaws = [f"× {each.path}: {each.flaw.text.of(lang)}" for each in self.found]
        return "\n".join([self.outcome.text.of(lang), *([counts.of(lang)] if self.key else []), *flaws])


def check(package: Path, trusted: Collection[PublicKey] | None = None) -> Checked:
    """Check all of it; without trusted keys the best outcome is UNPINNED. Raises OSError when it cannot be read."""
    with package.open("rb") as file:
        try:
            with ZipFile(file) as archive:
                return _checked(archive, trusted)
        except _BROKEN:
            return Checked((Found(Flaw.UNREADABLE, package.name),))


def _checked(archive: ZipFile, trusted: Collection[PublicKey] | None) -> Checked:
    text = _small(archive, MANIFEST)
    if text is None:
        return Checked((Found(Flaw.FILE_MISSING, MANIFEST),))
    try:
        manifest = msgspec.json.decode(text, type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return Checked((Found(Flaw.MANIFEST_CHANGED, MANIFEST),))
    found = list(_files(archive, manifest))
    seal, broken = _seal(archive, text)
    proofs = {seq: verify_receipt(_small(archive, proof(seq)) or b"", trusted) for seq in manifest.lines}
    found += broken
    found += [Found(Flaw.PROOF_BROKEN, proof(seq)) for seq, each in proofs.items() if not _proves(each, seq)]
    said = [each.line for each in proofs.values() if each.line is not None]
    found += _pieces(manifest, said)
    found += _listed(manifest)
    found += [each for recording in manifest.recordings for each in _recording(archive, manifest, recording, said)]
    if seal and trusted is not None and seal.key not in trusted:
        found.append(Found(Flaw.KEY_UNKNOWN, SEAL))
    return Checked(
        found=tuple(dict.fromkeys(found)),
        pinned=trusted is not None,
        files=len(manifest.files),
        lines=len(proofs),
        recordings=len(manifest.recordings),
        incomplete=sum(sent.incomplete for call in manifest.calls for sent in call.publications),
        unsealed=len(manifest.unsealed),
        key=seal.public_key if seal else "",
    )


def _files(archive: ZipFile, manifest: Manifest) -> Iterator[Found]:
    """What is changed, missing, there twice or not listed."""
    names = archive.namelist()
    for each in manifest.files:
        if each.path not in names:
            yield Found(Flaw.FILE_MISSING, each.path)
        elif not _same(archive, each):
            yield Found(Flaw.FILE_CHANGED, each.path)
    listed = {MANIFEST, SEAL, *(each.path for each in manifest.files)}
    yield from (Found(Flaw.FILE_ADDED, name) for name in names if name not in listed or names.count(name) > 1)


def _same(archive: ZipFile, file: File) -> bool:
    digest, size = sha256(), 0
    try:
        with archive.open(file.path) as content:
            while size <= file.size and (block := content.read(BLOCK)):
                digest.update(block)
                size += len(block)
    except _BROKEN:
        return False
    return (digest.hexdigest(), size) == (file.sha256, file.size)


def _small(archive: ZipFile, path: str) -> bytes | None:
    try:
        with archive.open(path) as content:
            return content.read(MOST_BYTES)
    except KeyError:
        return None
    except _BROKEN:
        return b""


def _seal(archive: ZipFile, manifest: bytes) -> tuple[ManifestSeal | None, list[Found]]:
    text = _small(archive, SEAL)
    if text is None:
        return None, [Found(Flaw.FILE_MISSING, SEAL)]
    try:
        seal = msgspec.json.decode(text, type=ManifestSeal)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None, [Found(Flaw.FILE_CHANGED, SEAL)]
    if msgspec.json.encode(seal) != text:
        return seal, [Found(Flaw.FILE_CHANGED, SEAL)]
    return seal, [] if seal.holds(manifest) else [Found(Flaw.MANIFEST_CHANGED, MANIFEST)]


def _proves(verdict: Verdict, seq: int) -> bool:
    return verdict.outcome is not Outcome.FAILED and verdict.line is not None and verdict.line.seq == seq


def _pieces(manifest: Manifest, lines: Collection[Line]) -> Iterator[Found]:
    """Pieces whose files are not theirs, or of which a proven line says another hash."""
    digests = {each.path: each.sha256 for each in manifest.files}
    hashes = dict(_hashes(lines))
    for piece in manifest.pieces:
        if digests.get(piece.original) != piece.sha256 or (piece.copy and piece.copy not in digests):
            yield Found(Flaw.FILE_CHANGED, piece.original)
        if hashes.get(str(piece.evidence), piece.sha256) != piece.sha256:
            yield Found(Flaw.LINE_DIFFERS, piece.original)


def _hashes(lines: Collection[Line]) -> Iterator[tuple[str, str]]:
    """Evidence and the hash under which the journal knows it; lines before the hash stood there say nothing."""
    for line in lines:
        told = _payload(line)
        if line.event == STORED and told.get("sha256"):
            yield str(told.get("evidence")), str(told["sha256"])
        elif line.event == DERIVED:
            yield str(told.get("derived")), str(told.get("sha256"))


def _listed(manifest: Manifest) -> Iterator[Found]:
    """Files of calls that are said to be here and whose chain is not."""
    files = [file for call in manifest.calls for sent in call.publications for file in sent.files if file.piece == HERE]
    if {each.recording for each in files} - {each.recording for each in manifest.recordings}:
        yield Found(Flaw.CHAIN_BROKEN, MANIFEST)


def _recording(archive: ZipFile, manifest: Manifest, recording: Recording, lines: Collection[Line]) -> Iterator[Found]:
    """A chain that does not fit its file, or the heads that stand in the journal."""
    piece = next((each for each in manifest.pieces if each.evidence == recording.evidence), None)
    if piece is None:
        yield Found(Flaw.CHAIN_BROKEN, MANIFEST)
    elif not _chained(archive, piece, recording):
        yield Found(Flaw.CHAIN_BROKEN, piece.original)
    elif not all(_as_said(recording, _payload(line)) for line in lines if line.seq in recording.heads):
        yield Found(Flaw.LINE_DIFFERS, piece.original)


def _chained(archive: ZipFile, piece: Piece, recording: Recording) -> bool:
    try:
        with archive.open(piece.original) as content:
            return broken_at(recording.segments, cast(BinaryIO, content)) is None
    except (KeyError, *_BROKEN):
        return False


def _as_said(recording: Recording, told: Mapping[str, Any]) -> bool:
    """Whether the head that a line tells is the chain after so many segments."""
    count = told.get("segments")
    if told.get("recording") != str(recording.recording) or not isinstance(count, int):
        return False
    return count == 0 or (
        0 < count <= len(recording.segments) and recording.segments[count - 1].chain == told.get("head")
    )


def _payload(line: Line) -> Mapping[str, Any]:
    try:
        return msgspec.json.decode(line.payload, type=dict[str, Any])
    except msgspec.MsgspecError:
        return {}
