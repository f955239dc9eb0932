/** Words of the server's codes as [中文, English]. Made from the code by `make client`; a test compares. */

export const AreaClass = {
  "any": ["不分区域", "Anywhere"],
  "city": ["城区", "City"],
  "suburb": ["城郊", "Suburb"],
  "countryside": ["农村", "Countryside"],
} as const

export const CameraKind = {
  "street": ["街面", "Street"],
  "crossing": ["路口", "Crossing"],
  "premises": ["重点场所", "Premises"],
  "other": ["其他", "Other"],
} as const

export const ClockName = {
  "answer": ["接听", "Answer the call"],
  "answer_nearly_all": ["接听（绝大多数）", "Answer nearly all calls"],
  "acknowledge": ["签收", "Acknowledge"],
  "unanswered": ["待接警", "Waiting to be taken"],
  "unordered": ["接警后未派警", "Taken, nobody ordered"],
  "unacknowledged": ["派警后未签收", "Ordered, not acknowledged"],
  "set_out": ["出动", "Set out"],
  "arrive": ["到场", "Arrive"],
  "welfare": ["现场安全确认", "Welfare check on scene"],
  "report_back": ["反馈", "Report back"],
  "unclosed": ["反馈后未结案", "Reported back, not closed"],
  "waiting": ["等待报警人回复", "Waiting for the caller"],
  "claim": ["正在接警的占用", "A case being opened is held"],
  "call_back": ["未接来电回拨", "Abandoned call to be called back"],
  "follow_up": ["回访", "Follow-up"],
} as const

export const ClockProfile = {
  "cn_default": ["国内默认方案", "Chinese default"],
  "nena": ["NENA 接听标准", "NENA call answering"],
  "local": ["本地方案", "Local profile"],
} as const

export const ClockUnit = {
  "second": ["秒", "Seconds"],
  "minute": ["分钟", "Minutes"],
  "hour": ["小时", "Hours"],
  "day": ["天", "Days"],
} as const

export const CasesOutcome = {
  "handled": ["已处置", "Handled"],
  "mediated": ["已调解", "Mediated"],
  "case_filed": ["已受案立案", "Case filed"],
  "transferred": ["已移交", "Transferred"],
  "unfounded": ["查无实据", "Unfounded"],
  "false_report": ["虚假报警", "False report"],
  "withdrawn_by_caller": ["报警人撤回", "Withdrawn by the caller"],
  "merged": ["已并案", "Merged"],
  "exercise": ["测试演练", "Test or exercise"],
} as const

export const PhraseFor = {
  "deaf": ["听障、言语障碍者", "Deaf or voice-impaired callers"],
  "covert": ["不便出声者", "Callers who must not be heard"],
} as const

export const ProfileUse = {
  "in_force": ["现行", "In force"],
  "otherwise": ["现行未规定时", "Where that one is silent"],
} as const

export const QuestionKind = {
  "text": ["文字", "Text"],
  "number": ["数字", "Number"],
  "choice": ["选项", "Choice"],
  "yes_no": ["是或否", "Yes or no"],
  "time": ["时间", "Time"],
  "place": ["地点", "Place"],
  "phone": ["电话", "Phone"],
} as const

export const TaskFor = {
  "call_taker": ["接警员", "Call-taker"],
  "watch_commander": ["指挥长", "Watch commander"],
  "unit": ["处警单元", "Responding unit"],
  "station": ["辖区派出所", "Local station"],
  "patrol": ["街面巡逻", "Street patrol"],
  "video": ["视频巡查", "Video desk"],
  "data": ["数据研判", "Data desk"],
  "anti_fraud": ["反诈中心", "Anti-fraud centre"],
  "traffic": ["交警", "Traffic police"],
  "technicians": ["刑事技术", "Forensic technicians"],
  "fire": ["消防救援", "Fire and rescue"],
  "ambulance": ["急救中心", "Ambulance"],
  "company": ["联动单位", "Utility or partner company"],
  "community": ["村（社区）干部", "Village or community cadre"],
} as const

export const CasePurpose = {
  "case_handling": ["办理警情", "Handling a case"],
} as const

export const CallPurpose = {
  "call_back": ["核对或回拨来电", "Confirming or calling back a caller"],
} as const

export const CallQuiet = {
  "same": ["重复消息", "The same message again"],
  "late": ["迟到消息", "The call had gone further already"],
} as const

export const CallState = {
  "ringing": ["振铃", "Ringing"],
  "answered": ["通话中", "Answered"],
  "ended": ["已结束", "Ended"],
  "abandoned": ["未接通", "Abandoned before it was answered"],
  "called_back": ["已回拨", "Called back"],
} as const

export const RepeatBy = {
  "nuisance": ["骚扰电话", "Nuisance calls"],
  "false_report": ["虚假报警", "False reports"],
} as const

export const CallKind = {
  "help": ["报警求助", "Call for help"],
  "complaint": ["举报投诉", "Tip or complaint"],
  "feedback": ["处警反馈", "Feedback on handling"],
  "consultation": ["信息咨询", "Question"],
  "duplicate": ["重复报警", "Duplicate report"],
  "nuisance": ["骚扰电话", "Nuisance call"],
  "test": ["系统测试", "System test"],
  "other": ["其他", "Other"],
} as const

export const CaseKind = {
  "emergency": ["警情", "Emergency"],
  "service": ["民生诉求", "Everyday matter"],
  "consultation": ["咨询", "Question"],
  "petition": ["投诉信访", "Complaint or petition"],
} as const

export const CaseState = {
  "scheduled": ["预约待接", "Scheduled"],
  "received": ["待接警", "Waiting to be taken"],
  "taken": ["已接警", "Taken"],
  "ordered": ["已派警", "Responders ordered"],
  "handling": ["处置中", "Being handled"],
  "reported": ["已反馈", "Reported back"],
  "closed": ["已结案", "Closed"],
  "merged": ["已并案", "Merged into another"],
} as const

export const Channel = {
  "phone": ["电话", "Telephone"],
  "sms": ["短信", "Text message"],
  "video": ["视频", "Video"],
  "app": ["网页或应用", "Web or app"],
  "wechat": ["微信", "WeChat"],
  "silent": ["静默报警", "Silent alarm"],
  "snap": ["随手拍", "Snapped photo"],
  "kiosk": ["自助终端", "Kiosk"],
  "counter": ["窗口", "Counter"],
  "officer": ["民警发现", "Officer on duty"],
  "device": ["设备", "Device"],
  "partner": ["联动系统", "Partner system"],
  "hotline": ["12345 转入", "Transferred from 12345"],
} as const

export const Flag = {
  "unsafe_to_call": ["不便通话", "Unsafe to call"],
  "quiet": ["静默", "Quiet: no sound, no call-back"],
  "overseas": ["境外", "Abroad"],
  "unverified": ["身份未核实", "Identity not confirmed"],
  "restricted": ["限制查看", "Restricted"],
  "minor": ["未成年人", "Minor"],
  "cannot_speak": ["言语或听力障碍", "Cannot speak or hear"],
  "place_forced": ["地址未核实", "Place not confirmed"],
  "repeat_caller": ["多次报警人", "Repeat caller"],
  "drill": ["演练", "Drill"],
  "test": ["测试", "Test"],
  "advised": ["仅告知，无须派警", "For information; nobody needs to be sent"],
  "cleared_by_force": ["强制结案", "Closed by force"],
} as const

export const JurisdictionReason = {
  "place": ["案发地核实", "The place was confirmed"],
  "residence": ["户籍地管辖", "Registered residence"],
  "named": ["指挥长指定", "Named by the watch commander"],
  "border": ["交界地区", "At a border of areas"],
} as const

export const KeptCase = {
  "case_record": ["接处警记录依法保存", "Records of calls for help are kept by law"],
} as const

export const LevelReason = {
  "life": ["涉及生命危险", "Danger to life"],
  "crime_in_progress": ["犯罪正在发生", "Crime in progress"],
  "scene": ["现场情况变化", "The scene turned out otherwise"],
  "misjudged": ["初判不准", "First judged wrongly"],
  "order": ["上级指令", "Ordered from above"],
  "merged": ["并入更紧急警情", "A more urgent report joined it"],
} as const

export const OpenCase = {
  "open_case": ["您有尚未办结的求助，办结后才能注销", "A matter of yours is still open; erase when it is closed"],
} as const

export const CasesCasesQuiet = {
  "same": ["内容没有变化", "Nothing differs"],
  "stale": ["情况已变化，无须处理", "The state has moved on"],
  "over": ["警情已结束", "The case is over"],
  "waits": ["正在等待报警人回复", "It waits for its caller"],
  "told": ["刚刚已通报", "It was told a moment ago"],
} as const

export const ClosingKind = {
  "closed": ["结案", "Closed"],
  "reopened": ["重开", "Reopened"],
} as const

export const Concern = {
  "refused": ["两次以上拒绝", "Refused twice or more"],
  "overdue": ["环节超时", "A step is overdue"],
  "unanswered": ["无人接警", "Taken by nobody"],
  "level_one": ["一级警情", "Level one"],
} as const

export const DeskColumn = {
  "waiting": ["待接警", "Waiting to be taken"],
  "in_work": ["办理中", "In work"],
  "waiting_for_caller": ["等待报警人", "Waiting for the caller"],
  "reported": ["已反馈待结案", "Reported back"],
  "follow_up": ["待回访", "To be followed up"],
  "scheduled": ["预约", "Scheduled"],
} as const

