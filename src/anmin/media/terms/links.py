"""Words of the links to evidence that last some minutes."""

from anmin.kernel.words import Fault

EVIDENCE_LINK_WRONG = Fault(
    "evidence_link_wrong",
    404,
    "证据链接无效，或证据已清除；请重新获取链接。",
    "This link leads to no evidence, or the evidence was erased; ask for a new one.",
)
EVIDENCE_LINK_OLD = Fault(
    "evidence_link_old",
    410,
    "证据链接已过期，请重新获取。",
    "This link to evidence has expired: ask for a new one.",
)
EVIDENCE_LINK_FOREIGN = Fault(
    "evidence_link_foreign",
    403,
    "证据链接只供获取者本人使用，请自行获取。",
    "This link to evidence is for whoever asked for it; ask for one of your own.",
)
