"""Paper: what every printed page shares — the face, its characters, paragraphs, the number of a page, the mark of an exercise.

The Chinese face is one of the viewer's own (Adobe-GB1): no font file is needed and none is embedded.
"""

import unicodedata
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, black
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

FACE = "STSong-Light"
RED = Color(0.8, 0.05, 0.05)
PALE = Color(0.8, 0.05, 0.05, alpha=0.12)
SIMULATED = "演练（模拟文件） EXERCISE: NOT A REAL DOCUMENT"
MISSING = "〓"
"""Stands, as in printing, for a character that the face does not have."""
DOT = "\u30fb"
"""Of all middle dots, as in the names of many peoples, the one that the face has."""
DOTS = frozenset("\u00b7\u2022\u2027\u30fb\uff65")


def prepare() -> None:
    """Before anything is laid out."""
    pdfmetrics.registerFont(UnicodeCIDFont(FACE))


def shown(text: str) -> str:
    """The text in characters that the face has: other accents are dropped, other scripts stand as 〓."""
    return "".join(_shown(each) for each in text)


def _shown(character: str) -> str:
    if character in DOTS:
        return DOT
    if _has(character):
        return character
    plain = "".join(each for each in unicodedata.normalize("NFKD", character) if _has(each))
    return plain or ("" if unicodedata.combining(character) or character in "\u200d\ufe0f" else MISSING)


def _has(character: str) -> bool:
    try:
        character.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


def style(name: str, size: float, *, leading: float = 1.75, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(name, fontName=FACE, fontSize=size, leading=size * leading, wordWrap="CJK", **more)


def paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    """Lines stay lines."""
    return Paragraph(escape(shown(text)).replace("\n", "<br/>"), style)


def every_page(canvas: Canvas, *, simulated: bool) -> None:
    """The page's number, and the mark of an exercise."""
    width, height = A4
    canvas.setFillColor(black)
    canvas.setFont(FACE, 11)
    canvas.drawCentredString(width / 2, 16 * mm, f"— {canvas.getPageNumber()} —")
    if not simulated:
        return
    canvas.setFillColor(RED)
    canvas.drawCentredString(width / 2, height - 14 * mm, SIMULATED)
    canvas.saveState()
    canvas.translate(width / 2, height / 2)
    canvas.rotate(45)
    canvas.setFillColor(PALE)
    canvas.setFont(FACE, 130)
    canvas.drawCentredString(0, -45, "演练")
    canvas.restoreState()
