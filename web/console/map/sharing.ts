/** State that several parts of the page look at: made with the first, gone with the last. */
import { effectScope, onScopeDispose, type EffectScope } from 'vue'

export function sharing<T>(make: () => T): () => T {
  let users = 0
  let scope: EffectScope | undefined
  let made: T | undefined
  return () => {
    users += 1
    if (!scope) {
      scope = effectScope(true)
      made = scope.run(make)
    }
    onScopeDispose(() => {
      users -= 1
      if (users) return
      scope?.stop()
      scope = undefined
    })
    return made as T
  }
}

/** `act` at most once in `milliseconds`, and once more when it was asked for meanwhile. */
export function paced(act: () => unknown, milliseconds: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let again = false
  const due = (): void => {
    timer = undefined
    if (!again) return
    again = false
    run()
  }
  const run = (): void => {
    timer = setTimeout(due, milliseconds)
    void act()
  }
  onScopeDispose(() => clearTimeout(timer), true)
  return () => {
    if (timer) again = true
    else run()
  }
}
