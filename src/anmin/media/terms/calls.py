"""Words of calls with picture and sound: where one stands, who takes part, what is asked of a caller, refusals."""

from anmin.kernel.words import Code, Fault, Permission

CALL = Permission("media.call", "视频通话", "Calls with picture and sound", own=True)
TAKE = Permission("media.take_calls", "接听视频通话", "Answer calls with picture and sound")
JOIN = Permission("media.join_calls", "加入视频通话", "Join calls with picture and sound")
SUPERVISE = Permission("media.supervise_calls", "旁听视频通话", "Listen in to calls with picture and sound")


class LiveState(Code):
    CREATED = "created", "已发起", "Begun"
    RINGING = "ringing", "呼叫中", "Ringing"
    ANSWERED = "answered", "已接通", "Answered"
    HELD = "held", "保持", "On hold"
    ENDED = "ended", "已结束", "Ended"


class CallRole(Code):
    CALLER = "caller", "报警人", "Caller"
    CALL_TAKER = "call_taker", "接警员", "Call-taker"
    OFFICER = "officer", "现场民警", "Officer"
    SUPERVISOR = "supervisor", "旁听", "Supervisor"


class Presence(Code):
    JOINING = "joining", "正在加入", "Joining"
    IN = "in", "在线", "In the call"
    LOST = "lost", "断开，等待重连", "Away, may come back"
    LEFT = "left", "已离开", "Left"


class Picture(Code):
    VIDEO = "video", "视频", "Picture and sound"
    AUDIO = "audio", "语音", "Sound only"


class CallStep(Code):
    """The ladder: what the caller can still do, from the best down."""

    VIDEO = "video", "视频", "Picture and sound"
    AUDIO = "audio", "语音", "Sound only"
    TEXT = "text", "文字、照片和位置", "Text, photos and place"
    FILE = "file", "拍摄后上传", "Record and upload"


class StepWhy(Code):
    DENIED = "denied", "未允许使用摄像头或麦克风", "Camera or microphone was not allowed"
    MISSING = "missing", "没有摄像头或麦克风", "There is no camera or microphone"
    NO_VIDEO = "no_video", "画面或声音没有送达", "Picture or sound did not arrive"
    ENGINE_AWAY = "engine_away", "媒体服务不可用", "The media engine is away"
    UNSUPPORTED = "unsupported", "浏览器不支持", "The browser cannot do it"
    CHOSEN = "chosen", "本人选择", "By choice"
    RECOVERED = "recovered", "已恢复", "It works again"


class MediaState(Code):
    WAITING = "waiting", "等待画面", "Waiting for media"
    FLOWING = "flowing", "正常", "Flowing"
    LOST = "lost", "中断", "Interrupted"
    CLOSED = "closed", "已关闭", "Closed"


class RecordingState(Code):
    OFF = "off", "未录制", "Not recorded"
    WAITING = "waiting", "等待录制", "Waiting to be recorded"
    ON = "on", "录制中", "Recording"
    FAILED = "failed", "录制失败", "Recording failed"


class FileState(Code):
    GROWING = "growing", "录制中", "Growing"
    ENDED = "ended", "待封存", "Ended, to be sealed"
    SEALED = "sealed", "已封存", "Sealed"
    MISSING = "missing", "没有可封存的内容", "There is nothing to seal"


class GapWhy(Code):
    MEDIA_LOST = "media_lost", "网络中断", "The media were interrupted"
    HELD = "held", "通话保持", "The call was on hold"
    ENGINE_DIED = "engine_died", "媒体引擎中断", "The media engine died"
    RECORDING_FAILED = "recording_failed", "录制失败", "Recording failed"
    RESTARTED = "restarted", "重新开始录制", "The recording began anew"


class PublicationEnd(Code):
    """Why a publication is no more, beside what an engine says."""

    REPLACED = "replaced", "已被新的推流取代", "A newer one took its place"
    LEFT = "left", "参与方离开", "Its sender left"
    ENDED = "call_ended", "通话结束", "The call ended"
    ENGINE_DIED = "engine_died", "媒体引擎中断", "The media engine died"


class LineStep(Code):
    """Of a line from page to page: asked for by the listener, offered by the sender, answered by the listener."""

    ASKED = "asked", "等待对方", "Asked for"
    OFFERED = "offered", "对方已响应", "Offered"
    ANSWERED = "answered", "已商定", "Settled"


class HangUp(Code):
    """Why somebody ends a call."""

    DONE = "done", "处理完毕", "All is done"
    HUNG_UP = "hung_up", "挂断", "Hung up"
    MISTAKEN = "mistaken", "误拨", "Begun by mistake"


class EndReason(Code):
    """Why a call ended."""

    DONE = "done", "处理完毕", "All is done"
    HUNG_UP = "hung_up", "挂断", "Hung up"
    MISTAKEN = "mistaken", "误拨", "Begun by mistake"
    DECLINED = "declined", "未接受", "Declined"
    UNANSWERED = "unanswered", "无人接听", "Nobody answered"
    LOST = "lost", "报警人断开后未恢复", "The caller went away and did not come back"
    NEVER_RANG = "never_rang", "发起后未呼叫", "Begun and never rung"


class DeclineReason(Code):
    BUSY = "busy", "席位忙", "Every seat is busy"
    ELSEWHERE = "elsewhere", "已由其他方式处理", "It is being dealt with in another way"
    BY_TEXT = "by_text", "改用文字沟通", "Written words are better now"
    NUISANCE = "nuisance", "骚扰", "Nuisance"


