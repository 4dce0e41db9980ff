import { expect, it } from 'vitest'
import { verify } from '#server/ledger/verify/verify'
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