export const SeatLight = {
  "red": ["已派发", "Sent"],
  "green": ["已签收", "Seen"],
  "grey": ["已反馈", "Reported back"],
} as const

export const Why = {
  "place": ["同一地点", "Same place"],
  "phone": ["同一号码", "Same telephone number"],
  "person": ["同一报警人", "Same caller"],
} as const

export const DraftState = {
  "open": ["填写中", "Being written"],
  "sent": ["已提交", "Sent"],
} as const

export const Likeness = {
  "near": ["相距约 {value} 米", "About {value} m apart"],
  "address": ["地点文字相似 {value}%", "{value} % alike in the words of the place"],
  "time": ["相隔 {value} 分钟", "{value} min apart"],
  "text": ["报警内容相似 {value}%", "{value} % alike in words"],
  "category": ["警情类别相同", "The same category"],
  "branch": ["警情类别相近", "A category of the same kind"],
  "person": ["同一报警人", "The same caller"],
  "phone": ["同一电话号码", "The same telephone number"],
} as const

export const FollowUpState = {
  "open": ["待回访", "To be done"],
  "done": ["已回访", "Done"],
  "missed": ["未联系上", "Nobody was reached"],
  "dropped": ["已取消", "Not needed any more"],
} as const

export const FollowUpWay = {
  "call": ["电话回访", "Call"],
  "visit": ["上门回访", "Visit"],
} as const

export const HandOverKind = {
  "agency": ["移交其他单位", "Handed over to another agency"],
  "case_file": ["转为案件", "Promoted to a criminal case"],
} as const

export const HandOverState = {
  "offered": ["待接收", "Offered"],
  "accepted": ["已接收", "Accepted"],
  "refused": ["已拒绝", "Refused"],
  "done": ["已办结", "Done"],
  "returned": ["已退回", "Returned"],
} as const

export const LetterState = {
  "written": ["已拟制", "Written"],
  "sent": ["已发出", "Sent"],
  "answered": ["已回函", "Answered"],
} as const

export const LinkKind = {
  "duplicate": ["重复报警", "Duplicate report"],
  "urge": ["警情催办", "Urges it on"],
  "feedback": ["民警反馈", "Officer's feedback"],
  "harassment": ["多次骚扰", "Repeated harassment"],
  "related": ["相关警情", "Related"],
  "promoted": ["转立案件", "Promoted to a criminal case"],
} as const

export const Side = {
  "caller": ["报警人", "Caller"],
  "staff": ["公安机关", "Police"],
  "house": ["系统", "System"],
} as const

export const Ask = {
  "more_police": ["增援警力", "More police"],
  "technicians": ["刑事技术", "Forensic technicians"],
  "traffic": ["交警", "Traffic police"],
  "fire": ["消防", "Fire and rescue"],
  "ambulance": ["急救", "Ambulance"],
  "utility": ["水电气热单位", "Utility company"],
  "tow": ["清障", "Tow truck"],
  "video": ["视频追踪", "Video tracing"],
  "other": ["其他", "Other"],
} as const

export const FamilyConsent = {
  "given": ["家属同意", "The family consents"],
  "refused": ["家属不同意", "The family does not consent"],
  "not_found": ["未联系到家属", "No family was found"],
} as const

export const OrderState = {
  "ordered": ["已下达", "Ordered"],
  "received": ["终端已接收", "Received by the terminal"],
  "accepted": ["已签收", "Acknowledged"],
  "en_route": ["已出动", "Set out"],
  "on_scene": ["已到场", "On scene"],
  "reported": ["已初报", "Reported from the scene"],
  "done": ["已办结", "Done"],
  "refused": ["已拒绝", "Refused"],
  "withdrawn": ["已撤回", "Withdrawn"],
} as const

export const PositionMark = {
  "ok": ["正常", "Good"],
  "none": ["无位置", "No position"],
  "coarse": ["精度差", "Coarse"],
  "stale": ["过期", "Stale"],
  "jump": ["跳变", "Jumped"],
} as const

export const CasesOrdersRefusalReason = {
  "not_ours": ["不属本单位职责", "Not within our duties"],
  "busy": ["正在处置更紧急警情", "On something more urgent"],
  "no_crew": ["人员不足", "Not enough people"],
  "no_equipment": ["装备不足或故障", "Equipment missing or broken"],
  "unreachable": ["道路不通", "The way is blocked"],
  "other": ["其他", "Other"],
} as const

export const ResponderKind = {
  "unit": ["警力单元", "Unit"],
  "organisation": ["单位", "Organisation"],
  "staff": ["个人", "Member of staff"],
} as const

export const WithdrawReason = {
  "cancelled": ["警情取消", "The matter is cancelled"],
  "exchanged": ["更换警力", "Exchanged for another"],
  "preempted": ["调往更紧急警情", "Needed for something more urgent"],
  "not_needed": ["无须处置", "Not needed any more"],
  "mistake": ["误派", "Ordered by mistake"],
  "merged": ["警情并案", "The case was merged"],
  "returned": ["承办单位退回", "Returned by its organisation"],
} as const

export const Step = {
  "duty_officer": ["值班领导", "Duty officer"],
  "city": ["市级", "City"],
  "province": ["省级", "Province"],
  "ministry": ["部级", "Ministry"],
} as const

export const LevelBy = {
  "silent": ["静默报警，一律为最高等级", "A silent alarm is always of the highest level"],
  "category": ["按警情类别的默认等级", "By the level that the category has by default"],
  "default": ["未符合任何规则，按一般警情", "No rule applied: ordinary"],
} as const

export const PartyField = {
  "name": ["姓名", "Name"],
  "phone": ["电话", "Phone"],
  "document": ["证件号码", "Document number"],
  "address": ["住址", "Address"],
  "note": ["备注", "Note"],
} as const

export const PartyPurpose = {
  "case_party": ["办理警情联系当事人", "Dealing with a party of a case"],
} as const

export const CasesPlacesPartyRole = {
  "caller": ["报警人", "Caller"],
  "victim": ["受害人", "Victim"],
  "suspect": ["嫌疑人", "Suspect"],
  "witness": ["证人", "Witness"],
  "missing": ["走失人员", "Missing person"],
  "in_crisis": ["处于危机的人", "Person in crisis"],
  "family": ["家属", "Family"],
  "other": ["其他", "Other"],
} as const

export const PlaceState = {
  "none": ["地点不明", "Place not known"],
  "caller": ["按报警人位置", "Taken from the caller's position"],
  "given": ["报警人提供", "Given by the caller"],
  "confirmed": ["已核实", "Confirmed"],
  "forced": ["未核实，须跟进", "Forced, to be followed up"],
} as const

export const CasesPrintedCell = {
  "number": ["警情编号", "Number"],
  "state": ["状态", "State"],
  "channel": ["来源", "Channel"],
  "call_kind": ["来话类型", "Kind of call"],
  "first_category": ["初判类别", "First category"],
  "category": ["类别", "Category"],
  "first_level": ["初判级别", "First level"],
  "level": ["级别", "Level"],
  "level_by": ["定级依据", "Level by"],
  "tag": ["标签", "Tag"],
  "flags": ["标记", "Flags"],
  "raised": ["报警时间", "Raised"],
  "opened": ["首次打开", "Opened"],
  "taken": ["接警时间", "Taken"],
  "taken_by": ["接警人", "Taken by"],
  "reported": ["反馈时间", "Reported back"],
  "closed": ["结案时间", "Closed"],
  "desk": ["接警单位", "Desk"],
  "first_office": ["初定管辖", "First jurisdiction"],
  "office": ["管辖单位", "Jurisdiction"],
  "commander": ["指挥长", "Commander"],
  "response": ["响应等级", "Response level"],
  "place": ["案发地点", "Place"],
  "place_state": ["地点核实", "Place confirmed"],
  "position": ["坐标（WGS-84）", "Position, WGS-84"],
  "caller": ["报警人位置", "Caller's position"],
  "role": ["身份", "Role"],
  "name": ["姓名", "Name"],
  "phone": ["电话", "Telephone"],
  "document": ["证件", "Document"],
  "address": ["住址", "Address"],
  "note": ["备注", "Note"],
  "ordinal": ["序号", "No."],
  "responder": ["处警力量", "Responder"],
  "ordered": ["下达", "Ordered"],
  "acknowledged": ["签收", "Acknowledged"],
  "set_out": ["出动", "Set out"],
  "arrived": ["到场", "Arrived"],
  "ended": ["结束", "Ended"],
  "at": ["时间", "Time"],
  "what": ["事项", "What"],
  "by": ["人员", "By"],
  "details": ["内容", "Details"],
  "disposition": ["处理结果", "Disposition"],
  "measure": ["法律措施", "Legal measure"],
  "outcome": ["处理情况", "Outcome"],
  "rating": ["评价", "Rating"],
  "follow_up": ["回访", "Follow-up"],
  "post": ["岗位", "Post"],
  "from": ["起", "From"],
  "until": ["止", "Until"],
  "cases_raised": ["新报警情", "Cases raised"],
  "cases_taken": ["接警", "Cases taken"],
  "cases_closed": ["结案", "Cases closed"],
  "cases_open": ["班末未结", "Open at the end"],
  "clock": ["运行时限", "Running clock"],
  "due": ["时限到", "Due"],
  "orders": ["派警数", "Orders"],
  "listed": ["仅列前", "Listed: the first"],
} as const

