import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { RecordDealInput } from '#shared/ledger/deals/contract'
import { inOrder, memoryQueueStore, type Queued, type QueueStore, type Sendable } from './queue-store'

interface Schema<Input extends Sendable> extends DBSchema {
  deals: { key: string; value: Queued<Input> }
}

const open = <Input extends Sendable>(name: string) =>
  openDB<Schema<Input>>(name, 1, {
    upgrade: (fresh) => void fresh.createObjectStore('deals', { keyPath: 'requestId' }),
  })

/** A queue in a database of the browser's own; without one (private windows) they last as long as the page. */
export async function openQueueStore<Input extends Sendable = RecordDealInput>(
  name = 'dangxian',
): Promise<QueueStore<Input>> {
  let db: IDBPDatabase<Schema<Input>>
  try {
    db = await open<Input>(name)
  } catch {
    return memoryQueueStore()
  }
  // Safari drops the connection of a page that slept; then it is opened once more.
  const using = async <T>(work: (opened: IDBPDatabase<Schema<Input>>) => Promise<T>): Promise<T> => {
    try {
      return await work(db)
    } catch {
      db = await open<Input>(name)
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
