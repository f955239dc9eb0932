"""Words of real-name verification: how far a name was checked and by whom, why it is refused, every refusal."""

from anmin.kernel.words import Code, Fault, Permission

CONFIRM_REAL_NAME = Permission("identity.confirm_real_name", "在窗口核实实名", "Confirm real names at a counter")


class RealNameState(Code):
    """What is known of a citizen's name. Only MATCHED and CONFIRMED mean that somebody else vouches for it."""

    NONE = "none", "未实名", "Not verified"
    FORM = "form", "证件格式相符，无人核实本人", "Form of the number fits; nobody confirmed that it is this person"
    CHECKED = (
        "checked",
        "证件格式与校验码相符，无人核实本人",
        "Form and checksum only; nobody confirmed that it is this person",
    )
    MATCHED = "matched", "与权威登记一致", "Name and number agree with an official register"
    CONFIRMED = "confirmed", "窗口已核实本人", "Confirmed in person by staff"
    REFUSED = "refused", "核实未通过", "Refused"


class VerificationState(Code):
    OPEN = "open", "待核实", "Waiting"
    CONFIRMED = "confirmed", "已核实", "Confirmed"
    REFUSED = "refused", "未通过", "Refused"
    WITHDRAWN = "withdrawn", "已撤回", "Withdrawn"
    REPLACED = "replaced", "已被新的申请替代", "Replaced by a newer one"


class RefusalReason(Code):
    NOT_THE_PERSON = "not_the_person", "证件与本人不符", "The document is not this person's"
    NOT_GENUINE = "not_genuine", "证件无法确认真伪", "The document could not be found genuine"
    EXPIRED = "expired", "证件已过期", "The document has expired"
    NAME_DIFFERS = "name_differs", "姓名与证件不一致", "The name differs from the document"
    BOUND_ELSEWHERE = "bound_elsewhere", "证件已绑定其他账号", "The document belongs to another account"
    NOT_MATCHED = "not_matched", "与权威登记不一致", "It does not agree with the official register"


class Released(Code):
    """Why an account lost its document."""

    WITHDRAWN = "withdrawn", "本人撤回", "Withdrawn by the person"
    REFUSED = "refused", "核实未通过", "Refused"
    MOVED = "moved", "经窗口核实，证件改绑本人的另一账号", "Moved at a counter to another account of the person"


class VerificationQuiet(Code):
    SAME = "same", "内容没有变化", "Nothing differs"
    OVER = "over", "申请已处理完毕", "It has been decided meanwhile"


DOCUMENT_WRONG = Fault("document_wrong", 422, "证件号码有误，请核对。", "The document number is wrong; please compare.")
COUNTRY_NEEDED = Fault("country_needed", 422, "护照须注明签发国家或地区。", "A passport needs its issuing country.")
VERIFIED_TOO_OFTEN = Fault(
    "verified_too_often",
    429,
    "今日核验次数已满，请明日再试或到窗口办理。",
    "Too many verifications today; try tomorrow or come to a counter.",
)
ALREADY_CONFIRMED = Fault(
    "already_confirmed",
    409,
    "实名已核实；如需更换证件，请先撤回。",
    "The name is confirmed; withdraw it before using another document.",
)
GUARDIAN_NEEDED = Fault(
    "guardian_needed",
    403,
    "未满十四周岁须由监护人陪同到窗口办理同意手续。",
    "Under fourteen, a guardian must consent at a counter first.",
)
NO_VERIFICATION = Fault("no_verification", 404, "没有待核实的实名申请。", "No real-name verification is waiting.")
OFFICE_UNKNOWN = Fault("office_unknown", 422, "没有这个机构。", "There is no such office.")
DOCUMENT_ELSEWHERE = Fault(
    "document_elsewhere",
    409,
    "该证件已绑定另一账号；确认同属本人后可改绑。",
    "The document is bound to another account; move it once you are sure that both are this person's.",
)