export const Part = {
  "case_sheet": ["接处警登记表", "Record of a call and its handling"],
  "shift_log": ["值班日志", "Shift log"],
  "case": ["警情", "Case"],
  "content": ["报警内容", "What was reported"],
  "people": ["当事人（已脱敏）", "People involved, masked"],
  "orders": ["派警与处置环节", "Orders and their stages"],
  "reports": ["反馈", "Reports from the scene"],
  "ending": ["处理结果", "Disposition"],
  "timeline": ["时间线", "Time line"],
  "figures": ["汇总", "Figures"],
  "on_duty": ["值班人员", "On duty"],
  "cases": ["本班警情", "Cases of the shift"],
  "open_items": ["未结事项", "Open items"],
  "handovers": ["交接班记录", "Handovers"],
} as const

export const Verdict = {
  "satisfied": ["满意", "Satisfied"],
  "basically": ["基本满意", "Basically satisfied"],
  "dissatisfied": ["不满意", "Dissatisfied"],
} as const

export const PublicStage = {
  "received": ["已收到，正在接警", "Received, waiting for a call-taker"],
  "taken": ["已接警，正在研判", "A call-taker is on it"],
  "help_ordered": ["已安排处置力量", "Help has been ordered"],
  "on_the_way": ["处置力量正在赶来", "Help is on the way"],
  "on_scene": ["处置力量已到场", "Help has arrived"],
  "handled": ["现场处置完毕", "Handled on the scene"],
  "waiting_for_you": ["等待您回复", "Waiting for your answer"],
  "closed": ["已办结", "Closed"],
  "reopened": ["已重新办理", "Taken up again"],
  "joined": ["已与同一事件合并办理", "Handled together with the same matter"],
} as const

export const TaskState = {
  "waiting": ["待前置任务", "Waiting for the one before"],
  "open": ["待开始", "To be started"],
  "started": ["进行中", "Under way"],
  "done": ["已完成", "Done"],
  "dropped": ["已取消", "Dropped"],
} as const

export const CasesTimelineBy = {
  "staff": ["工作人员", "Member of staff"],
  "caller": ["报警人", "The caller"],
  "public": ["其他人员", "Somebody else"],
  "house": ["系统", "The system"],
} as const

export const Said = {
  "answered": ["是否应答", "Answered"],
  "asks": ["请求配合", "Partners asked for"],
  "before": ["原为", "Before"],
  "category": ["类别", "Category"],
  "caught": ["抓获", "Caught"],
  "channel": ["来源", "Channel"],
  "dead": ["死亡", "Dead"],
  "desk": ["接警单位", "Desk"],
  "disposition": ["处理结果", "Disposition"],
  "final": ["最终反馈", "Final report"],
  "flags": ["标记", "Flags"],
  "injured": ["受伤", "Injured"],
  "kind": ["种类", "Kind"],
  "level": ["级别", "Level"],
  "mark": ["位置", "Position"],
  "measure": ["法律措施", "Legal measure"],
  "office": ["单位", "Office"],
  "reason": ["原因", "Reason"],
  "required": ["须反馈", "Report required"],
  "responder": ["处置力量", "Responder"],
  "seconds": ["用时（秒）", "Seconds taken"],
  "skipped": ["跳过环节", "Stages left out"],
  "stage": ["环节", "Stage"],
  "state": ["状态", "State"],
  "step": ["预警级次", "Warning"],
  "tag": ["标签", "Tag"],
  "times": ["次数", "Times"],
  "verdict": ["评价", "Verdict"],
  "way": ["方式", "Way"],
} as const

export const YesNo = {
  "yes": ["是", "Yes"],
  "no": ["否", "No"],
} as const

export const DeviceKind = {
  "button": ["固定报警按钮", "Fixed alarm button"],
  "worn": ["随身呼救器", "Worn SOS device"],
  "box": ["报警柱", "Help point"],
  "vehicle": ["车载报警器", "Vehicle alarm"],
} as const

export const FormQuiet = {
  "wrong": ["填写有误", "Something in it cannot be accepted"],
  "sent_before": ["重复提交", "It had been sent before"],
} as const

export const ServiceGroup = {
  "help": ["求助", "Get help"],
  "around": ["身边", "Around me"],
  "mine": ["我的事", "My matters"],
  "data": ["我的数据", "My data"],
  "account": ["账号与设置", "Account and settings"],
} as const

export const Answer = {
  "accepted": ["接收", "Accepted"],
  "refused": ["拒绝", "Refused"],
  "conferring": ["三方通话", "Conferring"],
  "kept": ["首接方先行办理", "Kept by whoever took it first"],
} as const

export const In = {
  "taken": ["已受理", "Taken"],
  "waiting": ["等待前序消息", "Waiting for an earlier message"],
  "refused": ["未受理", "Refused"],
} as const

export const MessageKind = {
  "information": ["基本信息", "Information"],
  "acknowledgement": ["回执", "Acknowledgement"],
  "result": ["办理结果", "Result"],
  "return": ["退单", "Return"],
  "follow_up": ["回访", "Follow-up"],
} as const

export const MessageWhy = {
  "away": ["对方无法连接", "The peer cannot be reached"],
  "no_receipt": ["对方未给出有效回执", "The peer gave no valid receipt"],
  "no_key": ["本系统未配置该密钥", "The key is not among the settings of this house"],
  "no_peer": ["对接单位已停用", "The peer is not in use any more"],
  "proof": ["签名不正确", "The signature is wrong"],
  "late": ["时间戳超出允许范围", "The time of the signature is outside the window"],
  "schema": ["消息版本不符", "Another version of the schema"],
  "form": ["消息格式不正确", "The message does not have the required form"],
  "reused": ["同一消息编号用于不同内容", "The same message id with different content"],
  "state": ["移交状态不允许", "The state of the transfer does not allow it"],
  "ping_pong": ["双方已两次退回", "It came back twice already"],
  "open": ["已有一次移交未结束", "A transfer of the matter is still open"],
  "other": ["对方拒绝", "The peer refused it"],
} as const

export const Out = {
  "queued": ["待发送", "Queued"],
  "sent": ["已发出，未确认", "Sent, not acknowledged"],
  "acknowledged": ["已确认", "Acknowledged"],
  "failed": ["失败", "Failed"],
} as const

export const Way = {
  "out": ["发出", "Out"],
  "in": ["收到", "In"],
} as const

export const WireQuiet = {
  "repeated": ["重复消息", "The message came before"],
  "counted": ["已计数", "It was counted"],
  "still_away": ["对方仍无法连接", "The peer still cannot be reached"],
  "nothing": ["没有可处理的消息", "There is nothing to be done"],
} as const

export const Unreadable = {
  "not_text": ["不是可识别的文本", "It is not text that can be read"],
  "no_event": ["没有说明发生了什么", "It does not say what happened"],
  "no_call": ["没有指明是哪通电话", "It does not say which call it means"],
  "no_device": ["没有设备编号", "It names no device"],
  "partly": ["部分字段无法识别", "Some of its fields have no known form"],
} as const

export const UnitColumn = {
  "code": ["代码", "Code"],
  "name": ["名称", "Name"],
  "kind": ["种类", "Kind"],
  "office": ["单位", "Office"],
  "call_sign": ["呼号", "Call sign"],
  "capabilities": ["能力", "Capabilities"],
  "status": ["状态", "Status"],
  "status_at": ["状态时间", "Status since"],
  "case": ["正在处置", "On case"],
  "position_at": ["定位时间", "Position of"],
  "shift_ends": ["班次结束", "Shift ends"],
} as const

export const GapCode = {
  "unmet": ["缺少{what} {number} 个", "Missing: {number} × {what}"],
  "unmet_wish": ["最好另有{what} {number} 个", "Wished for: {number} × {what}"],
} as const

export const ReasonCode = {
  "available": ["当前可派", "Available"],
  "soonest": ["可派警力中最快到达", "Soonest of those available"],
  "road_time": ["路程 {duration}", "{duration} by road"],
  "straight_time": ["按直线估算路程 {duration}", "About {duration}, estimated from the straight line"],
  "serves": ["符合 {number} 项需求", "Serves {number} of the needs"],
  "own_office": ["属于管辖单位", "Of the office that answers for the place"],
  "own_beat": ["在本责任区", "On its own beat"],
  "busy": ["正在处置{level}警情", "On an event of level {level}"],
  "stale": ["位置已过期 {duration}", "Its position went stale {duration} ago"],
  "unlocated": ["没有上报过位置", "It never reported a position"],
  "from_home": ["路程按驻地推算", "Reckoned from its home"],
  "coarse": ["定位精度 {number} 米", "Its position is accurate to {number} m only"],
  "jumped": ["位置有跳变", "Its position jumped"],
  "clock_ahead": ["终端时间超前，位置时间不可靠", "Its clock runs ahead: the position's age is not known"],
  "overworked": ["已连续工作 {duration}", "At work without a break for {duration}"],
  "shift_ends": ["距下班还有 {duration}", "Its shift ends in {duration}"],
  "shift_over": ["已超过下班时间 {duration}", "Its shift ended {duration} ago"],
  "no_roads": ["没有可用的路网", "There are no roads to reckon with"],
  "beyond": ["{duration}内无法由道路到达", "Not reached by road within {duration}"],
  "no_place": ["位置和驻地均不明", "Neither its position nor its home is known"],
} as const

