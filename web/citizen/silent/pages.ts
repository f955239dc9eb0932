/** Loads what the silent alarm is made of: with the home page, so that it is there when it is wanted. */
import { later } from '@/later'
import { all } from '../store'
import type { Call } from './alarm'

/** Tried until it is there; whoever presses the button has no other way. */
export const quietPages = later(() => import('./quiet'))

/** An alarm of an earlier visit that was never heard goes on being sent; nothing of it is shown. */
export async function resume(): Promise<void> {
  const calls = await all<Call>('quiet')
  if (!calls.length) return
  const { until } = await quietPages()
  for (const call of calls) void until(call)
}
