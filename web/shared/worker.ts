/// <reference lib="webworker" />
/** Keeps the pages of one face for a visit without network. It never keeps an answer of the house. Built once for each face. */
export {}
declare const self: ServiceWorkerGlobalScope
declare const __PAGES__: string[]
declare const __HOME__: string

/** Built files carry the hash of their content in the name: the list is its own version. */
const FILES = __PAGES__
const HOME = __HOME__
const OURS = `pages ${HOME} `
const NAME = OURS + FILES.join(' ')
/** A link so weak is none: the page that is kept opens, and asks the house by itself. */
const PATIENCE = 4_000

self.addEventListener('install', (event) => {
  const page = new Request(HOME, { headers: { accept: 'text/html' } })
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll([page, '/icon.svg', ...FILES])))
  void self.skipWaiting()
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((each) => each.startsWith(OURS) && each !== NAME).map((each) => caches.delete(each))))
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const path = new URL(request.url).pathname
  if (request.method !== 'GET' || /^\/(api|h5|ground|console)(\/|$)/.test(path)) return
  const ofOfficer = /^\/officer(\/|$)/.test(path)
  if (request.mode === 'navigate' && ofOfficer === (HOME !== '/')) event.respondWith(opened(request))
  else if (FILES.includes(path)) event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)))
})

async function opened(request: Request): Promise<Response> {
  const kept = caches.open(NAME).then((cache) => cache.match(HOME))
  const asked = fetch(request).catch(async () => (await kept) ?? Response.error())
  const late = new Promise<undefined>((done) => setTimeout(done, PATIENCE))
  return (await Promise.race([asked, late])) ?? (await kept) ?? asked
}