export const LeftOut = {
  "unknown": ["名单中的单位代码不存在或已停用", "The list names an organisation that is not there or closed"],
  "none": ["附近没有这类单位", "No organisation of this kind is near"],
  "several": ["有多个同类单位，请在名单中写明代码", "Several of this kind: name one in the list"],
  "no_unit": ["没有空闲的这类警力", "No unit of this kind is free"],
  "busy": ["正在处置其他警情", "Busy with another case"],
  "off": ["不在岗", "Off duty"],
} as const

export const PartyKind = {
  "unit": ["警力单元", "Unit"],
  "organisation": ["单位", "Organisation"],
} as const

export const DispatchResponsesPartyRole = {
  "join": ["参与处置", "Takes part"],
  "informed": ["通报知悉", "Is informed"],
} as const

export const Standing = {
  "not_ordered": ["未下达", "Not ordered"],
  "under_way": ["办理中", "Under way"],
  "refused": ["已拒绝", "Refused"],
  "withdrawn": ["已撤回", "Withdrawn"],
  "done": ["已办结", "Done"],
  "excused": ["指挥长免除", "Excused by the watch commander"],
} as const

export const Basis = {
  "road": ["道路用时", "Time by road"],
  "straight_line": ["直线估算", "Estimated from the straight line"],
  "beyond": ["时限内道路不可达", "Not reached by road within the limit"],
  "no_place": ["位置不明", "No place known"],
} as const

export const RoadFault = {
  "unreadable": ["不是有效的路网文件", "it is no road file"],
  "version": ["路网文件版本 {number} 无法识别", "its version {number} is not known"],
  "too_large": ["节点或路段超过 {number} 个", "it has more than {number} nodes or edges"],
  "empty": ["路网中没有节点", "it has no node"],
  "lengths": ["各列长度不一致", "its columns differ in length"],
  "node_place": ["第 {number} 个节点的经纬度无效", "node {number} has no valid place"],
  "edge_node": ["第 {number} 条路段指向不存在的节点", "edge {number} names a node that is not there"],
  "edge_length": ["第 {number} 条路段的长度无效", "edge {number} has no valid length"],
  "edge_speed": ["第 {number} 条路段的速度无效", "edge {number} has no valid speed"],
  "edge_name": ["第 {number} 条路段的路名无效", "edge {number} has no valid name"],
} as const

export const Mark = {
  "ok": ["正常", "Sound"],
  "jump": ["位置跳变", "Jump"],
  "stale": ["位置过期", "Stale"],
  "future": ["时间超前", "Time in the future"],
  "late": ["迟到的旧位置", "Older than the position held"],
  "coarse": ["精度不足", "Coarse"],
} as const

export const UnitFault = {
  "code_twice": ["代码在文件中出现两次。", "The code stands in the file twice."],
  "retired": ["该警力已撤销。", "The unit was retired."],
  "office": ["没有这个单位，或不在您的范围内。", "There is no such office within your reach."],
  "status": ["没有这种状态，或不能作为初始状态。", "There is no such status, or none to begin with."],
  "capability": ["有能力代码不在能力表中。", "A capability is not in the register of capabilities."],
} as const

export const UnitKind = {
  "police_car": ["警车", "Police car"],
  "foot_patrol": ["步巡", "Foot patrol"],
  "plainclothes": ["便衣", "Plain-clothes officers"],
  "motorcycle": ["摩托车", "Motorcycle"],
  "technicians": ["技术人员", "Technicians"],
  "village_patrol": ["村级巡防队", "Village patrol"],
  "fire": ["消防", "Fire brigade"],
  "ambulance": ["急救", "Ambulance"],
  "gas": ["燃气抢修", "Gas repair"],
  "water": ["供水抢修", "Water repair"],
  "power": ["电力抢修", "Power repair"],
  "tow": ["清障拖车", "Tow truck"],
  "drone": ["无人机", "Drone"],
  "boat": ["船艇", "Boat"],
  "other": ["其他", "Other"],
} as const

export const UnitQuiet = {
  "same": ["内容没有变化", "Nothing differs"],
  "dry_run": ["仅为试运行", "It was a dry run"],
  "on_the_way": ["位置正常，不记日志", "Positions as expected are not journaled"],
  "nobody": ["没有可推荐的警力", "There is nobody to propose"],
  "over": ["警情已结束或没有位置", "The case is over or has no place"],
} as const

export const DocumentKind = {
  "citizen_id": ["居民身份证", "Resident identity card"],
  "hmt_residence": ["港澳台居民居住证", "Residence permit for Hong Kong, Macao and Taiwan residents"],
  "foreign_residence": ["外国人永久居留身份证", "Foreign permanent resident identity card"],
  "passport": ["护照", "Passport"],
  "hm_travel": ["港澳居民来往内地通行证", "Mainland travel permit for Hong Kong and Macao residents"],
  "taiwan_travel": ["台湾居民来往大陆通行证", "Mainland travel permit for Taiwan residents"],
} as const

export const DocumentLevel = {
  "refused": ["号码有误", "The number is wrong"],
  "form": ["格式相符", "The form fits"],
  "checksum": ["校验相符", "Form, date and check digit fit"],
} as const

export const Finding = {
  "wrong_form": ["号码格式与证件类型不符", "The number does not have the form of this document"],
  "wrong_checksum": ["校验码不符，请核对", "The check digit does not fit; please compare"],
  "impossible_date": ["号码中的出生日期不存在", "The birth date in the number does not exist"],
  "future_birth": ["号码中的出生日期晚于当前日期", "The birth date in the number lies in the future"],
  "unknown_region": ["号码中的地区代码未知", "The region code in the number is not known"],
  "unlikely_age": ["号码中的出生日期过早", "The birth date in the number is unlikely old"],
} as const

export const Sex = {
  "male": ["男", "Male"],
  "female": ["女", "Female"],
} as const

export const Weakness = {
  "too_short": ["密码至少 12 个字符", "At least 12 characters"],
  "too_uniform": ["大写、小写、数字、符号至少含三类", "Three of: capitals, small letters, digits, other signs"],
  "holds_login": ["密码不能包含登录名", "The password must not contain the login name"],
  "too_common": ["密码过于常见", "The password is too common"],
} as const

export const DataField = {
  "account": ["账号状态", "State of the account"],
  "nickname": ["昵称", "Nickname"],
  "phone": ["手机号", "Phone number"],
  "real_name": ["姓名", "Name"],
  "id_number": ["证件号码", "Document number"],
  "document": ["证件", "Document"],
  "sensitive": ["敏感信息", "Sensitive data"],
  "minor": ["是否未成年", "Whether a minor"],
  "position": ["位置", "Position"],
  "name": ["姓名", "Name"],
  "address": ["住址", "Address"],
  "note": ["备注", "Note"],
  "case": ["事项内容", "The matter"],
  "messages": ["对话", "Messages"],
  "letters": ["信函", "Letters"],
  "evidence": ["证据", "Evidence"],
} as const

export const Filter = {
  "actor": ["操作人", "Actor"],
  "subject": ["对象", "Subject"],
  "event": ["事件", "Event"],
  "action": ["操作", "Action"],
  "since": ["起始时间", "From"],
  "until": ["截止时间", "To"],
} as const

export const Look = {
  "read": ["查看（已脱敏）", "Seen, masked"],
  "revealed": ["查看明文", "Seen in clear"],
} as const

export const Administrator = {
  "system": ["系统管理员", "System administrator"],
  "security": ["安全管理员", "Security administrator"],
  "audit": ["审计管理员", "Audit administrator"],
} as const

export const CitizenQuiet = {
  "same": ["内容没有变化", "Nothing differs"],
  "no_session": ["没有可退出的登录", "There is no session to end"],
} as const

export const CitizenState = {
  "active": ["在用", "Active"],
  "closed": ["已注销", "Closed"],
} as const

export const NicknameFault = {
  "nickname_form": ["昵称应为 1 到 30 个可见字符", "A nickname has 1 to 30 visible characters"],
  "nickname_official": ["昵称不能让人误以为是警方、政府或平台", "A nickname must not pass for the police, an authority or this service"],
} as const

export const CodePurpose = {
  "sign_in": ["登录", "Sign in"],
  "leave_phone": ["更换手机号（原号码）", "Change of phone, the number until now"],
  "new_phone": ["更换手机号（新号码）", "Change of phone, the new number"],
  "erase": ["注销账号", "Erase the account"],
} as const

export const LimitBy = {
  "phone": ["同一手机号", "The same phone"],
  "device": ["同一设备", "The same device"],
  "everybody": ["全部请求", "All requests together"],
} as const

export const ConsentAct = {
  "given": ["同意", "Given"],
  "withdrawn": ["撤回", "Withdrawn"],
} as const

export const ConsentKind = {
  "privacy_policy": ["隐私政策", "Privacy policy"],
  "real_name": ["实名核验", "Real-name verification"],
  "precise_location": ["精确位置", "Precise location"],
  "biometrics": ["人脸等生物识别", "Biometrics"],
  "child_under_14": ["不满十四周岁儿童", "Child under fourteen"],
} as const

export const ConsentQuiet = {
  "stands": ["已同意此版本", "This version was consented to already"],
  "none_stands": ["没有可撤回的同意", "There is no consent to withdraw"],
} as const

export const DutyPost = {
  "call_taker": ["接警席", "Call-taker"],
  "dispatcher": ["派警席", "Dispatcher"],
  "watch_commander": ["指挥长", "Watch commander"],
  "duty_leader": ["值班领导", "Duty leader"],
  "duty_officer": ["值班民警", "Duty officer"],
  "patrol": ["巡逻", "Patrol"],
  "standby": ["备勤", "Standby"],
} as const

