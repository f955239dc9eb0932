/** A voice message: recorded in the page, given as one file. */
import { onScopeDispose, ref } from 'vue'

export const LONGEST = 180
const FORMS = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']

export function canRecord(): boolean {
  return typeof MediaRecorder !== 'undefined' && Boolean(navigator.mediaDevices)
}

/** `done` is called with the whole recording, however it came to its end. */
export function useRecorder(done: (voice: Blob, seconds: number) => void) {
  const state = ref<'idle' | 'asking' | 'recording' | 'denied'>('idle')
  const seconds = ref(0)
  let recorder: MediaRecorder | null = null
  let beat: ReturnType<typeof setInterval> | undefined

  async function start(): Promise<void> {
    state.value = 'asking'
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      record(stream)
    } catch {
      state.value = 'denied'
    }
  }

  function record(stream: MediaStream): void {
    const parts: Blob[] = []
    const form = FORMS.find((each) => MediaRecorder.isTypeSupported(each))
    recorder = new MediaRecorder(stream, form ? { mimeType: form, audioBitsPerSecond: 32_000 } : {})
    recorder.ondataavailable = (event) => event.data.size && parts.push(event.data)
    recorder.onstop = () => {
      clearInterval(beat)
      stream.getTracks().forEach((each) => each.stop())
      const type = (recorder?.mimeType ?? form ?? 'audio/webm').split(';')[0]!
      state.value = 'idle'
      if (parts.length) done(new Blob(parts, { type }), seconds.value)
    }
    seconds.value = 0
    beat = setInterval(() => (seconds.value += 1) >= LONGEST && stop(), 1_000)
    recorder.start(1_000)
    state.value = 'recording'
  }

  function stop(): void {
    if (recorder?.state === 'recording') recorder.stop()
  }

  // A page that is left keeps what was said so far.
  const leave = (): void => void (document.hidden && stop())
  document.addEventListener('visibilitychange', leave)
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', leave)
    stop()
  })
  return { state, seconds, start, stop }
}
