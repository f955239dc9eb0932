"""The words of the operator's doors: who may look after parked jobs, and what can be refused."""

from anmin.kernel.words import Fault, Permission

OPERATE = Permission("kernel.operate", "查看和处理暂停的任务", "Look after parked jobs")

NOT_PARKED = Fault(
    "job_not_parked",
    404,
    "没有这个暂停的任务，可能已被处理。",
    "There is no such parked job; perhaps it was dealt with.",
)
