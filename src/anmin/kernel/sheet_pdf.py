"""A sheet of blocks on A4: each a heading over a ruled table that goes on over as many pages as it needs.

Draws what it is given and decides nothing.
"""

from io import BytesIO
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Spacer, Table, TableStyle

from anmin.kernel.paper import every_page, paragraph, prepare, shown, style
from anmin.kernel.printed import Block, Printed

SIDE, BOTTOM = 15 * mm, 24 * mm
WIDTH = A4[0] - 2 * SIDE
LINE = Color(0.45, 0.45, 0.45)
GROUND = Color(0.93, 0.93, 0.93)


def render(sheet: Printed) -> bytes:
    """The PDF; the same sheet gives the same bytes."""
    prepare()
    file, (_, height) = BytesIO(), A4
    document = BaseDocTemplate(file, pagesize=A4, title=shown(f"{sheet.title} {sheet.under}"), author="", invariant=1)
    frame = Frame(SIDE, BOTTOM, WIDTH, height - SIDE - BOTTOM, leftPadding=0, rightPadding=0, id="all")
    page = PageTemplate("all", [frame], onPage=lambda canvas, _: every_page(canvas, simulated=sheet.simulated))
    document.addPageTemplates([page])
    cell, named = style("cell", 9, leading=1.35), style("named", 11.5, spaceBefore=4 * mm, spaceAfter=1 * mm)
    story: list[Flowable] = [
        paragraph(sheet.title, style("title", 20, alignment=TA_CENTER)),
        paragraph(sheet.under, style("under", 11, alignment=TA_CENTER)),
    ]
    for block in sheet.blocks:
        if block.lines:
            story += [paragraph(block.heading, named), _table(block, cell)]
    document.build([*story, Spacer(1, 4 * mm)])
    return file.getvalue()


def _table(block: Block, cell: ParagraphStyle) -> Table:
    whole = sum(block.shares)
    rows = [[paragraph(each, cell) for each in line] for line in block.lines]
    ruled: list[Any] = [("GRID", (0, 0), (-1, -1), 0.4, LINE), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    if block.head:
        ruled.append(("BACKGROUND", (0, 0), (-1, 0), GROUND))
    return Table(
        rows,
        colWidths=[WIDTH * share / whole for share in block.shares],
        style=TableStyle(ruled),
        repeatRows=int(block.head),
        splitInRow=1,
        hAlign="LEFT",
    )