export const DutyQuiet = {
  "same": ["内容没有变化", "Nothing differs"],
} as const

export const LineColumn = {
  "seq": ["序号", "Number"],
  "at": ["时间", "Time"],
  "actor": ["操作人", "Actor"],
  "on_behalf": ["代表", "On behalf of"],
  "channel": ["来源", "Channel"],
  "action": ["操作", "Action"],
  "subject": ["对象", "Subject"],
  "event": ["事件", "Event"],
  "says": ["事件名称", "What happened"],
  "payload": ["内容", "Payload"],
  "cause": ["起因", "Cause"],
  "request": ["请求", "Request"],
} as const

export const StaffColumn = {
  "login": ["账号", "Login"],
  "name": ["姓名", "Name"],
  "badge": ["警号", "Badge"],
  "phone": ["电话（已脱敏）", "Telephone, masked"],
  "organisation": ["单位", "Organisation"],
  "state": ["状态", "State"],
  "made_at": ["建立时间", "Made"],
  "left_at": ["离任时间", "Left"],
} as const

export const OidcFailure = {
  "state": ["状态不符", "The state differs"],
  "exchange": ["授权码兑换失败", "The code was not exchanged"],
  "token": ["身份令牌无效", "The ID token is not valid"],
  "unbound": ["身份未绑定账号", "No account is bound to this identity"],
} as const

export const OidcQuiet = {
  "not_bound": ["账号没有绑定", "The account is not bound"],
} as const

export const FileFormat = {
  "csv": ["CSV 表格", "CSV"],
  "toml": ["TOML 文件", "TOML"],
} as const

export const OrganisationKind = {
  "city": ["市", "City"],
  "district": ["区", "District"],
  "county": ["县", "County"],
  "town": ["乡镇（街道）", "Town or subdistrict"],
  "village": ["村（社区）", "Village or neighbourhood"],
  "police_bureau": ["公安局（分局）", "Police bureau"],
  "police_station": ["派出所", "Police station"],
  "police_unit": ["警种部门", "Police unit"],
  "department": ["职能部门", "Department"],
  "company": ["企事业单位", "Company or institution"],
  "team": ["专业队伍", "Team"],
} as const

export const OrganisationQuiet = {
  "same": ["内容没有变化", "Nothing differs"],
  "dry_run": ["仅为试运行", "It was a dry run"],
} as const

export const Purpose = {
  "own_copy": ["本人查阅、复制", "Read or copied by the person"],
  "own_request": ["本人申请实名核实，在受理机构办理", "The person asked this office to confirm their name"],
} as const

export const HoldQuiet = {
  "none": ["没有需要解除的保全", "There is nothing to lift"],
} as const

export const HoldReason = {
  "investigation": ["案件侦查", "A criminal investigation"],
  "litigation": ["诉讼或仲裁", "Court or arbitration proceedings"],
  "supervision": ["监督检查", "An inspection by an authority"],
  "statute": ["法定保存期", "A statutory period of keeping"],
  "other": ["法律规定的其他情形", "Another case provided for by law"],
} as const

export const Kept = {
  "journal": ["操作日志：只有编号和代码，依法留存且不可更改", "Journal lines: ids and codes only, kept by law and unalterable"],
  "consents": ["同意与撤回的时间和版本，作为合法处理的证明", "When which text was consented to or withdrawn, as proof of lawful processing"],
  "account": ["账号编号、状态和注销时间", "The account's id, its state and when it was closed"],
  "decisions": ["实名核验的时间、方式和结果，不含姓名和号码", "When and how a name was checked and with what outcome, without name and number"],
} as const

export const RoleQuiet = {
  "same": ["内容没有变化", "Nothing differs"],
} as const

export const SessionEnd = {
  "signed_out": ["已退出", "Signed out"],
  "replaced": ["在别处登录", "Signed in elsewhere"],
  "renewed": ["已换新会话", "Renewed after a change of password or second factor"],
  "stopped": ["由管理员结束", "Ended by an administrator"],
} as const

export const Failure = {
  "unknown_login": ["登录名不存在", "No such login"],
  "wrong_password": ["密码错误", "Wrong password"],
  "wrong_code": ["动态验证码错误", "Wrong second factor"],
  "locked": ["账号锁定中", "Account locked"],
  "closed": ["账号停用或离职", "Account suspended or left"],
} as const

export const NextStep = {
  "second_factor": ["请输入动态验证码", "Enter the code of your authenticator"],
  "set_up": ["请修改初始密码并绑定动态验证码", "Change the first password and set up the second factor"],
  "done": ["已登录", "Signed in"],
} as const

export const SignInQuiet = {
  "no_session": ["没有登录会话", "There was no session"],
  "same": ["内容没有变化", "Nothing differs"],
} as const

export const StaffQuiet = {
  "same": ["内容没有变化", "Nothing differs"],
  "not_locked": ["账号没有锁定", "The account is not locked"],
  "not_held": ["账号的授权没有冻结", "The grants of the account are not held"],
} as const

export const StaffState = {
  "invited": ["待启用", "Invited"],
  "active": ["正常", "Active"],
  "locked": ["已锁定", "Locked"],
  "suspended": ["已停用", "Suspended"],
  "left": ["已离职", "Left"],
} as const

export const RealNameState = {
  "none": ["未实名", "Not verified"],
  "form": ["证件格式相符，无人核实本人", "Form of the number fits; nobody confirmed that it is this person"],
  "checked": ["证件格式与校验码相符，无人核实本人", "Form and checksum only; nobody confirmed that it is this person"],
  "matched": ["与权威登记一致", "Name and number agree with an official register"],
  "confirmed": ["窗口已核实本人", "Confirmed in person by staff"],
  "refused": ["核实未通过", "Refused"],
} as const

export const IdentityVerificationRefusalReason = {
  "not_the_person": ["证件与本人不符", "The document is not this person's"],
  "not_genuine": ["证件无法确认真伪", "The document could not be found genuine"],
  "expired": ["证件已过期", "The document has expired"],
  "name_differs": ["姓名与证件不一致", "The name differs from the document"],
  "bound_elsewhere": ["证件已绑定其他账号", "The document belongs to another account"],
  "not_matched": ["与权威登记不一致", "It does not agree with the official register"],
} as const

export const Released = {
  "withdrawn": ["本人撤回", "Withdrawn by the person"],
  "refused": ["核实未通过", "Refused"],
  "moved": ["经窗口核实，证件改绑本人的另一账号", "Moved at a counter to another account of the person"],
} as const

export const VerificationQuiet = {
  "same": ["内容没有变化", "Nothing differs"],
  "over": ["申请已处理完毕", "It has been decided meanwhile"],
} as const

export const VerificationState = {
  "open": ["待核实", "Waiting"],
  "confirmed": ["已核实", "Confirmed"],
  "refused": ["未通过", "Refused"],
  "withdrawn": ["已撤回", "Withdrawn"],
  "replaced": ["已被新的申请替代", "Replaced by a newer one"],
} as const

export const InsightBy = {
  "none": ["合计", "Total"],
  "organisation": ["单位", "Organisation"],
  "level": ["级别", "Level"],
  "category": ["类别", "Category"],
  "kind": ["事项类型", "Kind"],
  "channel": ["来源", "Channel"],
  "day": ["日期", "Day"],
} as const

export const InsightCell = {
  "weekly": ["督办周报", "Weekly supervision sheet"],
  "preliminary": ["（未印发）", "(not issued)"],
  "number": ["编号", "Number"],
  "week": ["周次", "Week"],
  "group": ["分组", "Group"],
  "name": ["指标", "Figure"],
  "value": ["数值", "Value"],
  "definition": ["口径", "Definition"],
  "period": ["期间", "Period"],
  "lamps": ["红黄绿灯", "Lamps"],
  "figures": ["本周指标", "Figures of the week"],
  "red": ["红灯（已超时）", "Red: overdue"],
  "yellow": ["黄灯（将到期）", "Yellow: nearly due"],
  "green": ["绿灯（期限内）", "Green: in time"],
  "supervised": ["本周被督办", "Supervised this week"],
  "supervisions_open": ["未办结的督办", "Supervisions open"],
  "overdue": ["超时未结事项", "Open and overdue"],
  "case": ["事项编号", "Matter"],
  "due": ["时限", "Due"],
  "days_late": ["超时天数", "Days late"],
  "category": ["类别", "Category"],
  "listed": ["仅列前", "Listed: the first"],
  "rounds": ["第几次办理", "Round"],
} as const

export const FigureCode = {
  "collected": ["收集", "Collected"],
  "done": ["办结", "Done"],
  "done_rate": ["办结率", "Done rate"],
  "satisfied": ["满意率", "Satisfied"],
  "basically": ["基本满意率", "Basically satisfied"],
  "dissatisfied": ["不满意率", "Dissatisfied"],
  "unrated": ["未评价率", "Unrated"],
  "on_time": ["按时办结率", "On time"],
  "overdue_open": ["超时未结", "Overdue and open"],
  "accepted_in_time": ["按时签收率", "Accepted in time"],
  "returned": ["退回率", "Returned"],
  "reopened": ["重办率", "Taken up again"],
  "effective": ["有效处置率", "Effective handling"],
  "first_reply": ["首次回复用时", "First reply"],
  "first_contact": ["首次到场用时", "First contact"],
  "resolution": ["办结用时", "Resolution"],
  "alarms": ["警情", "Alarms"],
  "diverted": ["非警务分流率", "Diverted share"],
  "to_hotline": ["移交 12345 占比", "Passed to 12345"],
  "from_hotline": ["12345 转入占比", "Come from 12345"],
  "turned_urgent": ["诉求转警情", "Matters that became alarms"],
} as const

