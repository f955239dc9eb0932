"""Every figure once: its words, and the SQL that counts it over a row of `insight_rows`. A definition is printed as it stands.

A figure is of the cases received in the period, as they stand now. In the SQL `$7` is now; `matter` says that the row is
of the kinds asked for: without a kind all but emergencies. A case is one row; drills, tests, nuisance, duplicates and
what was merged into another are none.
"""

import msgspec

from anmin.insight.terms import FigureCode, Shape
from anmin.kernel.words import Text

TRUE = "true"
ON_ALARMS, URGENT = "alarm", "urgent"
"""Of everything that came in as an alarm, or became one: such figures stand only where no kind is asked for."""


class Figure(msgspec.Struct, frozen=True):
    """`counts` and `of`: conditions of numerator and denominator; the numerator lies within the denominator.

    `value`: of a median, the seconds of one case; whole ones, for they sort the fastest.
    """

    code: FigureCode
    shape: Shape
    definition: Text
    counts: str
    of: str = "matter"
    value: str = ""
    slow: bool = False
    """Whether it reads more than the case: the thread, the orders."""

    @property
    def on_alarms(self) -> bool:
        return self.of in (ON_ALARMS, URGENT)

    @property
    def numerator(self) -> str:
        return f"({self.of}) and ({self.counts})"


def _share(code: FigureCode, definition: Text, counts: str, of: str = "matter") -> Figure:
    return Figure(code, Shape.SHARE, definition, counts, of)


def _count(code: FigureCode, definition: Text, counts: str, of: str = "matter") -> Figure:
    return Figure(code, Shape.COUNT, definition, counts, of)


def _median(code: FigureCode, definition: Text, until: str, *, slow: bool = True) -> Figure:
    return Figure(
        code,
        Shape.MEDIAN,
        definition,
        f"{until} >= raised_at",
        "matter",
        f"date_part('epoch', {until} - raised_at)::int",
        slow,
    )


DONE = "matter and closed_at is not null"
RATED = "matter and verdict <> ''"
TIMED = f"{DONE} and due_at is not null"
HANDED = "matter and routed_at is not null and (accepted_at is not null or accept_missed)"

