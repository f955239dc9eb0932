"""Words of log-in by an OpenID provider."""

from anmin.kernel.words import Code, Fault


class OidcFailure(Code):
    """Why a return from the provider was refused: for the journal, never for the person."""

    STATE = "state", "状态不符", "The state differs"
    EXCHANGE = "exchange", "授权码兑换失败", "The code was not exchanged"
    TOKEN = "token", "身份令牌无效", "The ID token is not valid"
    UNBOUND = "unbound", "身份未绑定账号", "No account is bound to this identity"


class OidcQuiet(Code):
    """Why an action said nothing."""

    NOT_BOUND = "not_bound", "账号没有绑定", "The account is not bound"


OIDC_OFF = Fault("oidc_off", 404, "未启用统一身份登录。", "Log-in by an identity provider is switched off.")
OIDC_AWAY = Fault(
    "oidc_away", 503, "统一身份平台暂时无法访问。", "The identity provider cannot be reached at the moment."
)
OIDC_GONE = Fault(
    "oidc_gone",
    401,
    "登录步骤已过期或已用过，请重新开始。",
    "This log-in has expired or was used before; please start again.",
)
OIDC_REFUSED = Fault(
    "oidc_refused",
    401,
    "统一身份登录未成功，请重试或联系系统管理员。",
    "The log-in did not succeed; try again or ask the system administrator.",
)
OIDC_BOUND = Fault("oidc_bound", 409, "这个身份或账号已有绑定。", "This identity or account is bound already.")
