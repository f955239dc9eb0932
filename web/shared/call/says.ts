/** How a call stands, in the words of the person who looks at it. */
import { text, type Pair } from '@/words'
import type { CallShown, Participant, Publication, Recording, Request, Role, Step } from './doors'

export type Standing = 'starting' | 'calling' | 'connected' | 'held' | 'away' | 'ended' | 'unanswered' | 'declined'

/** The one thing to be said of a call. `away`: the house is not heard, or what one sends does not arrive. */
export function standing(shown: CallShown | null, away: boolean): Standing {
  if (!shown) return away ? 'away' : 'starting'
  if (shown.state === 'ended') return shown.reason === 'unanswered' ? 'unanswered' : shown.reason === 'declined' ? 'declined' : 'ended'
  if (away) return 'away'
  if (shown.state === 'held') return 'held'
  return shown.state === 'answered' ? 'connected' : 'calling'
}

const STANDINGS: Record<Standing, Pair> = {
  starting: ['正在呼叫…', 'Calling…'],
  calling: ['呼叫中，等待接警员接听', 'Ringing; waiting for the call-taker'],
  connected: ['已接通', 'Connected'],
  held: ['保持：接警员暂时离开，请不要挂断', 'On hold: the call-taker is away for a moment, please stay'],
  away: ['已断开，正在重连…', 'The link is lost; reconnecting…'],
  ended: ['通话已结束', 'The call has ended'],
  unanswered: ['暂时无人接听', 'Nobody could answer'],
  declined: ['接警员没有接听视频', 'The call-taker did not take the video'],
}
export const saidOf = (found: Standing): string => text(STANDINGS[found])

/** Said to somebody whom the house has put out of a call, and what became of it. */
export const outOf: Pair = ['您已不在通话中', 'You are no longer in this call']
export const saidAfter = (shown: CallShown): string =>
  text(shown.state === 'ringing' ? ['通话正在重新呼叫，等待接听', 'It rings again and waits to be answered'] : ['通话由其他人继续', 'Others go on with it'])

/** Whether the call can still be spoken in. */
export const running = (shown: CallShown | null): boolean => shown !== null && shown.state !== 'ended'

export const others = (shown: CallShown | null): Participant[] => (shown?.participants ?? []).filter((each) => !each.mine && each.state !== 'left')
export const mine = (shown: CallShown | null): Participant | undefined => shown?.participants.find((each) => each.mine && each.state !== 'left')

/** What somebody sends, while it stands. */
export const sentBy = (who: Participant | undefined): Publication | null => (who?.publication && who.publication.media !== 'closed' ? who.publication : null)

/** Seconds on the clock of the call, which begins with it; the last one once it has ended. */
export function clock(shown: CallShown, now: number): number {
  const from = Date.parse(shown.created_at)
  const to = shown.ended_at ? Date.parse(shown.ended_at) : now
  return Math.max(0, (to - from) / 1_000)
}

export const roles = {
  caller: ['报警人', 'Caller'],
  call_taker: ['接警员', 'Call-taker'],
  officer: ['现场民警', 'Officer on scene'],
  supervisor: ['督导', 'Supervisor'],
} as const satisfies Record<Role, Pair>

export const recordings = {
  off: ['未录制', 'Not recorded'],
  waiting: ['等待录制', 'Waiting to be recorded'],
  on: ['正在录制', 'Recording'],
  failed: ['录制失败', 'Recording failed'],
} as const satisfies Record<Recording, Pair>

/** Said while no engine stands between the two pages. */
export const backup = (shown: CallShown | null): string => (shown?.engine === 'browsers' && shown.state !== 'ended' ? text(['线路备用：手机直连', 'Backup line: phone to phone']) : '')

export const steps = {
  video: ['视频', 'Video'],
  audio: ['仅语音', 'Sound only'],
  text: ['文字和照片', 'Text and photos'],
  file: ['用相机拍摄', 'By the phone’s camera'],
} as const satisfies Record<Step, Pair>

export const requests = {
  flip_camera: ['翻转镜头', 'Turn the camera'],
  torch: ['打开手电', 'Torch'],
  snapshot: ['拍一张照片', 'Take a photo'],
  mute: ['关闭麦克风', 'Mute'],
  unmute: ['打开麦克风', 'Unmute'],
  video_off: ['关闭视频', 'Video off'],
  video_on: ['打开视频', 'Video on'],
  location: ['发送位置', 'Send the place'],
} as const satisfies Record<Request, Pair>

/** Which requests a page obeys by itself: none that could betray, uncover or bind the person. */
const BY_ITSELF: readonly Request[] = ['flip_camera', 'mute', 'video_off', 'snapshot']
export const byItself = (what: Request): boolean => BY_ITSELF.includes(what)
