import { expect, it } from 'vitest'
import { inContest } from '#test/ledger/deals/reversals'
import { useApp, useContest } from '#test/support/fixtures'
import { faultsOf, plansDuring } from '#test/support/plans'
import { aRow, csv, Desk } from './an-import'

const { app } = useApp({ at: '2015-04-20T10:00:00+08:00' })
const its = useContest({ perTeam: 2 })

it('an import reads rows page by page, and the ledger by numbers from the first day of its rows on', async () => {
  const { contest, west, secondWest } = its
  const desk = new Desk(contest.director, contest)
  const room = inContest(contest)
  await room.record(west, { reference: 'HX1' })
  await room.record(secondWest)

  const plans = await plansDuring(app, async () => {
    const { counts } = await desk.imported(csv([aRow('HX1'), aRow('HX2'), aRow('HX3', { member: '湖3' })]))
    expect(counts.written).toBe(2)
  })

  expect(plans.some(({ sql }) => sql.includes('import_row'))).toBe(true)
  expect(plans.some(({ sql }) => sql.includes('pending_line'))).toBe(true)
  expect(faultsOf(plans, ['pending_line'])).toEqual([])
})
