"""Where the doors of a matter are reached."""

from anmin.kernel.http import get, post
from anmin.matters.actions import assessing, concluding, extending, handling, routing
from anmin.matters.queries import desk, matters, public, simulation

ROUTES = (
    get("/matters", desk.matter_desk),
    get("/public/matters", public.public_matters),
    get("/matters/{case}", matters.matter_page),
    post("/matters/suggestions", matters.suggest_category),
    post("/matters/simulations", simulation.simulate_rules),
    post("/matters/{case}/assessment", assessing.assess_case),
    post("/matters/{case}/routing", routing.route_case),
    post("/matters/{case}/acceptance", handling.accept_case),
    post("/matters/{case}/return", handling.return_case),
    post("/matters/{case}/questions", handling.ask_citizen),
    post("/matters/{case}/resumption", handling.resume_matter),
    post("/matters/{case}/extensions", extending.extend_deadline),
    post("/matters/{case}/extensions/{extension}/decision", extending.decide_extension),
    post("/matters/{case}/answers", concluding.answer_case),
    post("/matters/{case}/answers/{answer}/review", concluding.review_answer),
)
