"""Where notices are reached."""

from anmin.community import actions, queries
from anmin.kernel.http import get, post, put

ROUTES = (
    post("/notices/near", queries.nearby_notices),
    get("/notices", queries.list_notices),
    post("/notices", actions.publish_notice),
    get("/notices/{notice}", queries.notice_page),
    put("/notices/{notice}", actions.change_notice),
    post("/notices/{notice}/withdraw", actions.withdraw_notice),
)
