import { expect, it } from 'vitest'
import { ContestsService } from '#server/contest/contests/contests.service'
import { StandingsService } from '#server/ledger/standings/standings.service'
import { verify } from '#server/ledger/verify/verify'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { inContest } from '#test/ledger/deals/reversals'
import { aContest, aDraft } from '#test/support/a-contest'
import { useApp } from '#test/support/fixtures'
import { aRow, csv, Desk } from './an-import'

const { app, director } = useApp({ at: '2015-04-20T10:00:00+08:00' })

it('a goal that an import reaches right after a sale is marked as reached', async () => {
  const draft = aDraft()
  const goals = draft.goals.map((goal) => ({ ...goal, target: 2, challenge: 3 }))
  const contest = await aContest(app, director, { draft: { ...draft, goals } })
  const seller = contest.member(0)
  await inContest(contest).record(seller)

  const { counts } = await new Desk(director, contest).imported(csv([aRow('HX1'), aRow('HX2')]))

  expect(counts.written).toBe(2)
  expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
})

it('what an import of several pages leaves in memory of the teams is what the ledger adds up to', async () => {
  const draft = aDraft()
  const goals = draft.goals.map((goal) => ({ ...goal, target: 300, challenge: 350 }))
  const contest = await aContest(app, director, { draft: { ...draft, goals }, perTeam: 2 })
  await inContest(contest).record(contest.member(0))
  const people = ['湖1', '湖2', '舜1']
  const rows = Array.from({ length: 450 }, (_, n) => {
    const date = n % 3 === 0 ? '2015-04-17 10:00' : '2015-04-20 09:00'
    return aRow(`HX${n}`, { member: people[n % people.length] ?? '', metric: n % 2 ? '3G' : '宽带', date })
  })

  await new Desk(director, contest).imported(csv(rows))

  const uow = app.get(UnitOfWork)
  const standings = app.get(StandingsService)
  const { participantId } = contest.member(0)
  const kept = await uow.read(async () => {
    const loaded = await app.get(ContestsService).load(contest.id)
    return standings.talliesAt(loaded, participantId, loaded.today)
  })
  const added = await uow.read(() => standings.tallies(contest.id, participantId, '2015-04-20'))
  expect(kept.teams.size).toBe(2)
  expect(kept).toEqual(added)
  expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
})