export const FigureSide = {
  "numerator": ["分子", "Numerator"],
  "denominator": ["分母", "Denominator"],
} as const

export const Shape = {
  "count": ["件数", "Count"],
  "share": ["比率", "Share"],
  "median": ["中位用时", "Median time"],
} as const

export const Unissued = {
  "stands": ["本周周报已印发", "The sheets of this week were issued"],
  "nobody": ["没有主办事项的单位", "No organisation leads anything"],
} as const

export const DayKind = {
  "off": ["放假", "Day off"],
  "work": ["上班", "Working day"],
} as const

export const SpanUnit = {
  "minutes": ["分钟", "Minutes"],
  "days": ["日", "Days"],
  "working_minutes": ["工作分钟", "Working minutes"],
  "working_days": ["个工作日", "Working days"],
} as const

export const HealthPart = {
  "database": ["数据库", "Database"],
  "siren": ["紧急任务道", "Urgent lane"],
  "bell": ["普通任务道", "Ordinary lane"],
  "night": ["夜间任务道", "Night lane"],
  "journal": ["流水", "Journal"],
  "seals": ["封条", "Seals"],
  "disk": ["磁盘", "Disk"],
} as const

export const KernelNothing = {
  "none_due": ["没有到期数据", "No row's time was over"],
  "months_stand": ["流水月份已备好", "The months stand already"],
} as const

export const KernelColumnsKind = {
  "text": ["文字", "Text"],
  "integer": ["整数", "Whole number"],
  "number": ["数值", "Number"],
  "yes_no": ["是或否", "Yes or no"],
  "date": ["日期", "Date"],
  "choice": ["选项", "Choice"],
  "list": ["若干项", "List"],
  "id": ["编号", "Id"],
} as const

export const Change = {
  "added": ["新增", "Added"],
  "changed": ["变更", "Changed"],
  "ended": ["终止", "Ended"],
} as const

export const KernelQuiet = {
  "same": ["内容没有变化", "Nothing differs"],
  "dry_run": ["仅为试运行", "It was a dry run"],
  "planted": ["初始数据已在", "The first rows are there already"],
  "contradicted": ["初始数据与现有各行矛盾", "The first rows would contradict those that stand"],
} as const

export const Claim = {
  "unreadable": ["这不是一份未经改动的安民回执文件", "this is not an unmodified Anmin receipt file"],
  "in_block": ["这条记录在该封条所封存的记录之中，逐字与回执所载一致", "the line is among those under the seal, word for word as in this receipt"],
  "in_chain": ["该封条与前一封条的链头相扣，不能单独更换", "the seal is linked to the head of the seal before it and cannot be exchanged on its own"],
  "signed": ["链头由回执所载密钥签名", "the head is signed with the key named in this receipt"],
  "key_trusted": ["该密钥是您信任的密钥", "that key is one you trust"],
  "same_chain": ["其他封条及其他记录是否完好（须运行 anmin journal verify）", "that the other seals and lines are intact (run anmin journal verify)"],
  "time": ["封存时间与记录时间（由服务器时钟给出）", "the time of sealing and of the line (taken from the server's clock)"],
  "truth": ["记录内容与事实相符", "that what the line says is true"],
} as const

export const KernelKind = {
  "line_altered": ["记录被改动", "a line was altered"],
  "line_removed": ["记录被删除", "a line was removed"],
  "line_inserted": ["已封存范围内被插入记录", "a line was inserted into a sealed range"],
  "seal_altered": ["封条被改动或伪造", "a seal was altered or forged"],
  "seal_removed": ["封条被删除", "a seal was removed"],
  "key_unknown": ["封条由不受信任的密钥签名", "a seal is signed with a key that is not trusted"],
  "head_missing": ["链中没有预期的链头：最新的封条被截去，或整条链被重写", "the expected head is not in the chain: the newest seals were cut off, or the chain was rewritten"],
} as const

export const KernelOutcome = {
  "proven": ["已证实", "proven"],
  "unpinned": ["内容一致，但签名密钥未经核对", "consistent, but the signing key was not checked"],
  "failed": ["不成立", "not valid"],
} as const

export const MatterClock = {
  "accept": ["签收", "Accept"],
  "whole": ["全程", "Whole"],
  "remind": ["逾期催办", "Remind"],
  "name": ["逾期通报", "Name to the supervisor"],
} as const

export const MatterColumn = {
  "triage": ["待研判派单", "To be assessed and handed over"],
  "accept": ["待签收", "To be accepted"],
  "handling": ["办理中", "Being handled by us"],
  "review": ["待审核", "Waits for review"],
  "returned": ["被退回", "Returned"],
  "with_others": ["已交办", "With others"],
  "ended": ["已办结", "Ended"],
} as const

export const PublicState = {
  "open": ["办理中", "Open"],
  "done": ["已答复", "Answered"],
} as const

export const AnswerState = {
  "given_in": ["待审核", "Waits for review"],
  "sent_back": ["退回修改", "Sent back"],
  "answered": ["已答复", "Given to the citizen"],
} as const

export const ExtensionState = {
  "asked": ["待审批", "Asked for"],
  "granted": ["同意", "Granted"],
  "refused": ["不同意", "Refused"],
} as const

export const MatterQuiet = {
  "same": ["内容没有变化", "Nothing differs"],
  "stale": ["情况已变化，无须处理", "The state has moved on"],
} as const

export const MatterStep = {
  "unaccepted": ["逾期未签收", "Not accepted in time"],
  "warned": ["时限过去四分之三", "Three quarters of the time are gone"],
  "overdue": ["已逾期", "Overdue"],
  "reminded": ["逾期催办", "Reminded"],
  "named": ["逾期通报", "Named to the supervisor"],
} as const

export const PartRole = {
  "lead": ["主办", "Leads"],
  "support": ["协办", "Supports"],
  "market": ["市场化服务", "Listed company"],
} as const

export const PauseWhy = {
  "question": ["等待诉求人答复", "The citizen was asked"],
} as const

export const ReturnReason = {
  "not_ours": ["不属本单位职责", "Not within our duties"],
  "not_here": ["不在本单位辖区", "Not within our area"],
  "other_leads": ["应由其他单位主办", "Another one should lead"],
  "unclear": ["诉求不清，无法办理", "Too unclear to be handled"],
  "refused": ["派单被拒绝", "The order was refused"],
  "closed": ["单位已停用", "The organisation was closed"],
  "other": ["其他", "Other"],
} as const

export const Urgency = {
  "danger": ["危及生命财产", "Danger to life or property"],
  "utilities": ["水电气热", "Water, power, gas, heat"],
  "consultation": ["咨询", "Question"],
  "ordinary": ["一般", "Ordinary"],
  "complex": ["复杂", "Complex"],
  "triage": ["待研判", "Waiting to be assessed"],
  "reopened": ["重新办理", "Taken up again"],
} as const

export const RectificationState = {
  "issued": ["已制发未送达", "Issued, not served"],
  "served": ["已送达待复查", "Served, to be checked"],
  "not_done": ["复查未整改", "Checked: not done"],
  "done": ["复查已整改", "Checked: done"],
  "withdrawn": ["已撤回", "Withdrawn"],
} as const

export const ServedHow = {
  "direct": ["直接送达", "Handed over"],
  "left": ["留置送达", "Left with the addressee"],
  "post": ["邮寄送达", "By post"],
  "entrusted": ["委托送达", "By another authority"],
  "electronic": ["电子送达", "Electronically"],
  "notice": ["公告送达", "By public notice"],
} as const

export const LinkState = {
  "made": ["待发送", "Waits to be sent"],
  "sent": ["已发送", "Sent"],
  "seen": ["已打开", "Seen"],
  "answered": ["已回复", "Answered"],
  "failed": ["失败", "Failed"],
} as const

export const LinkWay = {
  "mail": ["电子邮件", "Mail"],
  "sms": ["短信", "Text message"],
  "code": ["当面或电话告知", "Told as a code"],
} as const

export const LinkWhy = {
  "no_carrier": ["没有发送通道", "Nothing carries it"],
  "refused": ["通道拒绝或地址无效", "The carrier refused it, or the address is wrong"],
  "replaced": ["已另发链接", "Another link was sent"],
  "order_over": ["派单已结束", "The order has ended"],
  "expired": ["链接已过期", "It has expired"],
  "not_sent": ["一小时仍未发出", "Not sent within an hour"],
  "not_seen": ["一天仍未打开", "Not opened within a day"],
  "not_answered": ["打开两天仍未回复", "Opened two days ago and not answered"],
} as const

export const ReplyOutcome = {
  "done": ["已办理", "It is done"],
  "not_ours": ["不属我单位职责", "It is not ours"],
} as const

export const ReplyQuiet = {
  "asked": ["仅显示页面", "The page was shown"],
  "wrong": ["填写有误", "Something in it cannot be accepted"],
  "stale": ["情况已变化，无须处理", "The state has moved on"],
} as const

export const Lamp = {
  "red": ["红灯（已超时）", "Red: overdue"],
  "yellow": ["黄灯（将到期）", "Yellow: nearly due"],
  "green": ["绿灯（期限内）", "Green: in time"],
} as const

