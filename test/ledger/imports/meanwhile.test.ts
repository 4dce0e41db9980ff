import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { verify } from '#server/ledger/verify/verify'
import type { DealPage } from '#shared/ledger/deals/contract'
import type { LiveSnapshot } from '#shared/live/protocol'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { backupWorker } from '#test/support/built-programs'
import { expectStatus, TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'
import { aRow, csv, Desk } from './an-import'

const MANY = Array.from({ length: 1_500 }, (_, n) => aRow(`HX${n}`))

describe('an import while the day goes on', () => {
  let app: TestApp
  let contest: AContest
  let desk: Desk
  beforeAll(async () => {
    app = await TestApp.start({ clock: new TestClock('2015-04-20T10:00:00Z'), workerFile: await backupWorker() })
    await app.setUp()
  })
  beforeEach(async () => {
    contest = await aContest(app, await app.signedIn('director'))
    desk = new Desk(contest.director, contest)
  })
  afterAll(() => app?.stop())
  const points = async () =>
    (await contest.director.get<LiveSnapshot>(`/contests/${contest.id}/live`)).body.teams.map(
      (team) => team.whole.points,
    )

  it('leaves room for sales by hand, of other numbers and of its own, and all count once', async () => {
    const { id } = await desk.checked(csv(MANY))
    expectStatus(await desk.start(id), 200)
    const byHand = ['HX1499', 'HX1498', 'A1', 'A2'].map((reference) =>
      contest.members[0]?.client.post(
        `/contests/${contest.id}/deals`,
        aDeal(contest, { reference, businessDate: '2015-04-20' }),
      ),
    )
    const answers = await Promise.all(byHand)
    const { counts, status } = await desk.finished(id)

    expect(answers.map((answer) => answer?.status)).toEqual([201, 201, 201, 201])
    expect(status).toBe('done')
    const { written = 0, matched = 0, extra } = counts
    expect([written + matched, extra]).toEqual([1_500, 2])
    expect(await points()).toEqual([2 * (written + 4), 0])
    expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
  })

  it('is another one’s too: two files with the same rows at once write each of them once', async () => {
    const [first, second] = [await desk.checked(csv(MANY)), await desk.checked(csv([...MANY].reverse()))]
    await Promise.all([desk.start(first.id), desk.start(second.id)])
    const views = [await desk.finished(first.id), await desk.finished(second.id)]

    const sum = (outcome: 'written' | 'matched') => views.reduce((n, { counts }) => n + (counts[outcome] ?? 0), 0)
    expect([sum('written'), sum('matched')]).toEqual([1_500, 1_500])
    expect(await points()).toEqual([3_000, 0])
  })

  it('can be started again at once after it was stopped, over and over', async () => {
    const { id } = await desk.checked(csv(MANY))
    for (let n = 0; n < 5; n++) {
      // A slow stop finds the last page written.
      if ((await desk.start(id)).status === 409) break
      await Promise.all([desk.stop(id), desk.start(id)])
      await desk.stop(id)
    }
    await desk.start(id)

    expect(await desk.finished(id)).toMatchObject({ status: 'done', counts: { written: 1_500 } })
    expect(await points()).toEqual([3_000, 0])
  })

  it('stops with the server, says what is written, and goes on after it', async () => {
    const { id } = await desk.checked(csv(MANY))
    expectStatus(await desk.start(id), 200)
    await app.restart()
    contest.director = await app.signedIn('director')
    desk = new Desk(contest.director, contest)

    const stopped = await desk.view(id)
    expectStatus(await desk.start(id), 200)
    const done = await desk.finished(id)

    expect(stopped.status).toBe('stopped')
    expect((stopped.counts.written ?? 0) + (stopped.counts.missing ?? 0)).toBe(1_500)
    expect(stopped.counts.missing).toBeGreaterThan(0)
    expect(done).toMatchObject({ status: 'done', counts: { written: 1_500 } })
    expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
  })

  it('ends where the contest is closed, with what is written, and says why it cannot go on', async () => {
    const { id } = await desk.checked(csv(MANY))
    expectStatus(await desk.start(id), 200)
    expectStatus(await contest.director.post(`/contests/${contest.id}/close`), 200)
    const { status, counts } = await desk.finished(id)

    expect(status).toBe('stopped')
    expect(await points()).toEqual([2 * (counts.written ?? 0), 0])
    expect((await desk.start(id)).body).toMatchObject({ code: 'contest_closed' })
  })

  it('follows a corrected file of the same night: what changed is a difference, what was written stays', async () => {
    await desk.imported(csv([aRow('HX1'), aRow('HX2'), aRow('HX3')]))

    const view = await desk.imported(
      csv([aRow('HX1', { quantity: '2' }), aRow('HX2', { member: '舜1' }), aRow('HX4', { metric: '宽带' })]),
    )
    const settle = async (outcome: 'other_quantity' | 'other_member' | 'extra', action: string) => {
      const positions = (await desk.rows(view.id, outcome)).map((row) => row.position)
      expect((await desk.settle(view.id, positions, action)).body).toEqual({ done: 1, refused: [] })
    }
    await settle('other_quantity', 'correct')
    await settle('other_member', 'reassign')
    await settle('extra', 'cancel')

    expect(view.counts).toEqual({ other_quantity: 1, other_member: 1, written: 1, extra: 1 })
    expect(await points()).toEqual([4 + 5, 2])
    const { deals } = (await contest.director.get<DealPage>(`/contests/${contest.id}/deals?limit=100`)).body
    const corrected = deals.find((deal) =>
      deal.lines.some(({ quantity, state }) => quantity === 2 && state === 'counted'),
    )
    expect(corrected).toMatchObject({ reference: 'HX1', businessDate: '2015-04-20', participantName: '湖1' })
    expect(deals.filter((deal) => deal.withdrawal).map((deal) => deal.withdrawal?.reason)).toEqual(['与业务系统核对'])
    expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
  })
})
