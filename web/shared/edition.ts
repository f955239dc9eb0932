/** A page that is kept in the browser, and that an older edition gives way to the new one. */

/** Keep the pages by this worker; whatever was typed is kept by the page itself. */
export function keepPages(worker: string, scope: string): void {
  // A part of an older edition is gone: take the new one, but only from a house that answers.
  addEventListener('vite:preloadError', () => void renew(worker))
  if (import.meta.env.PROD && 'serviceWorker' in navigator) void navigator.serviceWorker.register(worker, { scope })
}

const RENEWED = 'anmin.renewed'
async function renew(worker: string): Promise<void> {
  const answer = await fetch(worker, { method: 'HEAD', cache: 'no-store' }).catch(() => null)
  if (!answer?.ok || Date.now() - Number(sessionStorage.getItem(RENEWED)) < 60_000) return
  sessionStorage.setItem(RENEWED, String(Date.now()))
  location.reload()
}
