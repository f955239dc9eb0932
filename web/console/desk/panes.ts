/** Shares of the width, in percent: the queue and the case; the map has the rest. */
export type Shares = [queue: number, case_: number]

const KEPT = 'anmin.console.panes'
const USUAL: Shares = [30, 39]
const LEAST = 18

export function kept(): Shares {
  const [queue, second] = (localStorage.getItem(KEPT) ?? '').split(',').map(Number)
  return queue && second && queue >= LEAST && second >= LEAST && queue + second <= 100 - LEAST ? [queue, second] : USUAL
}

export const keep = (shares: Shares): void => localStorage.setItem(KEPT, shares.map((each) => each.toFixed(1)).join(','))

/** The first border moves width between queue and case, the second between case and map; none becomes narrower than can be read. */
export function fitted([queue, second]: Shares, border: 0 | 1, by: number): Shares {
  const rest = 100 - queue - second
  if (border === 0) {
    const step = Math.max(LEAST - queue, Math.min(by, second - LEAST))
    return [queue + step, second - step]
  }
  const step = Math.max(LEAST - second, Math.min(by, rest - LEAST))
  return [queue, second + step]
}
