"""Where one reads who looked."""

from anmin.identity.queries import access_log, exports
from anmin.kernel.http import get

ROUTES = (
    get("/me/access-log", access_log.my_access_log),
    get("/access-log", access_log.search_access_log),
    get("/access-log/file", exports.export_access_log),
    get("/journal", access_log.search_journal),
    get("/journal/file", exports.export_journal),
)
