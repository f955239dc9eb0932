"""Words of the codes that are sent to phones: what a code is for, what limits them, every refusal."""

from anmin.kernel.words import Code, Fault


class CodePurpose(Code):
    """A code opens one thing only."""

    SIGN_IN = "sign_in", "登录", "Sign in"
    LEAVE_PHONE = "leave_phone", "更换手机号（原号码）", "Change of phone, the number until now"
    NEW_PHONE = "new_phone", "更换手机号（新号码）", "Change of phone, the new number"
    ERASE = "erase", "注销账号", "Erase the account"


class LimitBy(Code):
    """What is counted. Never the network address alone: a school or a whole carrier may share one."""

    PHONE = "phone", "同一手机号", "The same phone"
    DEVICE = "device", "同一设备", "The same device"
    EVERYBODY = "everybody", "全部请求", "All requests together"


CODES_TOO_OFTEN = Fault(
    "codes_too_often",
    429,
    "获取验证码过于频繁，请 {seconds} 秒后再试。",
    "Too many codes; please try again in {seconds} seconds.",
)
CODE_WRONG = Fault(
    "code_wrong",
    422,
    "验证码不正确或已失效；多次输错后请重新获取。",
    "The code is wrong or no longer valid; after several wrong tries please request a new one.",
)
NO_CODE_CHANNEL = Fault(
    "no_code_channel", 503, "尚未配置短信通道，无法发送验证码。", "No channel for sending codes has been set up."
)
