"""How cases belong together: likely duplicates, links, merges."""

from anmin.cases.actions import links, merging
from anmin.cases.queries import duplicates
from anmin.cases.queries.links import case_links
from anmin.kernel.http import get, post

ROUTES = (
    post("/cases/duplicates", duplicates.likely_duplicates),
    get("/cases/{case}/duplicates", duplicates.case_duplicates),
    get("/cases/{case}/links", case_links),
    post("/cases/{case}/links", links.link_cases),
    post("/cases/{case}/unlink", links.unlink_cases),
    post("/cases/{case}/merge", merging.merge_cases),
    post("/cases/{case}/split", merging.split_case),
)
