"""Words of media engines: kinds of media, why a connection closed, why recording failed, why a description is refused."""

from anmin.kernel.words import Code


class Kind(Code):
    AUDIO = "audio", "声音", "Sound"
    VIDEO = "video", "画面", "Picture"


class WhyClosed(Code):
    ASKED = "asked", "按要求关闭", "It was closed on request"
    AWAY = "away", "对方断开", "The other side went away"
    SILENT = "silent", "一直没有收到任何媒体", "Nothing ever came"
    FAILED = "failed", "媒体连接没有建立", "The media connection could not be made"
    ENGINE = "engine", "媒体引擎停止", "The media engine stopped"


class WhyFailed(Code):
    DISK_FULL = "disk_full", "磁盘空间不足", "The disk is full"
    NOT_WRITTEN = "not_written", "录制文件没有写成", "The recording could not be written"


class SdpWhy(Code):
    TOO_LARGE = "too_large", "媒体描述过大", "The media description is too large"
    UNREADABLE = "unreadable", "媒体描述无法解读", "The media description cannot be read"
    MEDIA = "media", "最多一路声音和一路画面", "One sound and one picture at most are taken"
    CODECS = "codecs", "浏览器没有提供 VP8 画面和 Opus 声音", "The browser offers neither VP8 pictures nor Opus sound"
    SECURITY = "security", "媒体描述没有加密所需的内容", "The media description lacks what encryption needs"
