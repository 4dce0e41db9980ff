import { expect, it } from 'vitest'
import { inContest } from '#test/ledger/deals/reversals'
import { useApp, useContest } from '#test/support/fixtures'
import { faultsOf, plansDuring } from '#test/support/plans'
import { expectStatus } from '#test/support/test-app'

const { app } = useApp({ at: '2015-04-10T10:00:00+08:00' })
const its = useContest({ per: 'file', perTeam: 2 })

const at = (path: string) => `/contests/${its.contest.id}${path}`
const get = async (path: string) => expectStatus(await its.contest.director.get(at(path)), 200)
const report = async (kind: string) => expectStatus(await its.contest.director.post(at('/reports'), { kind }), 201)

const LOOKS: [what: string, look: () => Promise<void>][] = [
  ['the curve', () => get('/curve')],
  ['the boss view', () => get('/summary')],
  ['a daily report', () => report('daily')],
  ['a weekly report', () => report('weekly')],
  ['a monthly report', () => report('monthly')],
]

it.each(LOOKS)('%s reads days, first and after a sale', async (_, look) => {
  const room = inContest(its.contest)
  await room.record(its.west)
  const plans = await plansDuring(app, look)
  await room.record(its.east, { businessDate: '2015-04-09' })

  expect(faultsOf([...plans, ...(await plansDuring(app, look))])).toEqual([])
})
