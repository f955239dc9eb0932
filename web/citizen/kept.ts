/** Public answers of the house, kept for a visit without network: shown at once, then as they are now. Nothing personal. */
import { shallowRef, type ShallowRef } from 'vue'

const STORE = 'public answers'

/** `value` is null until something is there; `failed`: nothing kept and nothing heard. */
export interface Kept<T> {
  value: ShallowRef<T | null>
  failed: ShallowRef<boolean>
  load: () => Promise<void>
}

export function kept<T>(name: string, ask: () => Promise<T>): Kept<T> {
  const value = shallowRef<T | null>(null)
  const failed = shallowRef(false)
  const load = async (): Promise<void> => {
    const heard = ask().then(
      (found) => {
        value.value = found
        failed.value = false
        void keep(name, found)
        return true
      },
      () => false,
    )
    if (value.value === null) {
      const earlier = await read<T>(name)
      value.value ??= earlier
    }
    if (!(await heard)) failed.value = value.value === null
  }
  return { value, failed, load }
}

async function keep(name: string, found: unknown): Promise<void> {
  const store = await opened()
  await store?.put(`/kept/${name}`, new Response(JSON.stringify(found))).catch(() => undefined)
}

async function read<T>(name: string): Promise<T | null> {
  const found = await (await opened())?.match(`/kept/${name}`)
  return found ? ((await found.json()) as T) : null
}

/** A browser that keeps nothing (a private window, an old one) works without. */
async function opened(): Promise<Cache | null> {
  try {
    return await caches.open(STORE)
  } catch {
    return null
  }
}
