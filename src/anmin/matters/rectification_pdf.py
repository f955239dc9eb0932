"""A rectification order on A4: issuer in red, number, addressee, what was found and is demanded, basis, deadline, seal.

Draws what it is given and decides nothing.
"""

from datetime import date

from anmin.cases.letter_pdf import render as render_letter
from anmin.cases.model import letters
from anmin.matters.model.rectification import Sheet

TITLE = "限期整改通知书"


def render(sheet: Sheet) -> bytes:
    """The PDF; the same sheet gives the same bytes."""
    return render_letter(
        letters.Sheet(
            issuer=sheet.issuer,
            number=sheet.number,
            addressee=sheet.addressee,
            body=_body(sheet),
            day=sheet.day,
            simulated=sheet.simulated,
        ),
        TITLE,
    )


def _body(sheet: Sheet) -> str:
    lines = (
        sheet.demand,
        f"依据：{sheet.basis}",
        f"请于{_day(sheet.deadline)}前（含当日）整改完毕，我单位届时将进行复查。逾期未整改的，将依法处理。",
        sheet.served,
    )
    return "\n".join(filter(None, lines))


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
