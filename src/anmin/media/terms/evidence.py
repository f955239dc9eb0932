"""Words of evidence: kinds, file types, what the shown copy is, permissions, refusals."""

from typing import Annotated

from msgspec import Meta

from anmin.kernel.words import Code, Fault, Permission

SEE = Permission("media.see", "查看证据", "See evidence", own=True)
OPEN_ORIGINALS = Permission("media.originals", "调取证据原件", "Open original evidence")
MANAGE_LIMITS = Permission("media.manage_limits", "调整证据文件大小限制", "Change how large evidence may be")

Owner = Annotated[str, Meta(max_length=68, pattern=r"^[a-z][a-z_]{0,30}:[0-9a-f-]{36}$(?!\n)")]
"""What a piece of evidence belongs to: a kind that a room above has registered, and an id: `case:0190…`."""


class EvidenceKind(Code):
    PHOTO = "photo", "照片", "Photo"
    VOICE = "voice", "录音", "Voice recording"
    VIDEO = "video", "视频", "Video"
    DOCUMENT = "document", "文件", "Document"


class MediaType(Code):
    JPEG = "image/jpeg", "JPEG 图片", "JPEG picture"
    PNG = "image/png", "PNG 图片", "PNG picture"
    WEBP = "image/webp", "WebP 图片", "WebP picture"
    HEIC = "image/heic", "HEIC 图片", "HEIC picture"
    GIF = "image/gif", "GIF 图片", "GIF picture"
    AMR = "audio/amr", "AMR 录音", "AMR recording"
    MP3 = "audio/mpeg", "MP3 录音", "MP3 recording"
    M4A = "audio/mp4", "M4A 录音", "M4A recording"
    WAV = "audio/wav", "WAV 录音", "WAV recording"
    OGG = "audio/ogg", "Ogg 录音", "Ogg recording"
    WEBM_AUDIO = "audio/webm", "WebM 录音", "WebM recording"
    MP4 = "video/mp4", "MP4 视频", "MP4 video"
    WEBM = "video/webm", "WebM 视频", "WebM video"
    MOV = "video/quicktime", "MOV 视频", "QuickTime video"
    MATROSKA = "video/matroska", "Matroska 视频", "Matroska video"
    MATROSKA_AUDIO = "audio/matroska", "Matroska 录音", "Matroska recording"
    MJR = "application/x-mjr", "Janus 录制轨道", "Janus recording track"
    PDF = "application/pdf", "PDF 文件", "PDF document"
    TEXT = "text/plain", "文本文件", "Text file"


class ShownCopy(Code):
    """What those who work on a matter are shown instead of the sealed original."""

    MADE = "made", "另制副本", "A copy was made without what the file tells of its maker"
    SAME = "same", "与原件相同", "Nothing had to be taken away"
    NONE = "none", "无副本", "No copy could be made; only the original exists"


class SentBy(Code):
    """What sort of actor put it here."""

    ANONYMOUS = "anonymous", "未登录的人", "Somebody not signed in"
    GUEST = "guest", "访客", "A guest"
    CITIZEN = "citizen", "公众", "A citizen"
    STAFF = "staff", "工作人员", "Staff"
    SYSTEM = "system", "系统", "The house itself"


class PieceState(Code):
    """What became of a piece that something still tells of."""

    HERE = "here", "在卷", "Kept"
    ERASED = "erased", "已按规定清除", "Erased, as the rules say"
    HIDDEN = "hidden", "不在您的范围内", "Not within your reach"


class Nothing(Code):
    ALREADY_ATTACHED = "already_attached", "证据早已附上", "The evidence was attached before"
    ALREADY_SHARED = "already_shared", "这些单位早已可见", "These offices saw it already"
    NO_EVIDENCE = "no_evidence", "没有证据", "There is no evidence"
    NO_STRAY_FILE = "no_stray_file", "没有无主文件", "There is no stray file"


class KeptEvidence(Code):
    ATTACHED = (
        "attached_evidence",
        "已附在案件上的证据随案件保存",
        "Evidence attached to a matter stays with the matter",
    )
    HELD = (
        "held_evidence",
        "依法保全的证据保存至保全解除",
        "Evidence under a legal hold stays until the hold is released",
    )


MEDIA_EMPTY = Fault("media_empty", 422, "文件是空的，未保存。", "The file is empty and was not kept.")
MEDIA_TYPE_UNKNOWN = Fault(
    "media_type_unknown",
    415,
    "不支持这种文件。可用：照片、录音、视频、PDF 或文本。",
    "This kind of file is not taken. Send a photo, a recording, a video, a PDF or a text.",
)
MEDIA_TYPE_DIFFERS = Fault(
    "media_type_differs",
    415,
    "文件内容与所称类型不符，未保存。",
    "The file is not what it claims to be and was not kept.",
)
MEDIA_CARRIES_SCRIPT = Fault(
    "media_carries_script", 422, "文件中含有程序代码，未保存。", "The file carries a script and was not kept."
)
MEDIA_UNREADABLE = Fault(
    "media_unreadable",
    422,
    "文件已损坏或无法读取，请重新拍摄或导出后再传。",
    "The file is damaged or cannot be read; take or export it again.",
)
MEDIA_TOO_MANY_PIXELS = Fault(
    "media_too_many_pixels",
    422,
    "图片尺寸过大，上限为 {megapixels} 百万像素。",
    "The picture is too large; the limit is {megapixels} megapixels.",
)
MEDIA_INFECTED = Fault(
    "media_infected",
    422,
    "文件含有恶意程序，未保存；请用杀毒软件检查设备，或改用其他方式提供。",
    "The file carries malware and was not kept; check the device, or hand it over in another way.",
)
MEDIA_NOT_SCANNED = Fault(
    "media_not_scanned",
    503,
    "病毒扫描暂时不可用，文件未保存，请稍后再传；报警内容不受影响。",
    "Files cannot be checked for malware just now and this one was not kept; send it later. The report itself goes on.",
)
EVIDENCE_UNKNOWN = Fault("evidence_unknown", 404, "没有这份证据。", "There is no such evidence.")
EVIDENCE_TAKEN = Fault(
    "evidence_taken", 409, "这份证据已属于另一事项。", "This evidence belongs to another matter already."
)
EVIDENCE_HAS_NO_COPY = Fault(
    "evidence_has_no_copy",
    409,
    "这份证据没有可直接查看的副本，请按规定调取原件。",
    "This evidence has no copy to show; open the original as the rules provide.",
)
EVIDENCE_DAMAGED = Fault(
    "evidence_damaged",
    500,
    "证据文件缺失或校验不符，请立即联系管理员。",
    "The evidence file is missing or was altered; tell the administrator at once.",
)


class MediaPart(Code):
    """What is looked at when somebody asks how the house is."""

    EVIDENCE = "evidence", "证据存储", "Evidence store"
    SCANNER = "scanner", "病毒扫描", "Malware scanner"
