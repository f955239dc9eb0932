"""The case: raised, opened, taken, assessed."""

from anmin.cases.actions import assessing, claiming, raising
from anmin.kernel.http import post, put

ROUTES = (
    post("/cases", raising.raise_case, session="lasts"),
    post("/cases/{case}/opened", assessing.open_case),
    post("/cases/{case}/claim", claiming.claim_case),
    post("/cases/{case}/take", assessing.take_case),
    put("/cases/{case}/category", assessing.classify_case),
    put("/cases/{case}/level", assessing.set_level),
    put("/cases/{case}/flags", assessing.set_flags),
    put("/cases/{case}/place", assessing.set_place),
    put("/cases/{case}/jurisdiction", assessing.set_jurisdiction),
)
