"""Words of matters that go up: to the duty officer, and from abroad by city and province to the ministry."""

from anmin.kernel.words import Code, Fault


class Step(Code):
    """省市部三级逐级上报; the duty officer may be told at any time and of any case."""

    DUTY_OFFICER = "duty_officer", "值班领导", "Duty officer"
    CITY = "city", "市级", "City"
    PROVINCE = "province", "省级", "Province"
    MINISTRY = "ministry", "部级", "Ministry"


STEP_TAKEN = Fault("step_taken", 409, "已经上报到{step}。", "It has already been escalated to: {step}.")
STEP_SKIPPED = Fault("step_skipped", 409, "应逐级上报：先上报{step}。", "Escalate step by step: first to the {step}.")
NOT_ABROAD = Fault(
    "not_abroad", 409, "只有境外警情才逐级上报。", "Only a matter abroad goes up by city, province and ministry."
)
ESCALATION_UNKNOWN = Fault(
    "escalation_unknown", 404, "没有这次上报，或不在您的范围内。", "There is no such escalation within your reach."
)
ALREADY_ANSWERED = Fault("already_answered", 409, "已经答复。", "It has already been answered.")