FIGURES = (
    _count(
        FigureCode.COLLECTED,
        Text(
            "期内收到的事项数；不含演练、测试、骚扰、重复和已并入其他事项的。未选事项类型时不含警情。",
            "What came in during the period, without drills, tests, nuisance, duplicates and what was merged into"
            " another; without emergencies unless that kind is asked for.",
        ),
        TRUE,
    ),
    _count(
        FigureCode.DONE,
        Text("收集的事项中目前已办结的件数。", "Of those collected, how many are closed now."),
        "closed_at is not null",
    ),
    _share(
        FigureCode.DONE_RATE,
        Text("办结 ÷ 收集。", "Done ÷ collected."),
        "closed_at is not null",
    ),
    _share(
        FigureCode.SATISFIED,
        Text(
            "最近一次评价为“满意”的 ÷ 已评价的；未评价的不计入。",
            "Those whose latest verdict is “satisfied” ÷ those rated; the unrated are left out.",
        ),
        "verdict = 'satisfied'",
        RATED,
    ),
    _share(
        FigureCode.BASICALLY,
        Text(
            "最近一次评价为“基本满意”的 ÷ 已评价的。",
            "Those whose latest verdict is “basically satisfied” ÷ those rated.",
        ),
        "verdict = 'basically'",
        RATED,
    ),
    _share(
        FigureCode.DISSATISFIED,
        Text("最近一次评价为“不满意”的 ÷ 已评价的。", "Those whose latest verdict is “dissatisfied” ÷ those rated."),
        "verdict = 'dissatisfied'",
        RATED,
    ),
    _share(
        FigureCode.UNRATED,
        Text("已办结而未评价的 ÷ 办结。", "Closed ones without a verdict ÷ done."),
        "verdict = ''",
        DONE,
    ),
    _share(
        FigureCode.ON_TIME,
        Text(
            "在时限（含批准的延期和暂停）之内办结的 ÷ 有时限且已办结的。",
            "Those closed by their deadline, with granted extensions and pauses ÷ closed ones that have a deadline.",
        ),
        "closed_at <= due_at",
        TIMED,
    ),
    _count(
        FigureCode.OVERDUE_OPEN,
        Text(
            "收集的事项中目前未办结且已过时限的件数；暂停的以暂停之时为准。",
            "Of those collected, how many are open beyond their deadline; a paused one as it stood when it was paused.",
        ),
        "closed_at is null and due_at < coalesce(paused_at, $7::timestamptz)",
    ),
    _share(
        FigureCode.ACCEPTED_IN_TIME,
        Text(
            "交办后主办单位在签收时限内签收的 ÷ 已交办且已签收或逾期未签收的。",
            "Those that the lead accepted in the time for it ÷ those handed over that were accepted or missed it.",
        ),
        "accepted_at is not null and not accept_missed",
        HANDED,
    ),
    _share(
        FigureCode.RETURNED,
        Text("主办单位至少退回过一次的 ÷ 收集。", "Those that a lead returned at least once ÷ collected."),
        "returned",
    ),
    _share(
        FigureCode.REOPENED,
        Text("办结后重新办理过的 ÷ 收集。", "Those taken up again after they had been closed ÷ collected."),
        "again",
    ),
    _share(
        FigureCode.EFFECTIVE,
        Text(
            "办结、非强制结案且最近一次评价不是“不满意”的 ÷ 办结。",
            "Closed, not by force, and with no latest verdict “dissatisfied” ÷ done.",
        ),
        "not forced and verdict <> 'dissatisfied'",
        DONE,
    ),
    _median(
        FigureCode.FIRST_REPLY,
        Text(
            "从收到到工作人员第一次回复当事人的时间，取中位数；尚无回复的不计入。",
            "From receipt to the first message of a member of staff, the median; those without one are left out.",
        ),
        "replied_at",
    ),
    _median(
        FigureCode.FIRST_CONTACT,
        Text(
            "从收到到承办力量第一次到场或反馈的时间，取中位数。",
            "From receipt to the first arrival or report of whoever was ordered, the median.",
        ),
        "contacted_at",
    ),
    _median(
        FigureCode.RESOLUTION,
        Text("从收到到办结的时间，取中位数。", "From receipt to closing, the median."),
        "closed_at",
        slow=False,
    ),
    _count(
        FigureCode.ALARMS,
        Text("期内作为警情收到的件数。", "What came in as an alarm during the period."),
        TRUE,
        ON_ALARMS,
    ),
    _share(
        FigureCode.DIVERTED,
        Text(
            "作为警情收到、经研判改为其他事项或已由 12345 等接收的 ÷ 警情。",
            "Alarms that were assessed to be another kind, or that 12345 or another peer took over ÷ alarms.",
        ),
        "kind <> 'emergency' or sent_on",
        ON_ALARMS,
    ),
    _share(
        FigureCode.TO_HOTLINE,
        Text(
            "作为警情收到、移交后已被对方接收的 ÷ 警情。",
            "Alarms that were transferred and taken by the other side ÷ alarms.",
        ),
        "sent_on",
        ON_ALARMS,
    ),
    _share(
        FigureCode.FROM_HOTLINE,
        Text(
            "由 12345 等移交来并已接收的 ÷ 警情。",
            "Alarms that were transferred here by 12345 or another peer and taken ÷ alarms.",
        ),
        "came_over",
        ON_ALARMS,
    ),
    _count(
        FigureCode.TURNED_URGENT,
        Text("期内作为诉求收到、后转为警情的件数。", "What came in as a matter and was found to be urgent."),
        TRUE,
        URGENT,
    ),
)
BY_CODE = {each.code: each for each in FIGURES}
