"""What a package says of itself: every file with its hash, what each piece is, recordings, and who signed it. Pure."""

from datetime import datetime
from hashlib import sha256
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from anmin.kernel.seal.chain import Hash, KeyId, Signature
from anmin.kernel.seal.signing import PublicKey, Signer
from anmin.media.model.chain import Segment
from anmin.media.terms.evidence import PieceState

FORMAT: Literal["anmin.package/1"] = "anmin.package/1"
MANIFEST, SEAL = "manifest.json", "manifest.seal.json"
INDEXES = ("index.html", "index.pdf")
MOST_BYTES = 64 << 20
"""Of a manifest; more is not read."""
HERE = PieceState.HERE.value
_MESSAGE = b"anmin.package/1\n"

Path = Annotated[str, msgspec.Meta(max_length=200, pattern=r"\A[a-z]+(/[A-Za-z0-9._-]+)?[A-Za-z0-9._-]*\Z")]


class _Plain(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Read strictly: two programs must not see two packages in one file."""


class File(_Plain, frozen=True):
    path: Path
    sha256: Hash
    size: int


class Piece(_Plain, frozen=True, kw_only=True):
    """One piece of evidence. `original` and `copy`: where its files stand; `sha256` of the original, as the journal has it.

    `stored`: the number of the line that says so, when its proof is here.
    """

    evidence: UUID
    kind: str
    media_type: str
    size: int
    sha256: Hash
    original: Path
    copy: Path | None
    sent_by: str
    taken_at: datetime | None
    stored_at: datetime
    derived_from: UUID | None
    derivation: str | None
    why: str | None
    shown_by: UUID | None
    held: bool


class Gap(_Plain, frozen=True):
    began_at: datetime
    ended_at: datetime | None
    why: str


class Recording(_Plain, frozen=True):
    """The chain over one original. `heads`: numbers of the lines that hold its head; `gaps`: of its publication."""

    recording: UUID
    evidence: UUID
    segments: tuple[Segment, ...]
    gaps: tuple[Gap, ...]
    heads: tuple[int, ...]


class CallFile(_Plain, frozen=True, kw_only=True):
    """One file of a recording, whether or not it became evidence. `piece`: what became of `evidence`, None before that."""

    recording: UUID
    name: str
    state: str
    size: int
    began_at: datetime
    ended_at: datetime | None
    evidence: UUID | None
    piece: str | None


class Sent(_Plain, frozen=True, kw_only=True):
    """What one participant sent, and how far it was recorded."""

    publication: UUID
    role: str
    kinds: tuple[str, ...]
    recording: str
    began_at: datetime
    ended_at: datetime | None
    files: tuple[CallFile, ...]
    gaps: tuple[Gap, ...]

    @property
    def incomplete(self) -> bool:
        """Whether less is here than was sent, as far as the house knows."""
        return not self.files or bool(self.gaps) or any(each.piece != HERE for each in self.files)


class Snapshot(_Plain, frozen=True):
    evidence: UUID
    at_ms: int
    piece: str


class Call(_Plain, frozen=True, kw_only=True):
    """All that was sent in a call and all pictures kept of it: also what is not here."""

    call: UUID
    state: str
    created_at: datetime
    ended_at: datetime | None
    publications: tuple[Sent, ...]
    snapshots: tuple[Snapshot, ...]


class Manifest(_Plain, frozen=True, kw_only=True):
    """`lines`: numbers of the journal's lines whose proofs stand in `journal/`; `unsealed`: those too young for one.

    `recordings`: the chains of what is here; `calls`: none in packages older than this field.
    """

    format: Literal["anmin.package/1"]
    bureau: str
    owner: str
    purpose: str
    made_at: datetime
    made_by: str
    simulated: bool
    pieces: tuple[Piece, ...]
    recordings: tuple[Recording, ...]
    lines: tuple[int, ...]
    unsealed: tuple[int, ...]
    calls: tuple[Call, ...] = ()
    files: tuple[File, ...] = ()

    def encode(self) -> bytes:
        """For people to read as well: a line for each thing."""
        return msgspec.json.format(msgspec.json.encode(self), indent=1) + b"\n"


class ManifestSeal(_Plain, frozen=True):
    """The house's signature over the manifest, by the key that seals its journal."""

    sha256: Hash
    signature: Signature
    key_id: KeyId
    public_key: Hash

    @property
    def key(self) -> PublicKey:
        return PublicKey(self.public_key)

    def holds(self, manifest: bytes) -> bool:
        """Whether this key signed these bytes. Whether to trust it is another question."""
        digest = sha256(manifest).digest()
        signed = self.key.has_signed(_MESSAGE + digest, bytes.fromhex(self.signature))
        return self.sha256 == digest.hex() and self.key_id == self.key.id and signed


def seal(manifest: bytes, signer: Signer) -> bytes:
    """The file beside the manifest."""
    digest = sha256(manifest).digest()
    key = signer.public
    return msgspec.json.encode(ManifestSeal(digest.hex(), signer.sign(_MESSAGE + digest).hex(), key.id, key.hex))


def proof(seq: int) -> str:
    """Where the receipt of a line stands."""
    return f"journal/{seq}.json"
