import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { inOrder, memoryQueueStore, type QueuedDeal, type QueueStore } from './queue-store'

interface Schema extends DBSchema {
  deals: { key: string; value: QueuedDeal }
}

const open = () =>
  openDB<Schema>('dangxian', 1, {
    upgrade: (fresh) => void fresh.createObjectStore('deals', { keyPath: 'requestId' }),
  })

/** Queued sales in the browser's own database; without one (private windows) they last as long as the page. */
export async function openQueueStore(): Promise<QueueStore> {
  let db: IDBPDatabase<Schema>
  try {
    db = await open()
  } catch {
    return memoryQueueStore()
  }
  // Safari drops the connection of a page that slept; then it is opened once more.
  const using = async <T>(work: (opened: IDBPDatabase<Schema>) => Promise<T>): Promise<T> => {
    try {
      return await work(db)
    } catch {
      db = await open()
      return work(db)
    }
  }
  return {
    isDurable: true,
    all: async () => inOrder(await using((opened) => opened.getAll('deals'))),
    put: async (deal) => void (await using((opened) => opened.put('deals', deal))),
    remove: (requestId) => using((opened) => opened.delete('deals', requestId)),
  }
}
