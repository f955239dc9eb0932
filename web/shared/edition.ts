/** Pages that are kept in the browser by a service worker; whatever was typed is kept by the page itself. */
export function keepPages(worker: string, scope: string): void {
  if (import.meta.env.PROD && 'serviceWorker' in navigator) void navigator.serviceWorker.register(worker, { scope })
}