export const SupervisionKind = {
  "supervision": ["督办单", "Supervision order"],
  "instruction": ["领导批示", "Leader's instruction"],
} as const

export const SupervisionQuiet = {
  "same": ["已阅知或已回复", "It was seen before"],
  "stale": ["情况已变化，无须处理", "The state has moved on"],
} as const

export const SupervisionState = {
  "issued": ["已下达", "Issued"],
  "seen": ["已阅知", "Seen"],
  "answered": ["已回复", "Answered"],
  "ended": ["已办结", "Ended"],
} as const

export const Consent = {
  "oral": ["口头同意", "By word of mouth"],
  "written": ["书面同意", "In writing"],
  "guardian": ["监护人同意", "By a guardian"],
} as const

export const MediaPurpose = {
  "played_without_matter": ["查看录音录像，当时没有正在办理的相关事项", "A recording was looked at with no matter in hand behind it"],
} as const

export const CallAsk = {
  "flip_camera": ["翻转镜头", "Turn the camera round"],
  "torch": ["打开手电", "Switch the torch on"],
  "snapshot": ["拍一张照片", "Take a photo"],
  "mute": ["静音", "Mute"],
  "unmute": ["取消静音", "Unmute"],
  "video_off": ["关闭画面", "Switch the picture off"],
  "video_on": ["打开画面", "Switch the picture on"],
  "location": ["发送位置", "Send the place"],
} as const

export const CallNothing = {
  "same": ["没有变化", "Nothing changed"],
  "late": ["通话已进入下一阶段", "The call has gone further"],
  "nothing_due": ["没有到期事项", "Nothing is due"],
} as const

export const CallRole = {
  "caller": ["报警人", "Caller"],
  "call_taker": ["接警员", "Call-taker"],
  "officer": ["现场民警", "Officer"],
  "supervisor": ["旁听", "Supervisor"],
} as const

export const CallStep = {
  "video": ["视频", "Picture and sound"],
  "audio": ["语音", "Sound only"],
  "text": ["文字、照片和位置", "Text, photos and place"],
  "file": ["拍摄后上传", "Record and upload"],
} as const

export const DeclineReason = {
  "busy": ["席位忙", "Every seat is busy"],
  "elsewhere": ["已由其他方式处理", "It is being dealt with in another way"],
  "by_text": ["改用文字沟通", "Written words are better now"],
  "nuisance": ["骚扰", "Nuisance"],
} as const

export const EndReason = {
  "done": ["处理完毕", "All is done"],
  "hung_up": ["挂断", "Hung up"],
  "mistaken": ["误拨", "Begun by mistake"],
  "declined": ["未接受", "Declined"],
  "unanswered": ["无人接听", "Nobody answered"],
  "lost": ["报警人断开后未恢复", "The caller went away and did not come back"],
  "never_rang": ["发起后未呼叫", "Begun and never rung"],
} as const

export const FileState = {
  "growing": ["录制中", "Growing"],
  "ended": ["待封存", "Ended, to be sealed"],
  "sealed": ["已封存", "Sealed"],
  "missing": ["没有可封存的内容", "There is nothing to seal"],
} as const

export const GapWhy = {
  "media_lost": ["网络中断", "The media were interrupted"],
  "held": ["通话保持", "The call was on hold"],
  "engine_died": ["媒体引擎中断", "The media engine died"],
  "recording_failed": ["录制失败", "Recording failed"],
  "restarted": ["重新开始录制", "The recording began anew"],
} as const

export const HangUp = {
  "done": ["处理完毕", "All is done"],
  "hung_up": ["挂断", "Hung up"],
  "mistaken": ["误拨", "Begun by mistake"],
} as const

export const LineStep = {
  "asked": ["等待对方", "Asked for"],
  "offered": ["对方已响应", "Offered"],
  "answered": ["已商定", "Settled"],
} as const

export const LiveState = {
  "created": ["已发起", "Begun"],
  "ringing": ["呼叫中", "Ringing"],
  "answered": ["已接通", "Answered"],
  "held": ["保持", "On hold"],
  "ended": ["已结束", "Ended"],
} as const

export const MediaState = {
  "waiting": ["等待画面", "Waiting for media"],
  "flowing": ["正常", "Flowing"],
  "lost": ["中断", "Interrupted"],
  "closed": ["已关闭", "Closed"],
} as const

export const Picture = {
  "video": ["视频", "Picture and sound"],
  "audio": ["语音", "Sound only"],
} as const

export const Presence = {
  "joining": ["正在加入", "Joining"],
  "in": ["在线", "In the call"],
  "lost": ["断开，等待重连", "Away, may come back"],
  "left": ["已离开", "Left"],
} as const

export const PublicationEnd = {
  "replaced": ["已被新的推流取代", "A newer one took its place"],
  "left": ["参与方离开", "Its sender left"],
  "call_ended": ["通话结束", "The call ended"],
  "engine_died": ["媒体引擎中断", "The media engine died"],
} as const

export const RecordingState = {
  "off": ["未录制", "Not recorded"],
  "waiting": ["等待录制", "Waiting to be recorded"],
  "on": ["录制中", "Recording"],
  "failed": ["录制失败", "Recording failed"],
} as const

export const StepWhy = {
  "denied": ["未允许使用摄像头或麦克风", "Camera or microphone was not allowed"],
  "missing": ["没有摄像头或麦克风", "There is no camera or microphone"],
  "no_video": ["画面或声音没有送达", "Picture or sound did not arrive"],
  "engine_away": ["媒体服务不可用", "The media engine is away"],
  "unsupported": ["浏览器不支持", "The browser cannot do it"],
  "chosen": ["本人选择", "By choice"],
  "recovered": ["已恢复", "It works again"],
} as const

export const CallLinkState = {
  "waiting": ["正在发送", "Being sent"],
  "sent": ["已交短信通道", "Handed to the text channel"],
  "failed": ["未能发送", "Not sent"],
} as const

export const CallLinkWhy = {
  "refused": ["短信通道不接受该号码", "The text channel does not take this number"],
  "channel_away": ["短信通道没有应答，请再发一次或改用二维码", "The text channel does not answer: send again, or show the code"],
  "no_channel": ["没有短信通道", "There is no text channel"],
  "call_over": ["通话已结束", "The call had ended"],
} as const

export const MediaEngineKind = {
  "audio": ["声音", "Sound"],
  "video": ["画面", "Picture"],
} as const

export const SdpWhy = {
  "too_large": ["媒体描述过大", "The media description is too large"],
  "unreadable": ["媒体描述无法解读", "The media description cannot be read"],
  "media": ["最多一路声音和一路画面", "One sound and one picture at most are taken"],
  "codecs": ["浏览器没有提供 VP8 画面和 Opus 声音", "The browser offers neither VP8 pictures nor Opus sound"],
  "security": ["媒体描述没有加密所需的内容", "The media description lacks what encryption needs"],
} as const

export const WhyClosed = {
  "asked": ["按要求关闭", "It was closed on request"],
  "away": ["对方断开", "The other side went away"],
  "silent": ["一直没有收到任何媒体", "Nothing ever came"],
  "failed": ["媒体连接没有建立", "The media connection could not be made"],
  "engine": ["媒体引擎停止", "The media engine stopped"],
} as const

export const WhyFailed = {
  "disk_full": ["磁盘空间不足", "The disk is full"],
  "not_written": ["录制文件没有写成", "The recording could not be written"],
} as const

export const EvidenceKind = {
  "photo": ["照片", "Photo"],
  "voice": ["录音", "Voice recording"],
  "video": ["视频", "Video"],
  "document": ["文件", "Document"],
} as const

export const KeptEvidence = {
  "attached_evidence": ["已附在案件上的证据随案件保存", "Evidence attached to a matter stays with the matter"],
  "held_evidence": ["依法保全的证据保存至保全解除", "Evidence under a legal hold stays until the hold is released"],
} as const

export const MediaPart = {
  "evidence": ["证据存储", "Evidence store"],
  "scanner": ["病毒扫描", "Malware scanner"],
} as const

export const MediaType = {
  "image/jpeg": ["JPEG 图片", "JPEG picture"],
  "image/png": ["PNG 图片", "PNG picture"],
  "image/webp": ["WebP 图片", "WebP picture"],
  "image/heic": ["HEIC 图片", "HEIC picture"],
  "image/gif": ["GIF 图片", "GIF picture"],
  "audio/amr": ["AMR 录音", "AMR recording"],
  "audio/mpeg": ["MP3 录音", "MP3 recording"],
  "audio/mp4": ["M4A 录音", "M4A recording"],
  "audio/wav": ["WAV 录音", "WAV recording"],
  "audio/ogg": ["Ogg 录音", "Ogg recording"],
  "audio/webm": ["WebM 录音", "WebM recording"],
  "video/mp4": ["MP4 视频", "MP4 video"],
  "video/webm": ["WebM 视频", "WebM video"],
  "video/quicktime": ["MOV 视频", "QuickTime video"],
  "video/matroska": ["Matroska 视频", "Matroska video"],
  "audio/matroska": ["Matroska 录音", "Matroska recording"],
  "application/x-mjr": ["Janus 录制轨道", "Janus recording track"],
  "application/pdf": ["PDF 文件", "PDF document"],
  "text/plain": ["文本文件", "Text file"],
} as const

