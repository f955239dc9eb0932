// Write each built text file's brotli and gzip forms beside it: `node scripts/compress.mjs FOLDER`.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const folder = process.argv[2]
for (const each of await readdir(folder, { recursive: true, withFileTypes: true })) {
  if (!each.isFile() || !/\.(js|mjs|css|svg|html|json|webmanifest)$/.test(each.name)) continue
  const file = join(each.parentPath, each.name)
  const content = await readFile(file)
  if (content.length < 1024) continue
  await writeFile(file + '.br', brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
  await writeFile(file + '.gz', gzipSync(content, { level: 9 }))
}