class CallAsk(Code):
    """What staff may ask of a caller's page."""

    FLIP_CAMERA = "flip_camera", "翻转镜头", "Turn the camera round"
    TORCH = "torch", "打开手电", "Switch the torch on"
    SNAPSHOT = "snapshot", "拍一张照片", "Take a photo"
    MUTE = "mute", "静音", "Mute"
    UNMUTE = "unmute", "取消静音", "Unmute"
    VIDEO_OFF = "video_off", "关闭画面", "Switch the picture off"
    VIDEO_ON = "video_on", "打开画面", "Switch the picture on"
    LOCATION = "location", "发送位置", "Send the place"


class CallNothing(Code):
    """Why an action on a call changed nothing."""

    SAME = "same", "没有变化", "Nothing changed"
    LATE = "late", "通话已进入下一阶段", "The call has gone further"
    NOTHING_DUE = "nothing_due", "没有到期事项", "Nothing is due"


VIDEO_CALL_UNKNOWN = Fault(
    "video_call_unknown", 404, "没有这次通话，或不在您的范围内。", "There is no such call within your reach."
)
CALL_OWNER_UNKNOWN = Fault(
    "call_owner_unknown", 404, "没有这件事项，或不在您的范围内。", "There is no such matter within your reach."
)
CALL_OWNER_OVER = Fault(
    "call_owner_over",
    409,
    "该事项已办结，不能再通话；如有新情况请重新报警。",
    "This matter is closed and takes no calls; report anew if something new happened.",
)
CALL_STANDS = Fault(
    "call_stands",
    409,
    "该事项已有一次通话在进行，请接听或加入。",
    "There is a call about this matter already: answer or join it.",
)
VIDEO_CALL_OVER = Fault("video_call_over", 409, "通话已结束，可重新发起。", "The call has ended; begin another one.")
CALL_STATE = Fault(
    "call_state", 409, "通话处于“{state}”，不能这样操作。", "The call is “{state}”: this cannot be done now."
)
CALL_ANSWERED_ELSEWHERE = Fault(
    "call_answered_elsewhere", 409, "其他席位已接听。", "Somebody else has answered this call."
)
NOT_IN_CALL = Fault("not_in_call", 409, "您不在这次通话中，请先加入。", "You are not in this call: join it first.")
CALL_LISTENS_ONLY = Fault(
    "call_listens_only", 409, "旁听者不能发送画面或声音。", "Whoever listens in sends neither picture nor sound."
)
CALL_TOKEN_WRONG = Fault(
    "call_token_wrong",
    403,
    "通话链接无效，请向接警员索取新的链接，或直接拨打 110。",
    "This call link is not valid: ask for a new one, or dial 110.",
)
CALL_TOKEN_USED = Fault(
    "call_token_used",
    409,
    "此链接已使用过，请回到原来的页面，或索取新的链接。",
    "This link was used before: go back to the page it opened, or ask for a new one.",
)
CALL_TOKEN_OLD = Fault(
    "call_token_old", 410, "此链接已过期，请索取新的链接。", "This link has expired: ask for a new one."
)
CALL_IN_HAND = Fault(
    "call_in_hand",
    409,
    "您正在处理该通话；如需旁听，请先转接。",
    "You have this call in hand; transfer it before you join it otherwise.",
)
CALL_CONSENT_NEEDED = Fault(
    "call_consent_needed",
    409,
    "请先阅读录制告知并同意。",
    "Read the notice of recording and agree first.",
)
CALL_IS_QUIET = Fault(
    "call_is_quiet",
    409,
    "报警人处于静默状态，外放声音可能使其陷入危险；确需外放请再次确认。",
    "The caller must stay silent: a loud voice may endanger them. Confirm once more if it must be.",
)
CALL_ENGINE_AWAY = Fault(
    "call_engine_away",
    503,
    "视频服务暂不可用，通话继续，请先用文字、照片和位置沟通。",
    "Picture and sound cannot be carried; the call goes on: use text, photos and your place.",
)
CALL_STILL_HELD = Fault(
    "call_still_held",
    503,
    "视频服务没有及时响应，通话仍在保持，请重试。",
    "The media engine did not answer in time: the call is still on hold. Try again.",
)
CALL_ENGINE_FULL = Fault(
    "call_engine_full",
    503,
    "视频通话已达上限，请先用文字、照片和位置沟通。",
    "No further picture or sound can be carried now: use text, photos and your place.",
)
CALL_REBUILD = Fault("call_rebuild", 409, "请重新建立媒体连接。", "Make a new media connection.")
SDP_REFUSED = Fault(
    "sdp_refused", 422, "浏览器的媒体描述不能接受：{why}。", "The browser's media description is refused: {why}."
)
PUBLICATION_UNKNOWN = Fault("publication_unknown", 404, "这路画面已不存在。", "This picture is not there any more.")
CALL_LINE_STEP = Fault(
    "call_line_step",
    409,
    "直连线路的步骤不符，请重新收看。",
    "This step of a line from page to page is not due: listen anew.",
)
RECORDING_PIECE_GAP = Fault(
    "recording_piece_gap",
    409,
    "录制中间缺少内容，请从第 {have} 字节续传。",
    "Something is missing in the recording before this; go on at byte {have}.",
)
RECORDING_PIECE_DIFFERS = Fault(
    "recording_piece_differs",
    409,
    "此处已存有不同的录制内容，未保存；请另起一段。",
    "Other bytes of the recording stand here already, and these were not kept; begin another file.",
)
RECORDING_OVER = Fault(
    "recording_over", 409, "这段录制已经结束，请另起一段。", "This file of the recording is over; begin another one."
)
RECORDING_NOT_WEBM = Fault(
    "recording_not_webm", 422, "录制内容不是 WebM，未保存。", "The recording is no WebM and was not kept."
)
RECORDING_TOO_LONG = Fault(
    "recording_too_long", 413, "录制已达上限，不再保存。", "The recording has reached its limit; nothing more is kept."
)
