"""Words of “who looked”: the auditor's permission, what was shown, and what a search asked for."""

from anmin.kernel.words import Code, Permission

AUDIT_READ = Permission("identity.audit", "审计：查阅全部日志", "Audit: read the whole journal")


class Look(Code):
    READ = "read", "查看（已脱敏）", "Seen, masked"
    REVEALED = "revealed", "查看明文", "Seen in clear"


class DataField(Code):
    """What of a person was shown: fields of a page, and kinds of value in clear."""

    ACCOUNT = "account", "账号状态", "State of the account"
    NICKNAME = "nickname", "昵称", "Nickname"
    PHONE = "phone", "手机号", "Phone number"
    REAL_NAME = "real_name", "姓名", "Name"
    ID_NUMBER = "id_number", "证件号码", "Document number"
    DOCUMENT = "document", "证件", "Document"
    SENSITIVE = "sensitive", "敏感信息", "Sensitive data"
    MINOR = "minor", "是否未成年", "Whether a minor"
    POSITION = "position", "位置", "Position"
    NAME = "name", "姓名", "Name"
    ADDRESS = "address", "住址", "Address"
    NOTE = "note", "备注", "Note"
    CASE = "case", "事项内容", "The matter"
    MESSAGES = "messages", "对话", "Messages"
    LETTERS = "letters", "信函", "Letters"
    EVIDENCE = "evidence", "证据", "Evidence"


class Filter(Code):
    """What a search of the journal was narrowed by; never the value."""

    ACTOR = "actor", "操作人", "Actor"
    SUBJECT = "subject", "对象", "Subject"
    EVENT = "event", "事件", "Event"
    ACTION = "action", "操作", "Action"
    SINCE = "since", "起始时间", "From"
    UNTIL = "until", "截止时间", "To"
