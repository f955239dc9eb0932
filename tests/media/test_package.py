"""A package of evidence over real HTTP, and its check without the house: whatever is changed in it is found and named."""

import hashlib
import io
import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import asyncpg
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anmin.identity.purposes import Purposes
from anmin.kernel.access import Actor
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.kernel.seal import chain
from anmin.kernel.seal.chain import Block
from anmin.kernel.seal.leaf import line_hash
from anmin.kernel.seal.receipt import FORMAT, Receipt
from anmin.kernel.seal.sealing import seal_once
from anmin.kernel.seal.signing import Signer
from anmin.kernel.seal.terms import Outcome
from anmin.media.model.chain import segments
from anmin.media.package.checking import check
from anmin.media.package.manifest import MANIFEST, SEAL, seal
from anmin.media.terms.evidence import EvidenceKind
from anmin.media.terms.packages import Flaw
from tests.cases.printed_text import text_of
from tests.media import making
from tests.media.conftest import Outside
from tests.media.making import Sought, give, new_case, photo, put

ALL = ("media.see", "media.redact", "media.export", "media.hold")


class Exported:
    """A package that a house made, the key that it trusts, and what stood in it."""

    def __init__(self, path: Path, signer: Signer, originals: dict[str, bytes]) -> None:
        self.path, self.signer, self.originals = path, signer, originals
        with ZipFile(path) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}

    def flaws(self, path: Path) -> set[tuple[str, str]]:
        checked = check(path, [self.signer.public])
        assert (checked.outcome is Outcome.FAILED) == bool(checked.found)
        return {(each.flaw.value, each.path) for each in checked.found}

    def with_files(self, changes: Mapping[str, bytes | None], *, signed: bool = False) -> Path:
        """The package with these files instead; `signed`: by somebody who has the house's key."""
        files = {name: content for name, content in {**self.files, **changes}.items() if content is not None}
        if signed:
            manifest = json.loads(files[MANIFEST])
            for each in manifest["files"]:
                content = files[each["path"]]
                each |= {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
            files[MANIFEST] = json.dumps(manifest).encode()
            files[SEAL] = seal(files[MANIFEST], self.signer)
        path = self.path.with_name("changed.zip")
        with ZipFile(path, "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return path


@pytest_asyncio.fixture
async def exported(outside: Outside, house: House, superuser: asyncpg.Connection, tmp_path: Path) -> Exported:
    outside.citizen("li")
    li = outside.people["li"]

    async def ground(_conn: Any, _actor: Actor, subject: str) -> bool:
        return subject == f"citizen:{li.id}"

    house.service(Purposes).register(house, Sought.CASE, ground)
    case, originals = new_case(house), {}
    film = making.film() + making.box(b"free", bytes(3 << 20))
    for content, kind, by in (
        (photo((400, 300)), EvidenceKind.PHOTO, Caller(li)),
        (film, EvidenceKind.VIDEO, Caller(li)),
        (making.AMR, EvidenceKind.VOICE, making.NOBODY),
    ):
        made = await put(house, content, kind, by, name="李四.jpg")
        await give(house, made, case, offices=frozenset({outside.office}), person=li.id)
        originals[str(made.evidence)] = content
    boss = outside.staff("boss", *ALL)
    picture = next(iter(originals))
    areas = {"areas": [{"x": 0, "y": 0, "w": 0.5, "h": 1}], "why": "face"}
    assert (await outside.client.post(f"/media/{picture}/redactions", json=areas, headers=boss)).status_code == 200
    signer = Signer.of(house.settings)
    while await seal_once(superuser, signer, house.clock.now()):
        pass
    asked = {"owner": case, "purpose": Sought.CASE.value}
    answer = await outside.client.post("/evidence/exports", json=asked, headers=boss)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip"), answer.text
    path = tmp_path / "package.zip"
    path.write_bytes(answer.content)
    return Exported(path, signer, originals)


async def test_a_package_is_whole_and_proves_itself(exported: Exported, superuser: asyncpg.Connection) -> None:
    checked = check(exported.path, [exported.signer.public])
    assert (checked.found, checked.outcome) == ((), Outcome.PROVEN)
    assert check(exported.path).outcome is Outcome.UNPINNED
    stranger = check(exported.path, [Signer.create(exported.path.with_name("other.key")).public])
    assert Flaw.KEY_UNKNOWN in {each.flaw for each in stranger.found}
    manifest = json.loads(exported.files[MANIFEST])
    assert len(manifest["pieces"]) == 4
    for piece in manifest["pieces"]:
        content = exported.files[piece["original"]]
        assert hashlib.sha256(content).hexdigest() == piece["sha256"]
        assert piece["derived_from"] or content == exported.originals[piece["evidence"]]
        assert not piece["copy"] or making.MAKER.encode() not in exported.files[piece["copy"]]
    assert checked.lines >= 8, "stored, attached, derived, covered"
    assert text_of(exported.files["index.pdf"]).count(manifest["pieces"][2]["sha256"][:20])
    page = exported.files["index.html"].decode()
    assert all(each["sha256"] in page and each["original"] in page for each in manifest["pieces"])
    assert "李四" not in page + exported.files[MANIFEST].decode()
    opened = await superuser.fetch(
        "select payload ->> 'purpose' as why from journal where event = 'media.OriginalOpened'"
    )
    assert [row["why"] for row in opened] == ["planted_case"] * 4
    assert await superuser.fetchval("select count(*) from journal where event = 'media.EvidenceExported'") == 1


def test_the_command_checks_it_without_a_house(exported: Exported, tmp_path: Path) -> None:
    def verify(*arguments: str) -> subprocess.CompletedProcess[str]:
        command, env = [sys.executable, "-m", "anmin", "verify", *arguments], {"LANG": "en_US.UTF-8"}
        return subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=env, check=False)

    key = ("--key", exported.signer.public.hex)
    good = verify(str(exported.path), *key)
    assert (good.returncode, good.stdout.splitlines()[0]) == (0, "proven"), good.stderr
    name = next(iter(exported.files))
    broken = exported.with_files({name: exported.files[name][:-1] + b"!"})
    bad = verify(str(broken), *key)
    assert bad.returncode == 1
    assert name in bad.stdout
    assert verify(str(tmp_path / "package.zip"), "--key", "00" * 32).returncode == 1


def test_what_is_changed_is_named(exported: Exported) -> None:
    for name, content in exported.files.items():
        changed = bytearray(content)
        changed[len(content) // 2] ^= 1
        flaws = exported.flaws(exported.with_files({name: bytes(changed)}))
        assert name in {path for _, path in flaws} or (name == SEAL and flaws), name
        gone = exported.flaws(exported.with_files({name: None}))
        assert ("file_missing", name) in gone
    added = exported.flaws(exported.with_files({"originals/more.jpeg": b"x"}))
    assert added == {("file_added", "originals/more.jpeg")}


def manifest_with(exported: Exported, change: Callable[[dict[str, Any]], None]) -> dict[str, bytes]:
    manifest = json.loads(exported.files[MANIFEST])
    change(manifest)
    return {MANIFEST: json.dumps(manifest).encode()}


def test_a_changed_line_of_the_manifest_breaks_its_seal(exported: Exported) -> None:
    def later(manifest: dict[str, Any]) -> None:
        manifest["pieces"][0]["stored_at"] = "2026-11-03T01:00:00Z"

    assert exported.flaws(exported.with_files(manifest_with(exported, later))) == {("manifest_changed", MANIFEST)}


def test_whoever_has_the_key_cannot_change_what_the_journal_says(exported: Exported) -> None:
    """Another original, its hashes set right everywhere and the manifest signed anew: the sealed line says otherwise."""
    piece = json.loads(exported.files[MANIFEST])["pieces"][2]

    def other(manifest: dict[str, Any]) -> None:
        manifest["pieces"][2]["sha256"] = hashlib.sha256(b"another").hexdigest()

    changes = {**manifest_with(exported, other), piece["original"]: b"another"}
    assert ("line_differs", piece["original"]) in exported.flaws(exported.with_files(changes, signed=True))


def test_a_changed_seal_is_found_under_a_manifest_signed_anew(exported: Exported) -> None:
    name = next(each for each in exported.files if each.startswith("journal/"))
    receipt = json.loads(exported.files[name])
    receipt["seal"]["block"]["at"] += 1
    changed = {name: json.dumps(receipt, separators=(",", ":"), ensure_ascii=False).encode()}
    assert exported.flaws(exported.with_files(changed, signed=True)) == {("proof_broken", name)}


def test_a_recordings_chain_is_checked_against_its_file(exported: Exported) -> None:
    piece = next(each for each in json.loads(exported.files[MANIFEST])["pieces"] if each["kind"] == "video")
    content = exported.files[piece["original"]]
    links = segments(io.BytesIO(content), [1 << 20, 2 << 20, len(content)])
    listed = [{name: getattr(each, name) for name in each.__struct_fields__} for each in links]

    def recorded(segments: list[dict[str, Any]]) -> Path:
        def change(manifest: dict[str, Any]) -> None:
            recording = {"recording": piece["evidence"], "evidence": piece["evidence"], "segments": segments}
            manifest["recordings"] = [{**recording, "gaps": [], "heads": []}]

        return exported.with_files(manifest_with(exported, change), signed=True)

    assert exported.flaws(recorded(listed)) == set()
    for wrong in (
        listed[:-1],
        listed[1:],
        [listed[1], listed[0], listed[2]],
        [*listed[:2], {**listed[2], "chain": "00" * 32}],
        [{**listed[0], "sha256": "00" * 32}, *listed[1:]],
    ):
        assert exported.flaws(recorded(wrong)) == {("chain_broken", piece["original"])}


def test_a_file_of_a_call_that_is_said_to_be_here_needs_its_chain(exported: Exported) -> None:
    moment, id = "2026-11-03T01:00:00Z", "00000000-0000-0000-0000-000000000007"
    times = {"ended_at": None, "evidence": id, "began_at": moment}

    def call(piece: str) -> Path:
        file = {"recording": id, "name": "1.mkv", "state": "sealed", "size": 1, **times, "piece": piece}
        sent = {"publication": id, "role": "caller", "kinds": ["video"], "recording": "on", "began_at": moment}
        sent |= {"ended_at": None, "files": [file], "gaps": []}
        told = {"call": id, "state": "ended", "created_at": moment, "ended_at": moment, "snapshots": []}

        def change(manifest: dict[str, Any]) -> None:
            manifest["calls"] = [{**told, "publications": [sent]}]

        return exported.with_files(manifest_with(exported, change), signed=True)

    assert exported.flaws(call("here")) == {("chain_broken", MANIFEST)}
    assert exported.flaws(call("erased")) == set()
    assert check(call("erased")).incomplete == 1


def test_the_heads_in_the_journal_are_those_of_the_chain(exported: Exported) -> None:
    piece = next(each for each in json.loads(exported.files[MANIFEST])["pieces"] if each["kind"] == "video")
    content = exported.files[piece["original"]]
    links = segments(io.BytesIO(content), [1 << 20, len(content)])
    listed = [{name: getattr(each, name) for name in each.__struct_fields__} for each in links]

    def told(seq: int, count: int, head: str) -> Path:
        grew = {"recording": piece["evidence"], "segments": count, "size": 1, "head": head}

        def change(manifest: dict[str, Any]) -> None:
            recording = {"recording": piece["evidence"], "evidence": piece["evidence"], "segments": listed}
            manifest["recordings"] = [{**recording, "gaps": [], "heads": [seq]}]
            manifest["lines"].append(seq)
            manifest["files"].append({"path": f"journal/{seq}.json", "sha256": "", "size": 0})

        receipt = sealed_line(exported.signer, seq, "media.RecordingGrew", grew)
        changes = {**manifest_with(exported, change), f"journal/{seq}.json": receipt}
        return exported.with_files(changes, signed=True)

    assert exported.flaws(told(900, 1, links[0].chain)) == set()
    assert exported.flaws(told(900, 2, links[1].chain)) == set()
    for count, head in ((1, links[1].chain), (3, links[1].chain), (2, "00" * 32)):
        assert exported.flaws(told(900, count, head)) == {("line_differs", piece["original"])}


def sealed_line(signer: Signer, seq: int, event: str, payload: dict[str, Any]) -> bytes:
    """The receipt of a line alone under its seal."""
    line = ["anmin.line/1", seq, "900", 1_769_900_000_000_000, "system", None, "x", "x", "call:1", 1, event, payload]
    text = json.dumps([*line, [], None, "r"])
    block = Block(2, 1_769_900_001_000_000, 800, 7, 900, seq, 1, line_hash(text).hex(), chain.seqs_hash(bytes(8)))
    return Receipt(FORMAT, text, 0, (), chain.seal("ab" * 32, block, signer)).encode()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.data())
def test_any_changed_byte_is_found_or_changes_no_file(exported: Exported, draw: st.DataObject) -> None:
    content = bytearray(exported.path.read_bytes())
    at = draw.draw(st.integers(0, len(content) - 1))
    content[at] ^= draw.draw(st.integers(1, 255))
    path = exported.path.with_name("byte.zip")
    path.write_bytes(content)
    if not exported.flaws(path):
        with ZipFile(path) as archive:
            assert {name: archive.read(name) for name in archive.namelist()} == exported.files
