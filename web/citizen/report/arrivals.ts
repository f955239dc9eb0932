/** Reports of this phone that have arrived, so that a page opened later can say so. Only numbers, no words of theirs. */
import { shallowRef } from 'vue'
import type { Arrived } from './report'
import { all, drop, put } from '../store'

const SHOWN = 24 * 3_600_000

/** Newest first. */
export const arrivals = shallowRef<Arrived[]>([])

export async function arrived(report: Arrived): Promise<void> {
  arrivals.value = [report, ...arrivals.value.filter((each) => each.key !== report.key)]
  await put('sent', report)
}

export async function readArrivals(): Promise<void> {
  const found = await all<Arrived>('sent')
  const [late, recent] = [found.filter((each) => Date.now() - each.at > SHOWN), found.filter((each) => Date.now() - each.at <= SHOWN)]
  arrivals.value = recent.sort((a, b) => b.at - a.at)
  await Promise.all(late.map((each) => drop('sent', each.key)))
}

export async function seen(key: string): Promise<void> {
  arrivals.value = arrivals.value.filter((each) => each.key !== key)
  await drop('sent', key)
}
