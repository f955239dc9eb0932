"""Where supervision is reached."""

from anmin.kernel.http import get, post
from anmin.matters.actions import supervision
from anmin.matters.queries import supervision as seen

ROUTES = (
    post("/cases/{case}/supervisions", supervision.supervise_case),
    post("/cases/{case}/instructions", supervision.instruct_case),
    post("/cases/{case}/reminders", supervision.remind_organisation),
    get("/supervisions", seen.list_supervisions),
    get("/supervisions/board", seen.supervision_board),
    post("/supervisions/{supervision}/seen", supervision.see_supervision),
    post("/supervisions/{supervision}/answer", supervision.answer_supervision),
    post("/supervisions/{supervision}/end", supervision.end_supervision),
)
