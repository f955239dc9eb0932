"""The words of the seals: what a check may find, what a receipt proves, and what can be refused. No logic."""

from anmin.kernel.words import Code, Fault, Permission

SEE_SEALS = Permission("kernel.see_seals", "查看和核对封条", "See and check the seals")


class Kind(Code):
    """What a walk over the journal may find first."""

    LINE_ALTERED = "line_altered", "记录被改动", "a line was altered"
    LINE_REMOVED = "line_removed", "记录被删除", "a line was removed"
    LINE_INSERTED = "line_inserted", "已封存范围内被插入记录", "a line was inserted into a sealed range"
    SEAL_ALTERED = "seal_altered", "封条被改动或伪造", "a seal was altered or forged"
    SEAL_REMOVED = "seal_removed", "封条被删除", "a seal was removed"
    KEY_UNKNOWN = "key_unknown", "封条由不受信任的密钥签名", "a seal is signed with a key that is not trusted"
    HEAD_MISSING = (
        "head_missing",
        "链中没有预期的链头：最新的封条被截去，或整条链被重写",
        "the expected head is not in the chain: the newest seals were cut off, or the chain was rewritten",
    )


class Outcome(Code):
    """The answer to one receipt."""

    PROVEN = "proven", "已证实", "proven"
    UNPINNED = "unpinned", "内容一致，但签名密钥未经核对", "consistent, but the signing key was not checked"
    FAILED = "failed", "不成立", "not valid"


class Claim(Code):
    """One thing that a receipt proves, or leaves open, or fails at."""

    UNREADABLE = "unreadable", "这不是一份未经改动的安民回执文件", "this is not an unmodified Anmin receipt file"
    IN_BLOCK = (
        "in_block",
        "这条记录在该封条所封存的记录之中，逐字与回执所载一致",
        "the line is among those under the seal, word for word as in this receipt",
    )
    IN_CHAIN = (
        "in_chain",
        "该封条与前一封条的链头相扣，不能单独更换",
        "the seal is linked to the head of the seal before it and cannot be exchanged on its own",
    )
    SIGNED = "signed", "链头由回执所载密钥签名", "the head is signed with the key named in this receipt"
    KEY_TRUSTED = "key_trusted", "该密钥是您信任的密钥", "that key is one you trust"
    SAME_CHAIN = (
        "same_chain",
        "其他封条及其他记录是否完好（须运行 anmin journal verify）",
        "that the other seals and lines are intact (run anmin journal verify)",
    )
    TIME = (
        "time",
        "封存时间与记录时间（由服务器时钟给出）",
        "the time of sealing and of the line (taken from the server's clock)",
    )
    TRUTH = "truth", "记录内容与事实相符", "that what the line says is true"


ALWAYS_OPEN = (Claim.SAME_CHAIN, Claim.TIME, Claim.TRUTH)

NO_SUCH_LINE = Fault("no_such_line", 404, "日志中没有第 {seq} 号记录。", "The journal has no line {seq}.")
LINE_NOT_AS_SEALED = Fault(
    "line_not_as_sealed",
    500,
    "第 {seq} 号记录与其封条（第 {n} 号）不符，请立即运行 anmin journal verify。",
    "Line {seq} does not agree with its seal {n}; run anmin journal verify at once.",
)
SEALS_AHEAD = Fault(
    "seals_ahead",
    500,
    "最新封条（第 {n} 号）的事务号超前于数据库：数据库可能由逻辑备份恢复，已停止封存。",
    "The newest seal ({n}) is ahead of the database's transaction counter: it was perhaps restored from a logical dump. "
    "Sealing has stopped.",
)
KEY_FILE_MISSING = Fault("seal_key_missing", 500, "找不到封条密钥文件 {path}。", "There is no seal key file at {path}.")
KEY_FILE_EXISTS = Fault(
    "seal_key_exists",
    500,
    "封条密钥文件 {path} 已存在，未作改动。",
    "The seal key file {path} already exists; it was left alone.",
)
KEY_FILE_OPEN = Fault(
    "seal_key_open",
    500,
    "封条密钥文件 {path} 可被他人读取，请执行 chmod 600。",
    "Others can read the seal key file {path}; run chmod 600 on it.",
)
KEY_FILE_UNREADABLE = Fault(
    "seal_key_unreadable",
    500,
    "封条密钥文件 {path} 不是 Ed25519 私钥（PEM）。",
    "The seal key file {path} is not an Ed25519 private key in PEM.",
)
NOT_YET_SEALED = Fault(
    "not_yet_sealed",
    409,
    "这条记录刚刚写入，封条几秒后生成，请稍后再取。",
    "This line is new and will be sealed within seconds; ask again then.",
)
