"""The page of a case, its time line and its sheet, the log of a shift, and a caller's own cases."""

from anmin.cases.queries import mine, page, printed, shift_log, timeline
from anmin.kernel.http import get

ROUTES = (
    get("/cases/{case}", page.case_page),
    get("/cases/{case}/timeline", timeline.case_timeline),
    get("/cases/{case}/sheet", printed.case_sheet),
    get("/organisations/{organisation}/shift-log", shift_log.shift_log),
    get("/me/cases", mine.my_cases),
)
