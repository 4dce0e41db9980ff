import { expect, it, onTestFinished } from 'vitest'
import { ReviewDeals1790000630000 } from '#migrations/1790000630000-review-deals'
import { migrations } from '#migrations/index'
import { entities } from '#server/entities'
import { verify } from '#server/ledger/verify/verify'
import { undoLastMigration } from '#server/platform/database/migrate'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { ContestView } from '#shared/contest/contests/contract'
import { aContest, aDraft, type Member } from '#test/support/a-contest'
import { TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'
import { inContest } from './reversals'

/** Those that came after it are undone first. */
const TO_UNDO = migrations.slice(migrations.indexOf(ReviewDeals1790000630000))

it('a contest of the version before (待核) keeps its sales and figures, and goes on as it looked', async () => {
  const clock = new TestClock('2015-04-10T10:00:00+08:00')
  const app = await TestApp.start({ clock })
  onTestFinished(() => app.stop())
  const director = await app.setUp()
  const draft = aDraft()
  const metrics = draft.metrics.map((metric) =>
    metric.name === '宽带' ? { ...metric, countsWhen: 'activated' as const } : metric,
  )
  const contest = await aContest(app, director, { draft: { ...draft, metrics } })
  const act = inContest(contest)
  const [west, east] = contest.members as [Member, Member]
  const sold = await act.record(west, { items: [{ offerId: contest.offer, quantity: 2 }], reference: '186' })
  await act.record(west, { items: [{ metricId: contest.g3, quantity: 150 }] })
  await act.withdraw((await act.record(east)).id)
  await act.cancel((await act.record(east)).id)
  await act.activate(sold.id)
  const before = await act.snapshot()

  await app.close()
  for (const _ of TO_UNDO)
    await undoLastMigration({ databaseUrl: app.databaseUrl, entities, migrations }, () => undefined)
  await app.restart()

  const again = inContest({ ...contest, director: await app.signedIn('director') })
  const after = await again.snapshot()
  expect(after.lines).toEqual(before.lines)
  expect(after.contest.metrics.map(({ numberRule, askAbove }) => [numberRule, askAbove])).toEqual(
    metrics.map(() => ['none', null] satisfies [ContestView['metrics'][number]['numberRule'], null]),
  )
  expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
  const uow = app.get(UnitOfWork)
  const attack = () => uow.writeAsSystem(() => uow.manager.query('update "ledger_entry" set "quantity" = "quantity"'))
  await expect(attack()).rejects.toThrow(/append-only/)
})
