"""The registers' doors on their paths. No logic."""

from anmin.kernel.http import get, post, put
from anmin.kernel.registers import actions, queries

ROUTES = (
    get("/registers", queries.list_registers),
    get("/registers/{register}/rows", queries.register_rows),
    get("/registers/{register}/history", queries.register_history),
    get("/registers/{register}/file", queries.export_register),
    post("/registers/{register}/try", queries.try_register_row),
    put("/registers/{register}/rows", actions.set_register_row),
    post("/registers/{register}/end", actions.end_register_row),
    post("/registers/{register}/import", actions.import_register),
)
