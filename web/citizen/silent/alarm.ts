/**
 * A silent alarm: sent until it was heard, then the position again and again. It touches neither sound nor vibration nor
 * the screen; what can be seen is for the page to decide.
 */
import { shallowRef } from 'vue'
import { api, ask, newKey, Problem, type Schemas } from '@/api/client'
import { spotOf, type Spot } from '../here'
import { drop, put } from '../store'

const PAUSES = [1_000, 2_000, 4_000, 8_000]
const BEAT = 5_000
const MOST = 100

export interface Call {
  key: string
  tag: string
  /** In words, for a house that no longer knows the tag. */
  name: string
}
export type Heard = Pick<Schemas['Answered'], 'case' | 'token'>

/** Null until the house has it. */
export const heard = shallowRef<Heard | null>(null)
const here = shallowRef<Spot | null>(null)
let watching: number | undefined
let sent = false

/** Follow the position from now on, so that it goes with the alarm. */
export function follow(): void {
  if (watching !== undefined || !('geolocation' in navigator)) return
  watching = navigator.geolocation.watchPosition((found) => moved(spotOf(found)), () => undefined, { enableHighAccuracy: true, maximumAge: 10_000 })
}

export function unfollow(): void {
  if (watching !== undefined) navigator.geolocation.clearWatch(watching)
  watching = undefined
}

/** Sends at once. Kept on the phone only when that failed, so that a closed page does not lose it. */
export async function raise(tag: string, name: string): Promise<void> {
  if (sent) return
  sent = true
  const call = { key: newKey(), tag, name }
  const leave = (): void => void (heard.value || fetch('/api/v1/cases', lastWord(call)).catch(() => undefined))
  addEventListener('pagehide', leave)
  const answer = await until(call)
  removeEventListener('pagehide', leave)
  heard.value = answer
  void stream()
}

export async function until(call: Call): Promise<Heard> {
  for (let failures = 0; ; failures += 1) {
    try {
      const answer = await attempt(call)
      if (failures) void drop('quiet', call.key).catch(() => undefined)
      return answer
    } catch {
      if (!failures) void put('quiet', call).catch(() => undefined)
      await pause(PAUSES[Math.min(failures, PAUSES.length - 1)]!)
    }
  }
}

async function attempt(call: Call): Promise<Heard> {
  try {
    return await ask(api.POST('/api/v1/cases', { body: said(call) }))
  } catch (error) {
    if (!(error instanceof Problem) || error.passing) throw error
    const plain = { ...said(call), tag: null, content: call.name }
    return ask(api.POST('/api/v1/cases', { body: { ...plain, key: `${call.key}-plain` } }))
  }
}

function said(call: Call) {
  const flags: Schemas['Flag'][] = ['quiet', 'unsafe_to_call']
  return { channel: 'silent' as const, tag: call.tag, flags, key: call.key, ...(here.value ? { position: here.value } : {}) }
}

/** The browser sends it even while the page is going away. */
function lastWord(call: Call): RequestInit {
  return { method: 'POST', keepalive: true, headers: { 'content-type': 'application/json' }, body: JSON.stringify(said(call)) }
}

let fixes: Spot[] = []
let going: { key: string; fixes: Spot[] } | null = null
let last = 0

function moved(spot: Spot): void {
  here.value = spot
  fixes = [...fixes, spot].slice(-MOST)
  if (heard.value && Date.now() - last >= BEAT) void post(heard.value)
}

/** A phone that lies still says so too. */
async function stream(): Promise<void> {
  for (;;) {
    await pause(BEAT)
    if (watching === undefined) return
    if (heard.value && Date.now() - last >= BEAT) void post(heard.value)
  }
}

async function post(to: Heard): Promise<void> {
  going ??= fixes.length ? { key: newKey(), fixes: fixes.splice(0) } : null
  if (!going) return
  last = Date.now()
  try {
    const kept = await ask(
      api.POST('/api/v1/cases/{case}/positions', {
        params: { path: { case: to.case } },
        body: going,
        headers: bearing(to),
      }),
    )
    going = null
    if (!kept.go_on) unfollow()
  } catch (error) {
    if (error instanceof Problem && !error.passing) going = null
  }
}

export const bearing = (to: Heard): Record<string, string> => (to.token ? { authorization: `Bearer ${to.token}` } : {})

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => {
    const go = (): void => (clearTimeout(timer), removeEventListener('online', go), done())
    const timer = setTimeout(go, milliseconds)
    addEventListener('online', go)
  })
}
