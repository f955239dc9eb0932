/** What is being written and not sent: kept in the browser's database, with its files, until it is sent or thrown away. */
import { onScopeDispose, reactive, ref, toRaw, watch, type Ref } from 'vue'
import { done, openDatabase } from '@/database'
import { account } from '@/staff/session'

const SETTLE = 400

const store = async (mode: IDBTransactionMode): Promise<IDBObjectStore> =>
  (await openDatabase(`officer-drafts-${account.value?.staff.id ?? ''}`, ['drafts'])).transaction('drafts', mode).objectStore('drafts')

export interface Draft<T> {
  value: T
  /** Whether what an earlier visit left has been read. */
  ready: Ref<boolean>
  forget: () => Promise<void>
}

/** A draft under a name of ids alone, begun with `first`. */
export function useDraft<T extends object>(name: string, first: T): Draft<T> {
  const value = reactive(structuredClone(first)) as T
  const ready = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let gone = false
  const save = async (): Promise<void> => void (gone || (await done((await store('readwrite')).put(plain(value), name))))
  void store('readonly')
    .then((drafts) => done(drafts.get(name) as IDBRequest<T | undefined>))
    .then((kept) => kept && Object.assign(value, kept))
    .finally(() => {
      ready.value = true
      watch(value, () => {
        clearTimeout(timer)
        timer = setTimeout(() => void save(), SETTLE)
      })
    })
  onScopeDispose(() => {
    clearTimeout(timer)
    if (ready.value) void save()
  })
  return {
    value,
    ready,
    forget: async () => {
      gone = true
      await done((await store('readwrite')).delete(name))
    },
  }
}

/** Without the proxies of Vue, which the database cannot keep; blobs stay as they are. */
export function plain<T>(value: T): T {
  const raw = toRaw(value)
  if (Array.isArray(raw)) return raw.map(plain) as T
  if (raw === null || typeof raw !== 'object' || raw instanceof Blob) return raw
  return Object.fromEntries(Object.entries(raw).map(([key, each]) => [key, plain(each)])) as T
}
