/** What the call-taker asks of the phone, each once: done by itself where it can harm nobody, else put to the person. */
import { ref, watch } from 'vue'
import { newKey } from '@/api/client'
import type { Request } from '@/call/doors'
import type { Line } from '@/call/line'
import { byItself } from '@/call/says'
import { frameOf } from '@/call/snapshot'
import { put } from '../matters/sending'

export interface Wish {
  id: string
  what: Request
}

/** `picture`: the element that shows what this phone sends. `locate`: begins to send the place. `session`: of this call. */
export function useAsked(line: Line, matter: () => string | null, picture: () => HTMLVideoElement | null, locate: () => void, session: () => string | null) {
  /** Put to the person; what was done without asking is told for a while. */
  const wishes = ref<Wish[]>([])
  const told = ref<Request | null>(null)
  const known = new Set<string>()
  let quiet: ReturnType<typeof setTimeout> | undefined

  async function photo(): Promise<void> {
    const [file, of] = [await frameOf(picture()), matter()]
    if (file && of) await put({ case: of, body: '', files: [{ key: newKey(), kind: 'photo', file, name: 'photo.jpg', takenAt: Date.now() }], session: session() })
  }

  const ways: Record<Request, () => unknown> = {
    flip_camera: () => line.flip(),
    torch: () => line.capture.light(line.capture.torch.value !== 'on'),
    snapshot: photo,
    mute: () => line.capture.mute(true),
    unmute: () => line.capture.mute(false),
    video_off: () => line.capture.darken(true),
    video_on: () => (line.capture.track('video') ? line.capture.darken(false) : line.choose('video')),
    location: locate,
  }

  async function grant(wish: Wish): Promise<void> {
    wishes.value = wishes.value.filter((each) => each.id !== wish.id)
    await Promise.resolve(ways[wish.what]()).catch(() => undefined)
  }
  const refuse = (wish: Wish): void => void (wishes.value = wishes.value.filter((each) => each.id !== wish.id))

  /** What was asked before this page came is done with. */
  for (const each of line.shown.value?.asked ?? []) known.add(each.id)
  watch(line.shown, (shown) => {
    for (const { id, what } of shown?.asked ?? []) {
      if (known.has(id)) continue
      known.add(id)
      if (!byItself(what)) {
        wishes.value = [...wishes.value.filter((each) => each.what !== what), { id, what }]
        continue
      }
      void grant({ id, what })
      told.value = what
      clearTimeout(quiet)
      quiet = setTimeout(() => (told.value = null), 6_000)
    }
  })
  return { wishes, told, grant, refuse }
}
