"""Where rectification orders are reached."""

from anmin.kernel.http import get, post
from anmin.matters.actions import rectification
from anmin.matters.queries import rectification as seen

ROUTES = (
    post("/cases/{case}/rectifications", rectification.issue_rectification),
    get("/cases/{case}/rectifications", seen.case_rectifications),
    post("/rectifications/{rectification}/served", rectification.serve_rectification),
    post("/rectifications/{rectification}/checks", rectification.check_rectification),
    post("/rectifications/{rectification}/withdraw", rectification.withdraw_rectification),
    get("/rectifications/{rectification}/file", seen.rectification_pdf),
)
