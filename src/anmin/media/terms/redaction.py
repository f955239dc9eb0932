"""Words of what is made of evidence: why part of a picture is covered, and what else lies beside an original."""

from anmin.kernel.words import Code, Fault, Permission

REDACT = Permission("media.redact", "遮盖证据画面", "Cover parts of a picture in evidence")


class Derivation(Code):
    """What a derived piece is. The original is never touched by it."""

    REDACTION = "redaction", "遮盖副本", "A copy with parts covered"
    CLIP = "clip", "节选", "A clip"
    CAPTIONS = "captions", "字幕", "Captions"


class WhyCovered(Code):
    FACE = "face", "无关人员面部", "The face of somebody not concerned"
    MINOR = "minor", "未成年人", "A minor"
    VICTIM = "victim", "受害人", "A victim"
    PLATE = "plate", "无关车辆号牌", "The plate of a vehicle not concerned"
    DOCUMENT = "document", "证件或个人信息", "A document or personal data"
    DISTRESSING = "distressing", "血腥或不宜画面", "A distressing sight"


class Nothing(Code):
    NOT_COVERED = "not_covered", "没有遮盖", "Nothing is covered"


EVIDENCE_LOOSE = Fault(
    "evidence_loose",
    409,
    "这份证据尚未附在任何事项上，附上后再操作。",
    "This evidence belongs to no matter yet; attach it first.",
)
EVIDENCE_NOT_CUT = Fault(
    "evidence_not_cut",
    409,
    "这一段没有可播放的内容，或这份证据不是本系统录制的音视频。请重选起止时间。",
    "Nothing in this part plays, or this is no recording of the house. Choose another beginning and end.",
)
EVIDENCE_NOT_A_PICTURE = Fault(
    "evidence_not_a_picture",
    409,
    "只有照片可以遮盖；其他证据请限制可见单位。",
    "Only pictures can be covered; for anything else limit who sees it.",
)
"""Also of what was covered already: cover more of its source."""
