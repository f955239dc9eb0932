"""The kernel's own refusals. Rooms declare theirs in `terms.py`; a code never changes once it is published."""

from anmin.kernel.words import Fault

BAD_REQUEST = Fault("bad_request", 400, "请求内容不符合要求。", "The request does not have the required form.")
NOT_SIGNED_IN = Fault("not_signed_in", 401, "请先登录。", "Please sign in first.")
NOT_ALLOWED = Fault("not_allowed", 403, "您没有这项操作的权限。", "You are not allowed to do this.")
FOREIGN_ORIGIN = Fault(
    "foreign_origin", 403, "请求来自其他网站，已拒绝。", "The request came from another site and was refused."
)
NOT_FOUND = Fault("not_found", 404, "没有找到。", "Nothing was found here.")
WRONG_METHOD = Fault("wrong_method", 405, "不支持这种请求方法。", "This method is not supported here.")
TOO_SLOW = Fault(
    "too_slow", 408, "请求内容传输过慢，请重试。", "The request body arrived too slowly; please try again."
)
KEY_REUSED = Fault(
    "key_reused", 409, "同一个幂等键已用于不同的内容。", "This idempotency key was already used with different content."
)
CHANGED_MEANWHILE = Fault(
    "changed_meanwhile", 409, "内容已被他人更改，请刷新后重试。", "It was changed meanwhile; reload and try again."
)
TOO_LARGE = Fault(
    "too_large", 413, "内容过大，上限为 {limit} 字节。", "The content is too large; the limit is {limit} bytes."
)
WRONG_TYPE = Fault("wrong_type", 415, "内容类型应为 application/json。", "The content type must be application/json.")
RANGE_UNSATISFIABLE = Fault(
    "range_unsatisfiable",
    416,
    "所要的部分超出文件范围，文件共 {size} 字节。",
    "The part that was asked for lies beyond the {size} bytes of the file.",
)
TOO_MANY = Fault("too_many", 429, "操作过于频繁，请稍后再试。", "Too many attempts; please try again later.")
BROKEN = Fault(
    "broken", 500, "系统出错，已记录，请稍后再试。", "Something went wrong and was recorded; please try again."
)
UNAVAILABLE = Fault(
    "unavailable", 503, "系统暂时不可用，请稍后再试。", "The system is temporarily unavailable; please try again."
)
BUSY = Fault(
    "busy",
    503,
    "访问人数过多，请 {seconds} 秒后再试；报警不受影响。",
    "Too many people are here at once; try again in {seconds} s. Alarms are not affected.",
)
STORAGE_FULL = Fault(
    "storage_full",
    507,
    "存储空间不足，未保存，请联系管理员。",
    "Storage is full; nothing was saved. Please tell the administrator.",
)

ALWAYS = (
    BAD_REQUEST,
    NOT_FOUND,
    WRONG_METHOD,
    TOO_SLOW,
    TOO_LARGE,
    WRONG_TYPE,
    BROKEN,
    UNAVAILABLE,
    BUSY,
    STORAGE_FULL,
)
