"""An assistance letter on A4, in the form of an official letter: issuer in red, number, title, text, date, place of the seal.

Draws what it is given and decides nothing.
"""

from io import BytesIO

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, PageTemplate, Spacer

from anmin.cases.model.letters import Sheet
from anmin.kernel.paper import FACE, RED, every_page, paragraph, prepare, shown, style

TITLE = "协查函"
SEAL = "（印章）"
TOP, BOTTOM, SIDE = 62 * mm, 30 * mm, 28 * mm


def render(sheet: Sheet, title: str = TITLE) -> bytes:
    """The PDF; the same sheet gives the same bytes. `title`: of another letter that goes out in this form."""
    prepare()
    file = BytesIO()
    document = BaseDocTemplate(file, pagesize=A4, title=f"{title} {shown(sheet.number)}", author="", invariant=1)
    width, height = A4
    first = Frame(SIDE, BOTTOM, width - 2 * SIDE, height - TOP - BOTTOM, id="first")
    later = Frame(SIDE, BOTTOM, width - 2 * SIDE, height - SIDE - BOTTOM, id="later")
    document.addPageTemplates(
        [
            PageTemplate("first", [first], onPage=lambda canvas, _: _head(canvas, sheet), autoNextPageTemplate="later"),
            PageTemplate("later", [later], onPage=lambda canvas, _: every_page(canvas, simulated=sheet.simulated)),
        ]
    )
    document.build(_story(sheet, title))
    return file.getvalue()


def _story(sheet: Sheet, title: str) -> list[Flowable]:
    text = style("text", 15, firstLineIndent=30, alignment=TA_LEFT)
    signed = style("signed", 15, alignment=TA_RIGHT, rightIndent=12 * mm)
    lines = [line for line in sheet.body.splitlines() if line.strip()]
    closing = [
        Spacer(1, 14 * mm),
        paragraph(sheet.issuer, signed),
        paragraph(f"{sheet.day.year}年{sheet.day.month}月{sheet.day.day}日", signed),
        paragraph(SEAL, style("seal", 11, alignment=TA_RIGHT, rightIndent=22 * mm, textColor=RED)),
    ]
    return [
        paragraph(title, style("title", 24, alignment=TA_CENTER, spaceAfter=8 * mm)),
        paragraph(f"{sheet.addressee}：", style("addressee", 15)),
        *(paragraph(line, text) for line in lines),
        KeepTogether(closing),
    ]


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
    every_page(canvas, simulated=sheet.simulated)
