"""Words of a person's rights over their data: what is held, why erasure may wait, what stays and why."""

from anmin.kernel.words import Code, Fault, Permission

HOLD = Permission("identity.hold", "依法暂停删除个人信息", "Keep data from erasure under a legal duty")


class HoldReason(Code):
    INVESTIGATION = "investigation", "案件侦查", "A criminal investigation"
    LITIGATION = "litigation", "诉讼或仲裁", "Court or arbitration proceedings"
    SUPERVISION = "supervision", "监督检查", "An inspection by an authority"
    STATUTE = "statute", "法定保存期", "A statutory period of keeping"
    OTHER = "other", "法律规定的其他情形", "Another case provided for by law"


class Kept(Code):
    """What stays after erasure; none of it names the person."""

    JOURNAL = (
        "journal",
        "操作日志：只有编号和代码，依法留存且不可更改",
        "Journal lines: ids and codes only, kept by law and unalterable",
    )
    CONSENTS = (
        "consents",
        "同意与撤回的时间和版本，作为合法处理的证明",
        "When which text was consented to or withdrawn, as proof of lawful processing",
    )
    ACCOUNT = (
        "account",
        "账号编号、状态和注销时间",
        "The account's id, its state and when it was closed",
    )
    DECISIONS = (
        "decisions",
        "实名核验的时间、方式和结果，不含姓名和号码",
        "When and how a name was checked and with what outcome, without name and number",
    )


class HoldQuiet(Code):
    NONE = "none", "没有需要解除的保全", "There is nothing to lift"


ERASURE_HELD = Fault("erasure_held", 409, "依法暂不能删除：{reason}。", "It cannot be erased now by law: {reason}.")
HOLD_PERIOD = Fault("hold_period", 422, "保全期限应在今后三年之内。", "A hold must end within the next three years.")
