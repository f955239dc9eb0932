/** A voice message: recorded in the page, one at a time, given as one file. What runs when its part of the page goes is kept. */
import { onScopeDispose, ref } from 'vue'

export const LONGEST = 180
const FORMS = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']
const AUDIO: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true }
/** Whoever leaves at once loses no more than this, in milliseconds. */
const SLICE = 250

export function canRecord(): boolean {
  return typeof MediaRecorder !== 'undefined' && Boolean(navigator.mediaDevices)
}

/** `done` is called with the whole recording, however it came to its end. */
export function useRecorder(done: (voice: Blob, seconds: number) => void) {
  const state = ref<'idle' | 'asking' | 'recording' | 'denied'>('idle')
  const seconds = ref(0)
  let running: { recorder: MediaRecorder; end: (keep: boolean) => void } | null = null
  /** Which start counts: a microphone that is given to an earlier one is closed again. */
  let turn = 0

  async function start(): Promise<void> {
    if (state.value === 'asking' || state.value === 'recording') return
    const mine = ++turn
    state.value = 'asking'
    const stream = await navigator.mediaDevices.getUserMedia({ audio: AUDIO }).catch(() => null)
    if (mine !== turn) return shut(stream)
    try {
      if (stream) record(stream)
      else state.value = 'denied'
    } catch {
      shut(stream)
      state.value = 'denied'
    }
  }

  const shut = (stream: MediaStream | null): void => stream?.getTracks().forEach((each) => each.stop())

  function record(stream: MediaStream): void {
    const parts: Blob[] = []
    const form = FORMS.find((each) => MediaRecorder.isTypeSupported(each))
    const recorder = new MediaRecorder(stream, form ? { mimeType: form, audioBitsPerSecond: 32_000 } : {})
    const beat = setInterval(() => (seconds.value += 1) >= LONGEST && stop(), 1_000)
    let over = false
    const end = (keep: boolean): void => {
      if (over) return
      over = true
      running = null
      clearInterval(beat)
      shut(stream)
      state.value = 'idle'
      const type = (recorder.mimeType || form || 'audio/webm').split(';')[0]!
      if (keep && parts.length) done(new Blob(parts, { type }), seconds.value)
    }
    recorder.ondataavailable = (event) => event.data.size && parts.push(event.data)
    recorder.onstop = () => end(true)
    seconds.value = 0
    recorder.start(SLICE)
    running = { recorder, end }
    state.value = 'recording'
  }

  function stop(): void {
    if (running?.recorder.state === 'recording') running.recorder.stop()
  }

  /** Keep at once what was said so far. */
  const finish = (): void => running?.end(true)

  /** Throw it away; a microphone that is still being asked for is not opened. */
  function drop(): void {
    turn += 1
    running?.end(false)
    if (state.value === 'asking') state.value = 'idle'
  }

  // A page that is left keeps what was said so far.
  const leave = (): void => void (document.hidden && finish())
  document.addEventListener('visibilitychange', leave)
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', leave)
    finish()
    drop()
  })
  return { state, seconds, start, stop, finish, drop }
}
export type Recorder = ReturnType<typeof useRecorder>
