"""How the pages are looked at: sizes, themes, languages; the pictures that are kept; whether a text is of one language."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any, Literal

import msgspec
from playwright.async_api import Page

PICTURES = Path(__file__).parents[2] / "docs" / "img"
WRITE = os.environ.get("ANMIN_WRITE_PICTURES") == "1"


class Look(msgspec.Struct, frozen=True):
    """A screen and its owner's wishes."""

    width: int
    height: int
    theme: Literal["dark", "light"] = "light"
    lang: Literal["zh-CN", "en-GB"] = "zh-CN"
    phone: bool = False


PHONE = Look(390, 844, phone=True)
NIGHT_PHONE = Look(390, 844, "dark", phone=True)
CONSOLE = Look(1440, 900, "dark")
WIDE = Look(1920, 1080, "dark")
DAY_CONSOLE = Look(1440, 900, "light")
ENGLISH = Look(1440, 900, "dark", "en-GB")
ENGLISH_PHONE = Look(390, 844, lang="en-GB", phone=True)


def seen_by(look: Look) -> dict[str, Any]:
    """What a browser context is made with."""
    touch = {"has_touch": True, "is_mobile": True, "device_scale_factor": 2} if look.phone else {}
    size = {"width": look.width, "height": look.height}
    return {"viewport": size, "color_scheme": look.theme, "locale": look.lang, "reduced_motion": "reduce", **touch}


async def picture(page: Page, name: str, *, whole: bool = False) -> None:
    """Keep a picture for the README and docs when they are written anew; otherwise only see that one can be taken."""
    if WRITE:
        PICTURES.mkdir(parents=True, exist_ok=True)
        await page.screenshot(path=PICTURES / f"{name}.png", full_page=whole)


OWN_NAMES = re.compile(
    r"Anmin|110|12345|GPS|PDF|CSV|XLSX|JSON|Esc|Ctrl|Enter|Shift|Alt|Tab|Space|OIDC|QR|ID|SMS|WGS-?84|GCJ-?02|BD-?09|GeoJSON|API|km|MiB|KB|MB|GB|min|ms|m/s|English|SHA-?256|UTC",
    re.IGNORECASE,
)
CODES = re.compile(r"[\w.-]*[\d_./-][\w./-]*|\b[A-Z0-9-]{1,12}\b")
"""Numbers, codes of rows, keys of the keyboard."""
HAN = re.compile(r"[\u4e00-\u9fff]")
LATIN = re.compile(r"[A-Za-z]{3,}")

TEXTS = """() => {
  const found = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const near = walker.currentNode.parentElement
    if (!near || near.closest('script, style, noscript, [data-own-words], [lang]:not(html)')) continue
    if (!near.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) continue
    found.push(walker.currentNode.data.trim())
  }
  for (const each of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
    if (each.closest('[data-own-words], [lang]:not(html)')) continue
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) found.push((each.getAttribute(name) || '').trim())
  }
  return [...new Set(found)].filter(Boolean)
}"""
"""What a person reads on the page, but for what people wrote themselves (`data-own-words`) and parts of another language."""


async def foreign_words(page: Page, lang: Literal["zh", "en"]) -> list[str]:
    """Texts of the page that are not of its language."""
    texts: list[str] = await page.evaluate(TEXTS)
    if lang == "en":
        return [each for each in texts if HAN.search(each)]
    return [each for each in texts if LATIN.search(CODES.sub(" ", OWN_NAMES.sub(" ", each)))]
