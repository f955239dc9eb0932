"""Where reply links are made and looked at, and the page that they open, at an address that people can type."""

from anmin.kernel.http import form, get, page, post
from anmin.matters.actions import reply_links
from anmin.matters.queries import reply_links as seen

ROUTES = (
    post("/orders/{order}/reply-links", reply_links.make_reply_link),
    get("/cases/{case}/reply-links", seen.case_reply_links),
    get("/reply-links/stuck", seen.stuck_replies),
    page("/reply", reply_links.reply_form),
    form("/reply", reply_links.reply_by_link),
)
