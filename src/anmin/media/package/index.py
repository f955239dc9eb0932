"""The index of a package for people: the same list as a page to open and as a PDF to print. Both languages, no script."""

from collections.abc import Iterator
from datetime import datetime
from html import escape

from anmin.kernel.printed import Block, Printed
from anmin.kernel.words import Code
from anmin.media.package.manifest import HERE, CallFile, Manifest, Piece, Sent
from anmin.media.terms.calls import CallRole, FileState, GapWhy, LiveState, RecordingState
from anmin.media.terms.engine import Kind
from anmin.media.terms.evidence import EvidenceKind, MediaType, PieceState, SentBy
from anmin.media.terms.redaction import Derivation

TITLE = "证据清单 List of evidence"
HEADS = ("序号 No.", "证据 Evidence", "来源与时间 From and when", "SHA-256（原件 of the original）")
SHARES = (1, 5, 5, 7)
CALLS = "视频通话 Video calls"
CALL_HEADS = ("通话 Call", "参与方 Sent by", "录制、中断与文件 Recording, gaps and files")
CALL_SHARES = (5, 4, 9)
CHECK = (
    "核验：anmin verify <本文件 this package> --key <公钥 public key>。逐一核对文件、清单签名、日志证明与录制链。"
    " It checks every file, the signature of the manifest, the journal's proofs and the chains of recordings."
)
STYLE = (
    "body{font:16px/1.6 sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}"
    "td{white-space:pre-line}td,th{border:1px solid #999;padding:.4rem;text-align:left;vertical-align:top}code{word-break:break-all}"
)


def pdf(manifest: Manifest) -> bytes:
    """The same manifest gives the same bytes."""
    from anmin.kernel.sheet_pdf import render  # heavy: only a process that prints loads it

    calls = tuple(_calls(manifest))
    return render(
        Printed(
            title=TITLE,
            under=f"{manifest.bureau}  {manifest.owner}",
            blocks=(
                Block("证据包 Package", tuple(_facts(manifest)), (3, 15)),
                Block("证据 Evidence", (HEADS, *_lines(manifest)), SHARES, head=True),
                *((Block(CALLS, (CALL_HEADS, *calls), CALL_SHARES, head=True),) if calls else ()),
                Block("核验 Check", ((CHECK,),), (1,)),
            ),
            simulated=manifest.simulated,
        )
    )


def html(manifest: Manifest) -> bytes:
    facts = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in _facts(manifest))
    rows = "".join(map(_row, manifest.pieces, _lines(manifest)))
    calls = "".join(f"<tr>{''.join(f'<td>{escape(cell)}' for cell in each)}</tr>" for each in _calls(manifest))
    return (
        f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>{TITLE}</title><style>{STYLE}</style>'
        f"<h1>{TITLE}</h1><dl>{facts}</dl>{_table(HEADS, rows)}"
        f"{f'<h2>{CALLS}</h2>{_table(CALL_HEADS, calls)}' if calls else ''}<p>{escape(CHECK)}</p></html>\n"
    ).encode()


def _table(heads: tuple[str, ...], rows: str) -> str:
    head = "".join(f"<th>{escape(each)}</th>" for each in heads)
    return f"<table><tr>{head}</tr>{rows}</table>"


def _row(piece: Piece, cells: tuple[str, ...]) -> str:
    number, what, whence, digest = map(escape, cells)
    links = f'<a href="{escape(piece.original)}">原件 original</a>'
    if piece.copy:
        links += f' <a href="{escape(piece.copy)}">副本 copy</a>'
    return f"<tr><td>{number}<td>{what}<br>{links}<td>{whence}<td><code>{digest}</code></tr>"


def _facts(manifest: Manifest) -> list[tuple[str, str]]:
    return [
        ("单位 Bureau", manifest.bureau),
        ("归属 Belongs to", manifest.owner),
        ("目的 Purpose", manifest.purpose),
        ("制作 Made", f"{manifest.made_at:%Y-%m-%d %H:%M:%S %Z}  {manifest.made_by}"),
        ("日志证明 Proofs", f"{len(manifest.lines)}（未及封存 not sealed yet：{len(manifest.unsealed)}）"),
    ]


def _lines(manifest: Manifest) -> list[tuple[str, ...]]:
    return [_cells(number, piece) for number, piece in enumerate(manifest.pieces, 1)]


def _cells(number: int, piece: Piece) -> tuple[str, ...]:
    what = [
        _both(EvidenceKind(piece.kind)),
        _both(MediaType(piece.media_type)),
        f"{piece.size:,} B",
        str(piece.evidence),
    ]
    if piece.derivation:
        what.append(f"{_both(Derivation(piece.derivation))} ← {piece.derived_from}")
    whence = [_both(SentBy(piece.sent_by)), f"收到 stored {piece.stored_at:%Y-%m-%d %H:%M:%S %Z}"]
    if piece.taken_at:
        whence.append(f"所称拍摄 taken, as said {piece.taken_at:%Y-%m-%d %H:%M:%S %Z}")
    if piece.held:
        whence.append("已依法保全 under a legal hold")
    return str(number), "\n".join(what), "\n".join(whence), piece.sha256


def _calls(manifest: Manifest) -> Iterator[tuple[str, ...]]:
    """A line for each stream, and one for each picture that is not here."""
    for call in manifest.calls:
        name = f"{_both(LiveState(call.state))}\n{_span(call.created_at, call.ended_at)}\n{call.call}"
        yield from ((name, *_stream(each)) for each in call.publications)
        for each in call.snapshots:
            if each.piece != HERE:
                yield name, "截图 Snapshot", f"{_both(PieceState(each.piece))}\n{each.at_ms} ms  {each.evidence}"
        if not call.publications:
            yield name, "—", "没有画面和声音 neither picture nor sound"


def _stream(sent: Sent) -> tuple[str, str]:
    kinds = " + ".join(_both(Kind(each)) for each in sent.kinds)
    whose = [_both(CallRole(sent.role)), kinds, _span(sent.began_at, sent.ended_at)]
    found = [_both(RecordingState(sent.recording)), *map(_file, sent.files)]
    found += [] if sent.files else ["没有录制文件 no file"]
    found += [f"中断 gap: {_both(GapWhy(each.why))}  {_span(each.began_at, each.ended_at)}" for each in sent.gaps]
    return "\n".join(whose), "\n".join(found)


def _file(file: CallFile) -> str:
    piece = f"，{_both(PieceState(file.piece))}" if file.piece else ""
    return f"{file.name}: {_both(FileState(file.state))}{piece}  {file.size:,} B  {file.evidence or ''}".rstrip()


def _span(began: datetime, ended: datetime | None) -> str:
    return f"{began:%Y-%m-%d %H:%M:%S} – {f'{ended:%H:%M:%S %Z}' if ended else '…'}"


def _both(code: Code) -> str:
    return f"{code.zh} {code.en}"
