"""Where one reads who looked."""

from anmin.identity.queries import access_log
from anmin.kernel.http import get

ROUTES = (
    get("/me/access-log", access_log.my_access_log),
    get("/access-log", access_log.search_access_log),
    get("/journal", access_log.search_journal),
)
