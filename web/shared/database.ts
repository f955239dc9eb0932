/** The browser's own database, as promises. */

export function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('database'))
  })
}

/** Open it; its stores are made the first time. `key`: the field that names a value; without it the name is given beside. */
export function openDatabase(name: string, stores: readonly string[], key?: string): Promise<IDBDatabase> {
  const asked = indexedDB.open(name, 1)
  asked.onupgradeneeded = () => {
    for (const each of stores) asked.result.createObjectStore(each, key ? { keyPath: key } : undefined)
  }
  return done(asked)
}
