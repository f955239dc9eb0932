/** Parts of the pages that come when they are wanted. A network that stumbles, or changes under a page, only delays them. */
import { pause } from './pause'

const PAUSE = 500
const LONGEST = 8_000
/** After so many failures it may not be the network: an older edition of the pages asks for what is gone. */
const ENOUGH = 3
const AGAIN = 'link[data-again]'
const RENEWED = 'anmin.renewed'
let failures = 0
let held = false
/** While a call is live no page is loaded anew. */
export const busy = (on: boolean): void => void (held = on)

/** What brings a part, as often as it takes; ends when the part and its style sheets are there. */
export function later<T>(load: () => Promise<T>): () => Promise<T> {
  return async () => {
    for (let wait = PAUSE; ; wait = Math.min(wait * 2, LONGEST)) {
      const part = await load().catch(() => undefined)
      if (part && !document.querySelector(AGAIN)) {
        failures = 0
        return part
      }
      await pause(wait)
    }
  }
}

function failed(): void {
  if (++failures % ENOUGH === 0) void renew()
}

/** Take the new edition, but only from a house that answers; whatever was typed is kept by the page itself. */
async function renew(): Promise<void> {
  const answer = await fetch('/icon.svg', { method: 'HEAD', cache: 'no-store' }).catch(() => null)
  if (held || !answer?.ok || Date.now() - Number(sessionStorage.getItem(RENEWED)) < 60_000) return
  sessionStorage.setItem(RENEWED, String(Date.now()))
  location.reload()
}

/** The loader asks for a style sheet once only: one that did not come is put there again. */
function sheetFailed(event: Event): void {
  const link = event.target
  if (!(link instanceof HTMLLinkElement) || link.rel !== 'stylesheet') return
  failed()
  link.dataset.again = ''
  const next = link.cloneNode() as HTMLLinkElement
  next.addEventListener('load', () => delete next.dataset.again)
  setTimeout(() => link.replaceWith(next), PAUSE)
}

addEventListener('vite:preloadError', failed)
addEventListener('error', sheetFailed, true)
