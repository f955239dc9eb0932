"""What goes up, letters, hand-overs."""

from anmin.cases.actions import handovers, letters, overseas
from anmin.cases.queries import letters as seen
from anmin.kernel.http import get, post, put

ROUTES = (
    post("/cases/{case}/escalations", overseas.escalate_case),
    post("/escalations/{escalation}/answer", overseas.answer_escalation),
    put("/cases/{case}/residence", overseas.route_by_residence),
    post("/cases/{case}/letters", letters.write_letter),
    get("/cases/{case}/letters", seen.case_letters),
    put("/letters/{letter}", letters.change_letter),
    post("/letters/{letter}/sent", letters.send_letter),
    post("/letters/{letter}/answer", letters.letter_answered),
    get("/letters/{letter}/file", seen.letter_file),
    post("/cases/{case}/hand-overs", handovers.hand_over),
    post("/hand-overs/{hand_over}/answer", handovers.hand_over_answered),
    post("/cases/{case}/promotions", handovers.promote_case),
)
