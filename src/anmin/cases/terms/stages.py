"""What a caller is told of their matter: a few plain stages, no unit, no tactics."""

from anmin.cases.terms.cases import CaseKind
from anmin.kernel.words import Code, Text


class PublicStage(Code):
    RECEIVED = "received", "已收到，正在接警", "Received, waiting for a call-taker"
    TAKEN = "taken", "已接警，正在研判", "A call-taker is on it"
    HELP_ORDERED = "help_ordered", "已安排处置力量", "Help has been ordered"
    ON_THE_WAY = "on_the_way", "处置力量正在赶来", "Help is on the way"
    ON_SCENE = "on_scene", "处置力量已到场", "Help has arrived"
    HANDLED = "handled", "现场处置完毕", "Handled on the scene"
    WAITING_FOR_YOU = "waiting_for_you", "等待您回复", "Waiting for your answer"
    CLOSED = "closed", "已办结", "Closed"
    REOPENED = "reopened", "已重新办理", "Taken up again"
    JOINED = "joined", "已与同一事件合并办理", "Handled together with the same matter"


_ACCEPTED, _IN_WORK = Text("已受理", "Accepted"), Text("办理中", "Being handled")
_OF_MATTERS = {
    PublicStage.RECEIVED: _ACCEPTED,
    PublicStage.TAKEN: _ACCEPTED,
    PublicStage.HELP_ORDERED: Text("已转交承办单位", "Handed to whoever handles it"),
    PublicStage.ON_THE_WAY: _IN_WORK,
    PublicStage.ON_SCENE: _IN_WORK,
    PublicStage.HANDLED: _IN_WORK,
    PublicStage.CLOSED: Text("已答复", "Answered"),
}


def says(stage: PublicStage, kind: str) -> Text:
    """The words of a stage: nobody races for a matter that is no emergency."""
    return stage.text if kind == CaseKind.EMERGENCY else _OF_MATTERS.get(stage, stage.text)
