"""Where callers read of their own matters and raise them again, and whoever handles them what was asked back."""

from anmin.kernel.http import get, post
from anmin.matters.actions import urging
from anmin.matters.queries import dialogue, mine

ROUTES = (
    get("/me/matters/{case}", mine.my_matter),
    post("/me/matters/{case}/reports/{report}", urging.urge_matter),
    get("/matters/{case}/dialogue", dialogue.matter_dialogue),
)
