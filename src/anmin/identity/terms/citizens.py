"""Words of citizens' accounts: states, permissions, why nothing changed, every refusal."""

from anmin.kernel.words import Code, Fault, Permission

READ_CITIZENS = Permission(
    "identity.read_citizens", "查看群众账号（须有依据）", "Look at citizens' accounts, when a ground holds"
)


class CitizenState(Code):
    ACTIVE = "active", "在用", "Active"
    CLOSED = "closed", "已注销", "Closed"


class CitizenQuiet(Code):
    SAME = "same", "内容没有变化", "Nothing differs"
    NO_SESSION = "no_session", "没有可退出的登录", "There is no session to end"


class NicknameFault(Code):
    """Why a nickname cannot be used."""

    FORM = "nickname_form", "昵称应为 1 到 30 个可见字符", "A nickname has 1 to 30 visible characters"
    OFFICIAL = (
        "nickname_official",
        "昵称不能让人误以为是警方、政府或平台",
        "A nickname must not pass for the police, an authority or this service",
    )


CITIZEN_UNKNOWN = Fault("citizen_unknown", 404, "没有这个账号。", "There is no such account.")
NICKNAME_REFUSED = Fault("nickname_refused", 422, "这个昵称不能使用。", "This nickname cannot be used.")
PHONE_TAKEN = Fault(
    "phone_taken", 409, "该手机号已用于另一个账号。", "This phone number already belongs to another account."
)
PHONE_SAME = Fault("phone_same", 409, "新号码与原号码相同。", "The new number is the same as the old one.")
