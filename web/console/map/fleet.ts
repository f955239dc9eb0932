/** The units as they stand and where they are. Statuses come by the live stream, positions are asked every 15 s. */
import { onScopeDispose, ref, shallowRef } from 'vue'
import { api, ask, type Schemas } from '@/api/client'
import type { Line } from '@/live'
import { may } from '@/staff/session'
import { text } from '@/words'
import { useLive } from '../live'
import { useRows } from '../ui/registers'
import { paced, sharing } from './sharing'

export type Unit = Schemas['UnitShown']
export type Place = Schemas['PositionShown']

const POSITIONS = 15_000
const PAGE = 2_000
const AGAIN = 5_000

export const useFleet = sharing(() => {
  const units = shallowRef<ReadonlyMap<string, Unit>>(new Map())
  const failed = ref(false)
  let again: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(again))
  let cursor: string | undefined

  const allowed = may('dispatch.see_units')
  const statuses = allowed ? useRows('dispatch.unit_status') : shallowRef([])

  async function load(): Promise<void> {
    if (!allowed) return
    try {
      const found = new Map<string, Unit>()
      for (let after = ''; ; ) {
        const page = await ask(api.GET('/api/v1/units', { params: { query: { crew: false, limit: PAGE, after } } }))
        for (const each of page.units) found.set(each.id, called(each))
        if (!page.next) break
        after = page.next
      }
      units.value = found
      failed.value = false
      await locate()
    } catch {
      failed.value = true
      again = setTimeout(reload, AGAIN)
    }
  }

  async function locate(): Promise<void> {
    const told = await ask(api.GET('/api/v1/units/positions', { params: { query: cursor ? { since: cursor } : {} } }))
    cursor = told.cursor
    if (told.positions.length) units.value = placed(units.value, told.positions, Date.now())
  }

  const reload = paced(load, 3_000)
  function heard(lines: Line[]): void {
    const said = lines.filter((line) => line.event === 'dispatch.UnitStatusSet')
    if (said.length) units.value = told(units.value, said)
    if (lines.some((line) => line.event !== 'dispatch.UnitStatusSet' && /\.Unit|\.Shift/.test(line.event))) reload()
  }
  useLive(['dispatch.Unit', 'dispatch.Shift'], heard, reload)
  const beat = setInterval(() => !allowed || document.hidden || void locate().catch(() => undefined), POSITIONS)
  onScopeDispose(() => clearInterval(beat))
  reload()
  return { units, statuses, failed, reload }
})

/** A unit without a call sign is called by its name. */
function called(unit: Unit): Unit {
  return unit.call_sign ? unit : { ...unit, call_sign: text({ zh: unit.name, en: unit.name_en }) || unit.code }
}

/** With newer places taken over; the age is reckoned from `at`. */
export function placed(units: ReadonlyMap<string, Unit>, places: readonly Place[], now: number): ReadonlyMap<string, Unit> {
  const found = new Map(units)
  for (const { unit, ...place } of places) {
    const held = found.get(unit)
    if (!held || (held.position && held.position.at > place.at)) continue
    const age = Math.max(0, Math.round((now - Date.parse(place.at)) / 1_000))
    found.set(unit, { ...held, position: { ...place, age, stale: age > held.stale_seconds } })
  }
  return found
}

/** With the statuses that facts tell, and the case each is on. */
export function told(units: ReadonlyMap<string, Unit>, lines: readonly Line[]): ReadonlyMap<string, Unit> {
  const found = new Map(units)
  for (const { payload, at } of lines) {
    const held = found.get(String(payload.unit))
    if (!held) continue
    const order = payload.order ? String(payload.order) : null
    const on = payload.case ? String(payload.case) : null
    const doing = order && on ? { ...(held.doing ?? { number: null, level: null, stage: null, ordered_at: null }), order, case: on } : null
    found.set(held.id, { ...held, status: String(payload.status), status_at: at, doing })
  }
  return found
}
