/** The database of reports on this phone: the one being written with its files, what was sent, an alarm not heard yet. */
import { done, openDatabase } from '@/database'

const OLD = 7 * 24 * 3_600_000
const opened = new Map<string, Promise<IDBDatabase>>()
const NAMES = ['draft', 'files', 'sent', 'quiet'] as const
type Name = (typeof NAMES)[number]

/** Each form has a database of its own: what is begun on one is never found on another. */
const REPORT = 'anmin-report'

function database(form: string): Promise<IDBDatabase> {
  const found = opened.get(form) ?? openDatabase(form, NAMES, 'key')
  opened.set(form, found)
  return found
}

export async function put(name: Name, value: { key: string }, form = REPORT): Promise<void> {
  await done((await database(form)).transaction(name, 'readwrite').objectStore(name).put(value))
}

export async function all<T>(name: Name, form = REPORT): Promise<T[]> {
  return done((await database(form)).transaction(name).objectStore(name).getAll() as IDBRequest<T[]>)
}

export async function drop(name: Name, key: string, form = REPORT): Promise<void> {
  await done((await database(form)).transaction(name, 'readwrite').objectStore(name).delete(key))
}

/** Everything of the report that is being written. */
export async function empty(form = REPORT): Promise<void> {
  const change = (await database(form)).transaction(['draft', 'files'], 'readwrite')
  await Promise.all([done(change.objectStore('draft').clear()), done(change.objectStore('files').clear())])
}

/** Written longer ago than the house keeps drafts. */
export const isOld = (at: number): boolean => Date.now() - at > OLD
