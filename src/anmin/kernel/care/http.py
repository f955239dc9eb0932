"""The operations pages' doors on their paths. No logic."""

from anmin.kernel.care import queries
from anmin.kernel.http import get

ROUTES = (get("/health", queries.house_health), get("/backups", queries.backup_list))