export const MediaEvidenceNothing = {
  "already_attached": ["证据早已附上", "The evidence was attached before"],
  "already_shared": ["这些单位早已可见", "These offices saw it already"],
  "no_evidence": ["没有证据", "There is no evidence"],
  "no_stray_file": ["没有无主文件", "There is no stray file"],
} as const

export const PieceState = {
  "here": ["在卷", "Kept"],
  "erased": ["已按规定清除", "Erased, as the rules say"],
  "hidden": ["不在您的范围内", "Not within your reach"],
} as const

export const SentBy = {
  "anonymous": ["未登录的人", "Somebody not signed in"],
  "guest": ["访客", "A guest"],
  "citizen": ["公众", "A citizen"],
  "staff": ["工作人员", "Staff"],
  "system": ["系统", "The house itself"],
} as const

export const ShownCopy = {
  "made": ["另制副本", "A copy was made without what the file tells of its maker"],
  "same": ["与原件相同", "Nothing had to be taken away"],
  "none": ["无副本", "No copy could be made; only the original exists"],
} as const

export const MediaKeepingNothing = {
  "already_held": ["早已保全", "It was held before"],
  "already_released": ["保全早已解除", "The hold was released before"],
} as const

export const Flaw = {
  "unreadable": ["不是完整的安民证据包", "this is not a whole Anmin package"],
  "manifest_changed": ["清单与封签不符", "the manifest is not what was signed"],
  "file_changed": ["文件被改动", "the file was changed"],
  "file_missing": ["文件缺失", "the file is missing"],
  "file_added": ["多出清单以外的文件", "the file is not in the manifest"],
  "proof_broken": ["日志证明或封条不成立", "a proof or seal of the journal does not hold"],
  "line_differs": ["日志所载与清单不符", "the journal says otherwise than the manifest"],
  "chain_broken": ["录制链中断", "the chain of a recording is broken"],
  "key_unknown": ["签名密钥不是您信任的密钥", "the signing key is not one you trust"],
} as const

export const Derivation = {
  "redaction": ["遮盖副本", "A copy with parts covered"],
  "clip": ["节选", "A clip"],
  "captions": ["字幕", "Captions"],
} as const

export const MediaRedactionNothing = {
  "not_covered": ["没有遮盖", "Nothing is covered"],
} as const

export const WhyCovered = {
  "face": ["无关人员面部", "The face of somebody not concerned"],
  "minor": ["未成年人", "A minor"],
  "victim": ["受害人", "A victim"],
  "plate": ["无关车辆号牌", "The plate of a vehicle not concerned"],
  "document": ["证件或个人信息", "A document or personal data"],
  "distressing": ["血腥或不宜画面", "A distressing sight"],
} as const

export const Underway = {
  "piece_kept": ["分片已收下", "The piece was kept"],
  "from_the_start": ["须从头重传", "It has to be sent again from its start"],
  "upload_kept": ["文件早已封存", "The file was sealed before"],
  "upload_gone": ["上传已结束", "The upload has ended"],
} as const

export const AreaKind = {
  "jurisdiction": ["辖区", "Jurisdiction"],
  "grid": ["网格", "Grid cell"],
} as const

export const AreaQuiet = {
  "same": ["内容没有变化", "Nothing differs"],
  "dry_run": ["仅为试运行", "It was a dry run"],
} as const

export const Datum = {
  "wgs84": ["WGS-84（卫星定位）", "WGS-84 (satellite)"],
  "cgcs2000": ["CGCS2000（国家大地坐标系，天地图）", "CGCS2000 (national, Tianditu)"],
  "gcj02": ["GCJ-02（国测局坐标）", "GCJ-02 (Chinese map services)"],
  "bd09": ["BD-09（百度坐标）", "BD-09 (Baidu)"],
} as const

export const FallbackCase = {
  "outside": ["不在任何区域内", "Outside every area"],
  "overseas": ["境外", "Outside the Chinese mainland"],
} as const

export const FileFault = {
  "too_big": ["文件超过 {limit} 字节。", "The file is larger than {limit} bytes."],
  "not_geojson": ["不是有效的 GeoJSON 要素集合（FeatureCollection）。", "This is not a valid GeoJSON FeatureCollection."],
  "too_many_features": ["要素超过 {limit} 个。", "There are more than {limit} features."],
  "empty": ["文件中没有要素。", "The file holds no feature."],
  "unknown_datum": ["坐标系无法识别，只接受 WGS-84、CGCS2000 经纬度，或另行注明的 GCJ-02、BD-09。", "Unknown datum: only WGS-84 or CGCS2000 degrees, or GCJ-02 or BD-09 when stated."],
  "too_many_vertices": ["顶点过多：每个要素不超过 {limit} 个，整个文件不超过 {total} 个。", "Too many vertices: at most {limit} a feature and {total} a file."],
  "wrong_feature": ["“{field}”的类型或格式不正确。", "“{field}” has the wrong type or form."],
  "wrong_kind": ["几何类型应为 Polygon 或 MultiPolygon。", "The geometry must be a Polygon or a MultiPolygon."],
  "wrong_level": ["网格的级别只能是 1 或 2，辖区的级别为 1 至 {limit}。", "A grid cell has level 1 or 2, a jurisdiction 1 to {limit}."],
  "wrong_dates": ["日期须在 1970 至 2199 年之间，失效日期须晚于生效日期。", "Dates must lie between 1970 and 2199, the end after the start."],
  "out_of_range": ["经度须在 ±180、纬度须在 ±90 度以内（顺序为经度、纬度）。", "Longitude must be within ±180 and latitude within ±90 degrees, in this order."],
  "open_ring": ["环至少需要 4 个点，且首尾两点相同。", "A ring needs at least 4 positions, the last the same as the first."],
  "wrong_bbox": ["bbox 与几何图形不符。", "The bbox does not hold the geometry."],
  "crossing": ["边界在（{place}）处自相交或孔洞越界，请在制图软件中修正。", "The outline crosses itself or a hole at {place}; please mend it in a map program."],
  "no_area": ["图形面积为零。", "The outline has no area."],
  "same_code": ["编码与第 {other} 个要素重复。", "The code is that of feature {other}."],
  "wrong_parent": ["上级区域应比本区域更粗（网格属于辖区，二级网格属于一级网格）。", "The parent must be coarser: a grid cell belongs to a jurisdiction, a grid of level 2 to one of level 1."],
  "parent_unknown": ["没有代码为“{parent}”且当日有效的上级区域。", "No area with the code {parent} holds on that day."],
  "organisation_unknown": ["没有代码为“{organisation}”的单位。", "There is no organisation with the code {organisation}."],
  "organisation_closed": ["代码为“{organisation}”的单位已停用。", "The organisation with the code {organisation} is closed."],
  "officer_unknown": ["您的管理范围内没有警号或账号为“{officer}”的在岗人员。", "Nobody within your offices has the badge or login {officer}."],
  "outside_scope": ["该区域现在或今后的责任单位不在您的管理范围内。", "The organisation that answers for it now or would then lies outside your offices."],
  "more": ["问题过多，其余未列出。", "There are more problems than are listed."],
} as const

export const Rule = {
  "inside": ["位于“{area}”内。", "Inside {area}."],
  "smallest": ["位于多个区域的交界或重叠处，取面积最小的“{area}”。", "On a border or overlap of several areas: the smallest, {area}."],
  "first_code": ["位于多个面积相同区域的交界或重叠处，取编码在前的“{area}”。", "On a border or overlap of areas of one size: the first by code, {area}."],
  "unassigned": ["属于“{area}”，该区域未指定责任单位或其已停用，由兜底单位负责。", "It belongs to {area}, which names no organisation or a closed one: the fallback organisation."],
  "nearest": ["不在任何区域内，取 {metres} 米外最近的“{area}”。", "Outside every area: the nearest, {area}, {metres} metres away."],
  "fallback": ["不在任何区域内，附近也没有区域，由兜底单位负责。", "Outside every area and none near: the fallback organisation."],
  "abroad": ["位于境外（{country}），由境外警情兜底单位负责。", "Outside the Chinese mainland ({country}): the fallback organisation for overseas."],
} as const

export const PeerWay = {
  "hotline12345": ["12345 平台接口", "Wire to the 12345 platform"],
} as const

export const TransferKind = {
  "not_police": ["非警务事项", "Not a matter for the police"],
  "police": ["属公安职责", "A matter for the police"],
  "joint": ["需共同办理", "To be handled together"],
  "unclear": ["职责不清", "Unclear whose matter it is"],
  "urgent": ["危及生命财产", "Danger to life or property"],
} as const

export const TransferState = {
  "offered": ["待接收", "Offered"],
  "conferring": ["三方通话中", "Conferring"],
  "accepted": ["已接收", "Accepted"],
  "refused": ["已拒绝", "Refused"],
  "done": ["已办结", "Done"],
  "returned": ["已退回", "Returned"],
} as const

export const TransferStep = {
  "offered": ["移交", "Offered"],
  "conferring": ["三方通话", "Conferring"],
  "accepted": ["接收", "Accepted"],
  "refused": ["拒绝", "Refused"],
  "kept": ["首接方先行办理", "Kept: the first receiver handles it first"],
  "done": ["办结", "Done"],
  "returned": ["退回", "Returned"],
  "verdict": ["回访评价", "Verdict of the follow-up"],
} as const

export const Unanswered = {
  "open": ["未办结", "Open"],
  "mine": ["待我方处理", "For us to act on"],
  "stuck": ["超时未接或两次退回", "Stuck: not taken in time, or come back twice"],
  "ended": ["已结束", "Ended"],
} as const
