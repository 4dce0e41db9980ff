import { onTestFinished } from 'vitest'
import { type DatabaseChoice, openDatabase } from '#server/platform/database/data-source'
import { freshDatabase } from '#test/support/database'
import { aContest, Contest, entities, migrations } from './tables'

/** An open database with the tests' tables, closed and removed when the test is over. */
export async function openFresh(choice: Partial<DatabaseChoice> = {}) {
  const fresh = choice.databaseUrl ? undefined : await freshDatabase()
  const databaseUrl = choice.databaseUrl ?? fresh?.databaseUrl ?? ''
  onTestFinished(async () => fresh?.remove())
  const database = await openDatabase({ entities, migrations, log: () => {}, ...choice, databaseUrl })
  onTestFinished(database.close) // the last one registered runs first
  const { uow } = database
  const put = async (id: string, name?: string) => {
    await uow.manager.insert(Contest, aContest(id, name))
  }
  const ids = () =>
    uow.read(async () => (await uow.manager.find(Contest, { order: { id: 'ASC' } })).map((contest) => contest.id))
  return { ...database, databaseUrl, put, ids }
}

/** A promise that the test decides about. */
export function gate() {
  let open!: () => void
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}
