import { expect, it } from 'vitest'
import { ContestsService } from '#server/contest/contests/contests.service'
import { ChangedDaysReader } from '#server/ledger/standings/changed-days.reader'
import { TeamDaysReader } from '#server/ledger/standings/team-days.reader'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { CurveView } from '#shared/ledger/standings/curve'
import { inContest } from '#test/ledger/deals/reversals'
import { useApp, useContest } from '#test/support/fixtures'
import { faultsOf, plansDuring } from '#test/support/plans'
import { expectStatus } from '#test/support/test-app'

const { app, clock } = useApp({ at: '2015-04-10T10:00:00+08:00' })
const its = useContest({ perTeam: 2 })

const curve = async () => {
  const reply = await its.contest.director.get<CurveView>(`/contests/${its.contest.id}/curve`)
  expectStatus(reply, 200)
  const { days, teams } = reply.body
  const west = teams.find(({ teamId }) => teamId === its.contest.west)
  return Object.fromEntries(days.map((day, n) => [day.slice(8), west?.metrics[its.contest.g3]?.[n] ?? 0]))
}

it('kept days follow sales, withdrawals and cancellations of whatever day', async () => {
  const { contest, west, secondWest } = its
  const room = inContest(contest)
  const first = await room.record(west, { businessDate: '2015-04-09' })
  const second = await room.record(west)
  expect(await curve()).toMatchObject({ '08': 0, '09': 1, '10': 2 })

  await room.record(secondWest, { businessDate: '2015-04-09' })
  expect(await curve()).toMatchObject({ '08': 0, '09': 2, '10': 3 })

  expectStatus(await room.withdraw(second.id), 204)
  expect(await curve()).toMatchObject({ '08': 0, '09': 2, '10': 2 })

  clock.set('2015-04-11T10:00:00+08:00')
  expectStatus(await room.cancel(first.id), 204)
  expect(await curve()).toMatchObject({ '08': 0, '09': 2, '10': 2, '11': 1 })
  const uow = app.get(UnitOfWork)
  const days = { from: '2015-04-01', to: '2015-04-11' }
  const readBy = (reader: TeamDaysReader) =>
    uow.read(async () => reader.between(await app.get(ContestsService).load(contest.id), days))
  expect(await readBy(app.get(TeamDaysReader))).toEqual(
    await readBy(new TeamDaysReader(uow, app.get(ChangedDaysReader))),
  )
})

it('a second look adds up only the day on which something was sold since', async () => {
  const room = inContest(its.contest)
  await room.record(its.west, { businessDate: '2015-04-09' })
  await curve()

  const unchanged = await plansDuring(app, curve)
  expect(unchanged.filter(({ sql }) => sql.includes('from standing'))).toEqual([])

  await room.record(its.west)
  const changed = await plansDuring(app, curve)
  expect(changed.filter(({ sql }) => sql.includes('from standing'))).toHaveLength(1)
  expect(changed.flatMap(({ sql }) => sql.match(/"day" in \(\S+\)/) ?? [])).toHaveLength(1)
  expect(faultsOf(changed)).toEqual([])
})
