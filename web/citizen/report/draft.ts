/** The report that is being written: kept on the phone with every stroke, found again after whatever happens. */
import { reactive, ref, shallowRef, watch } from 'vue'
import { newKey } from '@/api/client'
import { outbox } from '../outbox'
import { arrivals } from './arrivals'
import { isEmpty, type Enclosed, type Outgoing, type Written } from './report'
import { all, drop, empty, isOld, put } from '../store'

const PAUSE = 250

const blank = (): Written => ({
  key: newKey(),
  content: '',
  address: '',
  landmark: '',
  position: null,
  place: null,
  category: null,
  flags: [],
  name: '',
  phone: '',
  saved: 0,
})

/** `purpose`: what every report of this form is; `form`: where it is kept, the alarm's when left out. */
export function useDraft(purpose: Partial<Written> = {}, form?: string) {
  const written = reactive<Written>({ ...blank(), ...purpose })
  const files = shallowRef<Enclosed[]>([])
  const restored = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let loaded = false
  let over = false

  async function restore(): Promise<void> {
    const [found] = await all<Written>('draft', form)
    const enclosed = await all<Enclosed>('files', form)
    loaded = true
    if (found && (isOld(found.saved) || hasLeft(found.key))) return empty(form)
    // What was typed while the database was being opened is the newer.
    if (!isEmpty(written, files.value.length)) return
    if (found) Object.assign(written, found)
    files.value = enclosed.sort((a, b) => a.takenAt - b.takenAt)
    restored.value = !isEmpty(written, enclosed.length)
  }

  async function save(): Promise<void> {
    clearTimeout(timer)
    if (over || !loaded) return
    if (isEmpty(written, files.value.length)) return drop('draft', written.key, form)
    await put('draft', JSON.parse(JSON.stringify({ ...written, saved: Date.now() })) as Written, form)
  }

  watch(written, () => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), PAUSE)
  })

  async function enclose(file: Enclosed): Promise<void> {
    const rest = files.value.filter((each) => each.key !== file.key)
    files.value = [...rest, file].sort((a, b) => a.takenAt - b.takenAt)
    await put('files', file, form)
    await save()
  }

  async function remove(key: string): Promise<void> {
    files.value = files.value.filter((each) => each.key !== key)
    await drop('files', key, form)
  }

  /** Safe in the outbox when this returns; a new report may be begun. */
  async function send(): Promise<string> {
    const what: Outgoing = { written: JSON.parse(JSON.stringify(written)) as Written, files: files.value }
    over = true
    try {
      await outbox.put({ id: written.key, kind: 'report', matter: written.key, lane: written.key, what })
    } catch (error) {
      over = false
      throw error
    }
    await empty(form)
    return what.written.key
  }

  async function clear(): Promise<void> {
    clearTimeout(timer)
    Object.assign(written, blank(), purpose)
    files.value = []
    restored.value = false
    over = false
    await empty(form)
  }

  /** Back from the outbox, to be changed: the house refused it, so it is another report from now on. */
  async function takeBack(what: Outgoing): Promise<void> {
    over = false
    Object.assign(written, what.written, { key: newKey() })
    files.value = what.files
    await Promise.all([save(), ...what.files.map((each) => put('files', each, form))])
    await outbox.drop(what.written.key)
  }

  return { written, files, restored, restore, save, enclose, remove, send, clear, takeBack }
}

/** The browser may have been killed between handing it on and clearing the desk. */
function hasLeft(key: string): boolean {
  return outbox.entries.value.some((each) => each.id === key) || arrivals.value.some((each) => each.key === key)
}

export type Desk = ReturnType<typeof useDraft>
