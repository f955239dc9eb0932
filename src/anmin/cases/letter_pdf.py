"""An assistance letter on A4, in the form of an official letter: issuer in red, number, title, text, date, place of the seal.

Draws what it is given and decides nothing. The Chinese face is one of the viewer's own (Adobe-GB1): no font file is
needed and none is embedded.
"""

import unicodedata
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, black
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, PageTemplate, Paragraph, Spacer

from anmin.cases.model.letters import Sheet

FACE = "STSong-Light"
RED = Color(0.8, 0.05, 0.05)
PALE = Color(0.8, 0.05, 0.05, alpha=0.12)
TITLE = "协查函"
SIMULATED = "演练（模拟文件） EXERCISE: NOT A REAL LETTER"
SEAL = "（印章）"
TOP, BOTTOM, SIDE = 62 * mm, 30 * mm, 28 * mm
MISSING = "〓"
"""Stands, as in printing, for a character that the face does not have."""
DOT = "\u30fb"
"""Of all middle dots, as in the names of many peoples, the one that the face has."""
DOTS = frozenset("\u00b7\u2022\u2027\u30fb\uff65")


def render(sheet: Sheet) -> bytes:
    """The PDF; the same sheet gives the same bytes."""
    pdfmetrics.registerFont(UnicodeCIDFont(FACE))
    file = BytesIO()
    document = BaseDocTemplate(file, pagesize=A4, title=f"{TITLE} {shown(sheet.number)}", author="", invariant=1)
    width, height = A4
    first = Frame(SIDE, BOTTOM, width - 2 * SIDE, height - TOP - BOTTOM, id="first")
    later = Frame(SIDE, BOTTOM, width - 2 * SIDE, height - SIDE - BOTTOM, id="later")
    document.addPageTemplates(
        [
            PageTemplate("first", [first], onPage=lambda canvas, _: _head(canvas, sheet), autoNextPageTemplate="later"),
            PageTemplate("later", [later], onPage=lambda canvas, _: _every(canvas, sheet)),
        ]
    )
    document.build(_story(sheet))
    return file.getvalue()


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


def _style(name: str, size: float, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(name, fontName=FACE, fontSize=size, leading=size * 1.75, wordWrap="CJK", **more)


def _story(sheet: Sheet) -> list[Flowable]:
    text = _style("text", 15, firstLineIndent=30, alignment=TA_LEFT)
    signed = _style("signed", 15, alignment=TA_RIGHT, rightIndent=12 * mm)
    lines = [line for line in sheet.body.splitlines() if line.strip()]
    closing = [
        Spacer(1, 14 * mm),
        _paragraph(sheet.issuer, signed),
        _paragraph(f"{sheet.day.year}年{sheet.day.month}月{sheet.day.day}日", signed),
        _paragraph(SEAL, _style("seal", 11, alignment=TA_RIGHT, rightIndent=22 * mm, textColor=RED)),
    ]
    return [
        _paragraph(TITLE, _style("title", 24, alignment=TA_CENTER, spaceAfter=8 * mm)),
        _paragraph(f"{sheet.addressee}：", _style("addressee", 15)),
        *(_paragraph(line, text) for line in lines),
        KeepTogether(closing),
    ]


def _paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(shown(text)), style)


def _head(canvas: Canvas, sheet: Sheet) -> None:
    """The issuer in red over a double line, the number under it on the right."""
    width, height = A4
    issuer = shown(sheet.issuer)
    size = min(30.0, (width - 2 * SIDE) / max(1, len(issuer)) * 0.95)
    canvas.setFillColor(RED)
    canvas.setFont(FACE, size)
    canvas.drawCentredString(width / 2, height - 34 * mm, issuer)
    canvas.setStrokeColor(RED)
    for offset, thickness in ((40 * mm, 2.2), (41.6 * mm, 0.7)):
        canvas.setLineWidth(thickness)
        canvas.line(SIDE - 6 * mm, height - offset, width - SIDE + 6 * mm, height - offset)
    canvas.setFillColor(black)
    canvas.setFont(FACE, 14)
    canvas.drawRightString(width - SIDE, height - 50 * mm, shown(sheet.number))
    _every(canvas, sheet)


def _every(canvas: Canvas, sheet: Sheet) -> None:
    """The page's number, and the mark of an exercise."""
    width, height = A4
    canvas.setFillColor(black)
    canvas.setFont(FACE, 11)
    canvas.drawCentredString(width / 2, 16 * mm, f"— {canvas.getPageNumber()} —")
    if not sheet.simulated:
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
