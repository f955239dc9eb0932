"""Words of sessions: how one ends, and what a request with a dead one is told."""

from anmin.kernel.words import Code, Fault


class SessionEnd(Code):
    SIGNED_OUT = "signed_out", "已退出", "Signed out"
    REPLACED = "replaced", "在别处登录", "Signed in elsewhere"
    RENEWED = "renewed", "已换新会话", "Renewed after a change of password or second factor"
    STOPPED = "stopped", "由管理员结束", "Ended by an administrator"


SESSION_EXPIRED = Fault(
    "session_expired", 401, "登录已过期，请重新登录。", "Your session has expired; please sign in again."
)
SESSION_REPLACED = Fault(
    "session_replaced",
    401,
    "您的账号已在别处登录，此处已退出。",
    "Your account has signed in elsewhere, so this session has ended.",
)
SESSION_ENDED = Fault("session_ended", 401, "登录已结束，请重新登录。", "This session has ended; please sign in again.")
