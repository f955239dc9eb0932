"""What a caller is told of their matter: a few plain stages, no unit, no tactics."""

from anmin.kernel.words import Code


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
