"""What happens in a drill. Made-up matters of everyday kinds; nobody is meant, and every text says that it is a drill."""

from __future__ import annotations

import msgspec

from anmin.app.city.names import Called

MARK = Called("【演练】", "[Drill] ")


class Matter(msgspec.Struct, frozen=True):
    """`category`: of the register. `again`: how the next person tells of the same."""

    category: str
    told: Called
    again: Called


MATTERS = (
    Matter(
        "03010102",
        Called(
            "路口两辆小车追尾，人没事，车动不了", "Two cars collided at the crossing, nobody hurt, they cannot move"
        ),
        Called("前面路口两辆车追尾了，人没事，堵住了", "Two cars collided at the crossing ahead, the road is blocked"),
    ),
    Matter(
        "020101",
        Called("楼下有两个人打起来了，快来人", "Two people are fighting downstairs, come quickly"),
        Called("楼下两个人打起来了，有人劝不开", "Two people are fighting downstairs, nobody can part them"),
    ),
    Matter(
        "01050101",
        Called("家里门锁被撬，抽屉都翻过，家中被盗", "The lock is broken and the drawers are open: a burglary"),
        Called("邻居家门锁被撬，家中被盗", "The lock of my neighbours' home is broken: a burglary"),
    ),
    Matter(
        "020304",
        Called("店门口有醉汉拍桌子不肯走", "A drunk man at my shop bangs on tables and will not go"),
        Called("小吃店门口那个醉汉还在拍桌子", "The drunk man at the snack shop is still banging on tables"),
    ),
    Matter(
        "050101",
        Called("老人走失一个多小时，穿灰色外套", "My grandfather has been lost for an hour, in a grey jacket"),
        Called("家里老人走失了，穿灰色外套，请帮忙找", "Our grandfather is lost, in a grey jacket, please help"),
    ),
    Matter(
        "05050101",
        Called(
            "厨房闻到很重的煤气味，已经开窗出来了", "A strong smell of gas in the kitchen; windows open, we are out"
        ),
        Called("楼道里闻到很重的煤气味", "A strong smell of gas in the staircase"),
    ),
    Matter(
        "020801",
        Called("隔壁音响声音太大，没法休息", "The neighbours' music is far too loud to rest"),
        Called("楼上也听见隔壁音响声音太大", "The music next door is too loud upstairs as well"),
    ),
    Matter(
        "05040101",
        Called("三楼厨房着火了，有烟，人都下来了", "A kitchen on the third floor is on fire, smoke, everybody is out"),
        Called("三楼有烟，像是厨房着火了", "Smoke from the third floor, a kitchen seems to be on fire"),
    ),
    Matter(
        "040101",
        Called("夫妻吵架摔东西，孩子在哭", "A couple quarrels and throws things, a child is crying"),
        Called("楼上夫妻吵架摔东西，孩子一直哭", "The couple upstairs quarrels, the child keeps crying"),
    ),
    Matter(
        "010503",
        Called("市场里手机被偷，人往东跑了", "My phone was stolen at the market, he ran east"),
        Called("市场里有人手机被偷，小偷往东跑", "A phone was stolen at the market, the thief ran east"),
    ),
)
TAGS = ("robbery", "followed", "break_in", "domestic_violence", "assault")
"""Of silent alarms."""
