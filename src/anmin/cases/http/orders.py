"""Orders and what comes back from them."""

from anmin.cases.actions import answering, ordering, reporting
from anmin.kernel.http import post

ROUTES = (
    post("/cases/{case}/orders", ordering.order_responders),
    post("/orders/{order}/acknowledge", answering.acknowledge_order),
    post("/orders/{order}/refuse", answering.refuse_order),
    post("/orders/{order}/stages", answering.report_stage),
    post("/orders/{order}/reports", reporting.report_back),
    post("/orders/{order}/withdraw", ordering.withdraw_order),
    post("/orders/{order}/withdrawn", answering.acknowledge_end),
    post("/orders/{order}/override", ordering.override_refusal),
    post("/orders/{order}/welfare", answering.confirm_welfare),
)
