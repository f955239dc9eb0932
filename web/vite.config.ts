/// <reference types="vitest/config" />
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'

const here = import.meta.dirname
const faces = ['citizen', 'console', 'officer'] as const
const house = process.env.ANMIN_HOUSE ?? 'http://127.0.0.1:8110'

/** A first visit fetches few files: what every page needs is one, what every page of the citizen needs another, so are the steps of a report; the map is apart. */
const TOGETHER = [
  { name: 'core', test: /node_modules\/(@?vue\b|vue-router|openapi-fetch)|shared\/(words\.ts|theme|time|outbox|database|edition|later|pause|api\/|ui\/Icon|ui\/icons|tokens)|export-helper|preload-helper/ },
  { name: 'citizen-core', test: /web\/citizen\/(App|Shell|citizen\.css|report\/report|here|intake|kept|online|outbox|store)\b/ },
  { name: 'report', test: /web\/citizen\/report\/(Report|PlaceStep|WhatStep|ContactStep|likely|near|form|draft)\b/ },
  { name: 'groundmap', test: /node_modules\/(maplibre-gl|pmtiles)|shared\/map\// },
]

/** While developing, the addresses of a face lead to its page, as the server does it for the built ones. */
const addresses: Plugin = {
  name: 'addresses',
  configureServer(server) {
    server.middlewares.use((request, _, next) => {
      const path = (request.url ?? '/').split('?')[0] ?? '/'
      const face = faces.find((each) => path === `/${each}` || path.startsWith(`/${each}/`))
      const page = request.headers.accept?.includes('text/html') && !path.includes('.') && !/^\/(api|h5|ground)\//.test(path)
      if (page) request.url = `/${face ?? 'citizen'}/index.html`
      next()
    })
  },
}

/** One worker for each face that opens without a network. */
const KEPT = { citizen: { file: 'sw.js', home: '/' }, officer: { file: 'officer-sw.js', home: '/officer/' } } as const

/** Tells each face's service worker which files its pages need: everything that their entry can reach. */
const keptPages: Plugin = {
  name: 'kept-pages',
  apply: 'build',
  enforce: 'post',
  generateBundle(_, bundle) {
    const worker = bundle['sw.js']
    if (worker?.type !== 'chunk') throw new Error('the service worker was not built')
    const written = worker.code
    const parts = Object.values(bundle)
    for (const [face, { file, home }] of Object.entries(KEPT)) {
      const found = new Set<string>()
      const reach = (name: string): void => {
        const part = bundle[name]
        if (found.has(name) || part?.type !== 'chunk') return
        found.add(name)
        part.viteMetadata?.importedCss.forEach((each) => found.add(each))
        for (const each of [...part.imports, ...part.dynamicImports]) reach(each)
      }
      for (const part of parts) if (part.type === 'chunk' && part.isEntry && part.name === face) reach(part.fileName)
      const files = [...found].filter((each) => !/maplibre|groundmap/.test(each)).sort()
      const code = written.replace('__PAGES__', () => JSON.stringify(files.map((each) => '/' + each))).replaceAll('__HOME__', () => JSON.stringify(home))
      if (file === 'sw.js') worker.code = code
      else this.emitFile({ type: 'asset', fileName: file, source: code })
    }
  },
}

/** What each page holds in itself; the house allows it by its hash. */
const first: Plugin = {
  name: 'first',
  transformIndexHtml: () => [{ tag: 'script', children: readFileSync(resolve(here, 'shared/first.js'), 'utf8'), injectTo: 'head-prepend' }],
}

export default defineConfig({
  root: here,
  appType: 'mpa',
  plugins: [
    vue(),
    addresses,
    keptPages,
    first,
  ],
  resolve: { alias: { '@': resolve(here, 'shared') } },
  define: { __VUE_OPTIONS_API__: false, __VUE_PROD_DEVTOOLS__: false },
  build: {
    outDir: process.env.ANMIN_WEB_DIST ?? resolve(here, '../src/anmin/web'),
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rollupOptions: {
      input: { ...Object.fromEntries(faces.map((face) => [face, resolve(here, face, 'index.html')])), sw: resolve(here, 'shared/worker.ts') },
      output: {
        entryFileNames: (part) => (part.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        codeSplitting: { groups: TOGETHER },
      },
    },
  },
  server: { host: '127.0.0.1', proxy: Object.fromEntries(['/api', '/h5', '/ground'].map((at) => [at, house])) },
  test: { environment: 'happy-dom', include: ['**/*.test.ts'] },
})
