"""Words of files that come in pieces."""

from anmin.kernel.words import Code, Fault


class Underway(Code):
    """Why a call about a file on its way leaves no line: nothing has become of it yet."""

    PIECE = "piece_kept", "分片已收下", "The piece was kept"
    AGAIN = "from_the_start", "须从头重传", "It has to be sent again from its start"
    KEPT = "upload_kept", "文件早已封存", "The file was sealed before"
    GONE = "upload_gone", "上传已结束", "The upload has ended"


UPLOAD_UNKNOWN = Fault(
    "upload_unknown",
    404,
    "没有这次上传，或已超过一天；请重新开始上传。",
    "There is no such upload, or it is more than a day old; begin it again.",
)
UPLOAD_GAP = Fault(
    "upload_gap",
    409,
    "中间缺少内容，请从第 {have} 字节续传。",
    "Something is missing before this; go on at byte {have}.",
)
UPLOAD_TOO_LONG = Fault(
    "upload_too_long",
    422,
    "内容超过所报的 {size} 字节，请核对文件。",
    "It is longer than the {size} bytes that were announced; look at the file again.",
)
UPLOAD_UNFINISHED = Fault(
    "upload_unfinished",
    409,
    "尚未传完，请从第 {have} 字节续传后再完成。",
    "It has not all come yet; go on at byte {have} and finish then.",
)
UPLOAD_DIFFERS = Fault(
    "upload_differs",
    409,
    "收到的内容与所报的校验值不符，未保存；请从头重传。",
    "What came does not have the hash that was announced and was not kept; send it again from its start.",
)
