// Make the client's types from the server's own document: `node scripts/client.mjs DOCUMENT OUTPUT`.
import { readFile, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'

const [document, output] = process.argv.slice(2)
await readFile(document) // a missing document is told plainly
const tree = await openapiTS(pathToFileURL(document), { defaultNonNullable: false, emptyObjectsUnknown: true })
await writeFile(output, '/** Types of the server\'s doors. Made from the code by `make client`; a test compares. */\n' + astToString(tree))
