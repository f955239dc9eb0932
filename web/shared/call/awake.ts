/** Keeps the screen on while a call runs, where the browser can; asked for again after the page was hidden. */
import { onScopeDispose, watch } from 'vue'

export function useAwake(wanted: () => boolean): void {
  let lock: WakeLockSentinel | null = null
  async function settle(): Promise<void> {
    if (!wanted() || document.hidden) {
      await lock?.release().catch(() => undefined)
      lock = null
    } else if (!lock || lock.released) lock = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? null
  }
  const seen = (): void => void settle()
  document.addEventListener('visibilitychange', seen)
  const stop = watch(wanted, seen, { immediate: true })
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', seen)
    stop()
    void lock?.release().catch(() => undefined)
  })
}
