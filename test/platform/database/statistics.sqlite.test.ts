import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { inContest } from '#test/ledger/deals/reversals'
import { useApp, useContest } from '#test/support/fixtures'

const { app } = useApp({ at: '2015-04-10T10:00:00+08:00' })
const its = useContest()

/** How the server's own connections, for reading and for writing, find the entries of a person. */
async function plans(): Promise<string[]> {
  const { id } = its.contest
  const { participantId } = its.west
  const uow = app.get(UnitOfWork)
  const plan = async () => {
    const steps = await uow.sql<{ detail: string }>`explain query plan
      select "id" from ledger_entry where "contestId" = ${id} and "participantId" = ${participantId}`
    return steps.map(({ detail }) => detail).join()
  }
  return [await uow.read(plan), await uow.writeContestAsSystem(id, plan)]
}

/** As after an ANALYZE of a database in which an index that narrows nothing seems to lead to one row. */
function analyze(): void {
  const db = new Database(app.databaseUrl)
  db.exec('analyze')
  db.exec(`
    delete from sqlite_stat4;
    update sqlite_stat1 set "stat" = '1000000 1 1 1' where "idx" = 'ledger_entry_order';
    update sqlite_stat1 set "stat" = '1000000 1000000 1000000 1000000' where "idx" = 'ledger_entry_participant'`)
  db.close()
}

it('statistics that an administrator made plan nothing from the next start on', async () => {
  await inContest(its.contest).record(its.west)
  const before = await plans()
  expect(before).toEqual(Array(2).fill(expect.stringContaining('ledger_entry_participant')))

  await app.close()
  analyze()
  const misled = new Database(app.databaseUrl)
  const [step] = misled
    .prepare(`explain query plan
    select "id" from ledger_entry where "contestId" = 'c' and "participantId" = 'p'`)
    .all()
  misled.close()
  expect(step).toMatchObject({ detail: expect.not.stringContaining('ledger_entry_participant') })
  await app.restart()

  expect(await plans()).toEqual(before)
})
