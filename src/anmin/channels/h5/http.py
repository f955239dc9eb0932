"""Where the form stands, beside the programs' doors at an address that people can type; and the menu."""

from anmin.channels.h5 import actions, queries
from anmin.kernel.http import form, get, page

ROUTES = (
    get("/services", queries.service_menu),
    page("/h5/report", queries.report_form),
    form("/h5/report", actions.send_report),
    page("/h5/leave", queries.leave_page, session="ends"),
)
