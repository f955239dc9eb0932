"""The pages keep the house rules too: small files, no text outside the catalogue, nothing that the policy forbids."""

import json
import re
from pathlib import Path

from tests.house import rules

WEB = rules.ROOT / "web"
LONGEST = 300
MADE = ("shared/api/schema.d.ts", "shared/words/codes.ts")
FORBIDDEN = re.compile(
    r"\bv-html\b|innerHTML|\beval\(|new Function|console\.(log|debug)|T[O]DO|FIX[M]E|: any\b|as any\b|@ts-ignore"
)
HOST = re.compile(r"https?://(?!127\.0\.0\.1|localhost|www\.w3\.org/)[\w.-]+")
TEMPLATE = re.compile(r"<template>(.*)</template>", re.DOTALL)
SPOKEN = re.compile(r"[A-Za-z\u4e00-\u9fff]{2,}")
ATTRIBUTES = re.compile(r"\s(?:aria-label|title|placeholder|alt|label)=\"([^\"]+)\"")
BARE = re.compile(r"(?:component: |loader: |defineAsyncComponent\(|, )\(\) => import\('([^']+)'\)")
INLINE = re.compile(r"\sstyle=\"")


def pages() -> list[Path]:
    """What is written by hand in `web/`."""
    every = [each for ending in ("*.ts", "*.vue", "*.css", "*.mjs", "*.html") for each in WEB.rglob(ending)]
    hand = [each for each in every if "node_modules" not in each.parts and each.relative_to(WEB).as_posix() not in MADE]
    return sorted(hand)


def spoken(template: str) -> list[str]:
    """Texts that stand in a template themselves: but for keys of the keyboard, and names of languages in their own."""
    bare = re.sub(r"<!--.*?-->|<kbd\b[^>]*>.*?</kbd>", "", template, flags=re.DOTALL)
    bare = re.sub(r"<(\w+)[^>]*\slang=\"[^\"]+\"[^>]*>[^<]*</\1>", "", bare)
    found = [each for each in ATTRIBUTES.findall(bare) if SPOKEN.search(each)]
    tags = re.sub(r"\"[^\"]*\"", '""', re.sub(r"\{\{.*?\}\}", "", bare, flags=re.DOTALL))
    return found + [each.strip() for each in re.sub(r"<[^>]*>", "\n", tags).split("\n") if SPOKEN.search(each)]


def complaints(file: Path) -> list[str]:
    text, name = file.read_text(encoding="utf-8"), file.name
    found = [f"{name}: {text.count(chr(10))} lines"] if text.count("\n") > LONGEST else []
    found += [f"{name}: {each.group()}" for each in FORBIDDEN.finditer(text)]
    found += [f"{name}: another host {each.group()}" for each in HOST.finditer(text)]
    found += [f"{name}: {each} is asked for once only: `later`" for each in BARE.findall(text)]
    if file.suffix == ".vue" and (template := TEMPLATE.search(text)):
        found += [f"{name}: says {each!r} past the catalogue" for each in spoken(template.group(1))]
        found += [f"{name}: inline style" for _ in INLINE.finditer(template.group(1))]
    return found


def test_pages_are_small_and_say_nothing_past_the_catalogue() -> None:
    found = pages()
    assert len(found) > 20
    assert [complaint for file in found for complaint in complaints(file)] == []


def test_planted_faults_are_found(tmp_path: Path) -> None:
    planted = tmp_path / "Planted.vue"
    planted.write_text('<template>\n<p style="" title="Hello">{{ w.x }} 你好吗<b v-html="x" /></p>\n</template>\n')
    assert len(complaints(planted)) == 4
    planted.write_text('<template>\n<p :title="w.x" class="two words">{{ w.x }} · </p>\n</template>\n')
    assert complaints(planted) == []
    planted.write_text("const Map = defineAsyncComponent(() => import('./Map.vue'))\n")
    assert len(complaints(planted)) == 1
    planted.write_text("const Map = defineAsyncComponent(later(() => import('./Map.vue')))\n")
    assert complaints(planted) == []


def test_versions_are_exact_and_the_lock_names_no_address() -> None:
    package = json.loads((WEB / "package.json").read_text())
    versions = {**package["dependencies"], **package["devDependencies"]}
    assert [name for name, version in versions.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []
    assert '"resolved"' not in (WEB / "package-lock.json").read_text()
