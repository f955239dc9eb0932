"""The three administrators who exclude each other, and which permissions belong to which (MLPS level 3, 三员分立)."""

from anmin.identity.terms.access_log import AUDIT_READ
from anmin.identity.terms.organisations import MANAGE_ORGANISATIONS
from anmin.kernel.lanes.terms import OPERATE
from anmin.kernel.words import Code, Fault, Permission

MANAGE_STAFF = Permission("identity.manage_staff", "管理账号", "Manage staff accounts")
MANAGE_GRANTS = Permission("identity.manage_grants", "管理角色与授权", "Manage roles and grants")
MANAGE_SIGN_IN = Permission("identity.manage_sign_in", "管理登录策略", "Manage the sign-in policy")


class Administrator(Code):
    SYSTEM = "system", "系统管理员", "System administrator"
    SECURITY = "security", "安全管理员", "Security administrator"
    AUDIT = "audit", "审计管理员", "Audit administrator"


RESERVED = {
    MANAGE_ORGANISATIONS.code: Administrator.SYSTEM,
    MANAGE_STAFF.code: Administrator.SYSTEM,
    OPERATE.code: Administrator.SYSTEM,
    MANAGE_GRANTS.code: Administrator.SECURITY,
    MANAGE_SIGN_IN.code: Administrator.SECURITY,
    AUDIT_READ.code: Administrator.AUDIT,
}
"""What is reserved on the two lowest floors; rooms above add theirs through `Reservations`."""

MIXED_ADMINISTRATIONS = Fault(
    "mixed_administrations",
    409,
    "系统、安全、审计管理员的权限不能放在一个角色或一个账号里。",
    "Powers of the system, security and audit administrators may not meet in one role or one account.",
)
AUDIT_CHANGES_NOTHING = Fault(
    "audit_changes_nothing",
    409,
    "审计管理员只能查看，不能拥有可写权限。",
    "The audit administrator reads only and may hold no permission that changes anything.",
)
NOT_TO_ONESELF = Fault(
    "not_to_oneself",
    403,
    "不能给自己授权，也不能处理自己的账号。",
    "Nobody may grant to or administer their own account.",
)
LAST_ADMINISTRATOR = Fault(
    "last_administrator",
    409,
    "这是最后一名{administrator}，至少要保留一名。",
    "This is the last one ({administrator}); at least one must remain.",
)
