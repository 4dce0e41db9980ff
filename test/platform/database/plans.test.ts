import { expect, it } from 'vitest'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { useApp, useContest } from '#test/support/fixtures'
import { faultsOf, plansDuring } from '#test/support/plans'

const { app } = useApp({ at: '2015-04-10T10:00:00+08:00' })
const its = useContest({ per: 'file' })
const faultsDuring = async (read: (uow: UnitOfWork) => Promise<unknown>) => {
  const uow = app.get(UnitOfWork)
  return faultsOf(await plansDuring(app, () => uow.read(() => read(uow))))
}

it('a statement that reads all of a growing table is found', async () => {
  expect(await faultsDuring((uow) => uow.sql`select count(*) from live_event where "fact" like '%x%'`)).toEqual([
    expect.stringMatching(/^reads the whole table: .* in select count/),
  ])
})

it('so is one that an index leads to all that the contest has', async () => {
  const { id, g3 } = its.contest
  const faults = await faultsDuring(
    (uow) => uow.sql`select e."id" from ledger_entry e where e."contestId" = ${id} and e."metricId" = ${g3}`,
  )

  expect(faults).toEqual([expect.stringMatching(/^narrows nothing: .*ledger_entry_\w+ .*contestId/)])
})

it('a key, a range of numbers and the newest number are no fault', async () => {
  const { id } = its.contest

  expect(
    await faultsDuring(async (uow) => {
      await uow.sql`select "answer" from deal where "id" = ${id}`
      await uow.sql`select "fact" from live_event where "contestId" = ${id} and "seq" > ${1} and "seq" <= ${9}`
      await uow.sql`select max("seq") as "seq" from live_event where "contestId" = ${id}`
    }),
  ).toEqual([])
})
