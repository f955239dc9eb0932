"""The page of a case and its time line, and a caller's own cases."""

from anmin.cases.queries import mine, page, timeline
from anmin.kernel.http import get

ROUTES = (
    get("/cases/{case}", page.case_page),
    get("/cases/{case}/timeline", timeline.case_timeline),
    get("/me/cases", mine.my_cases),
)
