/** A player that follows the clock of a call: from file to file, and in a few seconds through what was not recorded. */
import { computed, nextTick, onBeforeUnmount, ref, watch, type Ref } from 'vue'
import { Problem, refusal } from '@/api/client'
import { told } from '@/asking'
import { lang } from '@/words'
import { beginning, onward, playing, type Track } from './timeline'

const BEAT = 100
/** A file ends when its player says so, not when the clock reaches its end. */
const BEFORE = 0.001
/** The player is put elsewhere only for more than this. */
const NEAR = 0.25

/** `begin`: where the line stands at first. */
export function usePlayer(track: Ref<Track | undefined>, video: Readonly<Ref<HTMLVideoElement | null>>, length: Ref<number>, begin: number) {
  const at = ref(begin)
  /** Whether it is to go on: also while a file loads, and where nothing was recorded. */
  const running = ref(false)
  const ready = ref(false)
  const wrong = ref('')
  const over = ref(false)
  const here = computed(() => (track.value ? playing(track.value, at.value) : null))
  /** The player itself asks for the parts that it shows: to go to an instant does not load what lies before it. */
  const address = computed(() => (here.value && !here.value.file.lost ? `/api/v1/media/${here.value.file.evidence}` : ''))
  const next = computed(() => (track.value ? onward(track.value, here.value && address.value ? here.value.file.to : at.value) : null))
  const able = computed(() => ready.value || running.value || (!address.value && Boolean(track.value?.files.some((each) => !each.lost))))

  /** A player only says that it failed: the door says why. */
  async function failed(): Promise<void> {
    const of = address.value
    if (!of) return
    ready.value = running.value = false
    const answer = await fetch(of, { headers: { range: 'bytes=0-0', 'accept-language': lang.value } }).catch(() => null)
    const why = answer?.ok ? null : answer ? refusal(answer.status, await answer.json().catch(() => null)) : new Problem(0, 'unreachable', '')
    await answer?.body?.cancel().catch(() => undefined)
    if (of === address.value) wrong.value = told(why)
  }
  function again(): void {
    wrong.value = ''
    video.value?.load()
  }

  /** Put the player to where the line stands. */
  function seek(): void {
    const element = video.value
    if (element && address.value && here.value && Math.abs(element.currentTime - here.value.into) > NEAR) element.currentTime = here.value.into
  }
  function go(second: number): void {
    over.value = false
    at.value = Math.min(length.value, Math.max(0, second))
    void nextTick(seek)
  }
  function moved(): void {
    const [element, now] = [video.value, here.value]
    if (element && now && ready.value && !element.seeking) at.value = Math.min(now.file.from + element.currentTime, now.file.to - BEFORE)
  }
  async function play(): Promise<void> {
    await video.value?.play().catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === 'AbortError')) running.value = false // it was only put to another file
    })
  }
  function loaded(): void {
    ready.value = true
    if (running.value) void play()
  }
  /** By the browser itself, or by keys of the device. */
  function paused(): void {
    if (ready.value && !video.value?.ended) running.value = false
  }
  function ended(): void {
    if (!ready.value || !here.value) return
    if (next.value) at.value = here.value.file.to
    else finish()
  }
  function finish(): void {
    running.value = false
    over.value = true
  }
  function turn(): void {
    if (running.value) {
      running.value = false
      video.value?.pause()
      return
    }
    if (track.value && (over.value || (!address.value && !next.value))) go(beginning([track.value]))
    running.value = true
    if (ready.value) void play()
  }
  /** Past a file that does not play. */
  function skip(): void {
    if (!next.value) return
    running.value = true
    go(next.value.to)
  }

  let last = 0
  let beat: ReturnType<typeof setInterval> | undefined
  function glide(): void {
    const now = performance.now()
    if (next.value) at.value = Math.min(next.value.to, at.value + ((now - last) / 1_000) * next.value.pace)
    else finish()
    last = now
  }
  watch(
    () => running.value && !address.value,
    (gliding) => {
      clearInterval(beat)
      last = performance.now()
      if (gliding) beat = setInterval(glide, BEAT)
    },
  )
  onBeforeUnmount(() => clearInterval(beat))
  watch(track, () => (over.value = false))
  watch(
    address,
    () => {
      ready.value = false
      wrong.value = ''
    },
    { flush: 'sync' },
  )
  // One element for all files: a browser that lets it play because somebody pressed a key lets it go on.
  watch(
    [address, video],
    ([now, element]) => {
      if (element && now) element.src = now
      else element?.pause()
    },
    { flush: 'post' },
  )
  return { at, running, ready, wrong, here, address, next, able, failed, again, seek, go, moved, loaded, paused, ended, turn, skip }
}
