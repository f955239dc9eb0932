"""Words of staff accounts: states and refusals. What concerns signing in is in `sign_in`."""

from anmin.kernel.words import Code, Fault, Permission

SEE_STAFF = Permission("identity.see_staff", "查看人员", "See staff")


class StaffState(Code):
    INVITED = "invited", "待启用", "Invited"
    ACTIVE = "active", "正常", "Active"
    LOCKED = "locked", "已锁定", "Locked"
    SUSPENDED = "suspended", "已停用", "Suspended"
    LEFT = "left", "已离职", "Left"


class StaffQuiet(Code):
    """Why an action on an account said nothing."""

    SAME = "same", "内容没有变化", "Nothing differs"
    NOT_LOCKED = "not_locked", "账号没有锁定", "The account is not locked"
    NOT_HELD = "not_held", "账号的授权没有冻结", "The grants of the account are not held"


STAFF_UNKNOWN = Fault("staff_unknown", 404, "没有这名人员。", "There is no such member of staff.")
LOGIN_TAKEN = Fault("login_taken", 409, "这个登录名已被使用。", "This login is already in use.")
BADGE_TAKEN = Fault("badge_taken", 409, "这个警号（工号）已被使用。", "This badge number is already in use.")
STAFF_STATE = Fault(
    "staff_state", 409, "账号当前状态（{state}）不能这样操作。", "This is not possible while the account is: {state}."
)
