"""Words of signing in: steps, refusals, why an attempt failed. A refusal never tells whether a login exists."""

from anmin.kernel.words import Code, Fault


class NextStep(Code):
    SECOND_FACTOR = "second_factor", "请输入动态验证码", "Enter the code of your authenticator"
    SET_UP = "set_up", "请修改初始密码并绑定动态验证码", "Change the first password and set up the second factor"
    DONE = "done", "已登录", "Signed in"


class Failure(Code):
    """Why an attempt failed: for the journal, never for the person who tries."""

    UNKNOWN_LOGIN = "unknown_login", "登录名不存在", "No such login"
    WRONG_PASSWORD = "wrong_password", "密码错误", "Wrong password"
    WRONG_CODE = "wrong_code", "动态验证码错误", "Wrong second factor"
    LOCKED = "locked", "账号锁定中", "Account locked"
    CLOSED = "closed", "账号停用或离职", "Account suspended or left"


class SignInQuiet(Code):
    """Why an action of signing in said nothing."""

    NO_SESSION = "no_session", "没有登录会话", "There was no session"
    SAME = "same", "内容没有变化", "Nothing differs"


SIGN_IN_REFUSED = Fault(
    "sign_in_refused",
    401,
    "登录名或密码不正确，或账号暂时锁定、停用。多次失败会锁定账号一段时间。",
    "The login or password is wrong, or the account is locked or suspended. Repeated failures lock an account for a while.",
)
CODE_REFUSED = Fault(
    "code_refused",
    401,
    "验证码不正确或已用过。多次失败会锁定账号一段时间。",
    "The code is wrong or was used before. Repeated failures lock an account for a while.",
)
STAFF_LOCKED = Fault(
    "staff_locked",
    423,
    "失败次数过多，账号已锁定至 {until}，也可请系统管理员解锁。",
    "Too many failures: the account is locked until {until}; the system administrator can unlock it.",
)
CHALLENGE_GONE = Fault(
    "challenge_gone",
    401,
    "登录步骤已过期，请重新输入密码。",
    "This sign-in has expired; please start with your password.",
)
PASSWORD_REFUSED = Fault("password_refused", 403, "当前密码不正确。", "The present password is wrong.")
PASSWORD_WEAK = Fault("password_weak", 422, "新密码不符合要求。", "The new password is not acceptable.")
PASSWORD_SAME = Fault(
    "password_same", 422, "新密码不能与当前密码相同。", "The new password must differ from the present one."
)
NO_FACTOR_PENDING = Fault(
    "no_factor_pending", 409, "没有待确认的动态验证码绑定。", "No second factor is waiting to be confirmed."
)
