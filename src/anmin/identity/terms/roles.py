"""Words of roles and grants."""

from anmin.kernel.words import Code, Fault, Permission

SEE_GRANTS = Permission("identity.see_grants", "查看角色与授权", "See roles and grants")


class RoleQuiet(Code):
    """Why an action on roles said nothing."""

    SAME = "same", "内容没有变化", "Nothing differs"


ROLE_UNKNOWN = Fault("role_unknown", 404, "没有这个角色。", "There is no such role.")
ROLE_CODE_TAKEN = Fault("role_code_taken", 409, "这个角色代码已被使用。", "This role code is already in use.")
PERMISSION_UNKNOWN = Fault("permission_unknown", 422, "有不存在的权限代码。", "A permission code is not known.")
ROLE_FIXED = Fault(
    "role_fixed",
    409,
    "管理员角色的权限不能更改；请新建角色。",
    "The permissions of an administrator's role are fixed; add another role.",
)
GRANT_UNKNOWN = Fault("grant_unknown", 404, "没有这项授权。", "There is no such grant.")
GRANT_EXISTS = Fault(
    "grant_exists", 409, "该账号在此机构已有这个角色。", "The account already holds this role for this organisation."
)
GRANT_PERIOD = Fault(
    "grant_period", 422, "授权的结束时间应晚于开始时间和现在。", "A grant must end after it begins and after now."
)
