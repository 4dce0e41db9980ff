import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DealsService } from '#server/ledger/deals/recording/deals.service'
import { CancellationsService } from '#server/ledger/deals/reversals/cancellations.service'
import { CorrectionsService } from '#server/ledger/deals/reversals/corrections.service'
import { WithdrawalsService } from '#server/ledger/deals/reversals/withdrawals.service'
import { verify } from '#server/ledger/verify/verify'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { pointsFor } from '#shared/contest/contests/quantities'
import { fenOf, yuanText } from '#shared/platform/text/yuan'
import { aDraft } from '#test/support/a-contest'
import { anAmount, withAmount } from '#test/support/an-amount'
import { casesToTry } from '#test/support/effort'
import { PlainContests } from '#test/support/plain-contest'
import { TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'

const RUNS = casesToTry({ usual: 12, nightly: 200 })
const MOST = 10_000_000_000
/** Odd 分, whole 元, and the largest sales. */
const amountFen = fc.oneof(
  fc.integer({ min: 1, max: 999 }),
  fc.integer({ min: 1, max: 1_000_000 }),
  fc.integer({ min: MOST - 1_000, max: MOST }),
)
const sale = fc.record({
  amountFen,
  seller: fc.nat(3),
  isHelped: fc.boolean(),
  undoneBy: fc.constantFrom('withdrawal', 'cancellation', 'correction'),
  corrected: amountFen,
})

describe('amounts', () => {
  let app: TestApp
  let contests: PlainContests
  beforeAll(async () => {
    app = await TestApp.start({
      clock: new TestClock('2015-04-10T10:00:00+08:00'),
      config: { logLevel: 'silent' },
    })
    contests = await PlainContests.of(app, await app.setUp(), 4)
  })
  afterAll(() => app.stop())

  it(`add up to what the ledger holds, and whatever is undone leaves nothing behind, over ${RUNS} contests`, {
    timeout: RUNS * 10_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 10_000 }),
        fc.array(sale, { minLength: 1, maxLength: 8 }),
        async (worth, sales) => {
          const amount = anAmount({ pointsPerUnit: worth })
          const contest = await contests.running({ ...aDraft(), ...withAmount(amount) })
          const [deals, withdrawals, cancellations, corrections] = [
            app.get(DealsService),
            app.get(WithdrawalsService),
            app.get(CancellationsService),
            app.get(CorrectionsService),
          ]
          const { director } = contests
          const expected = { quantity: 0, points: 0 }
          const recorded: { id: string; undoneBy: (typeof sales)[number]['undoneBy'] }[] = []
          for (const each of sales) {
            const seller = contest.participants[each.seller]
            const mate = contest.participants.find(({ id, teamId }) => teamId === seller?.teamId && id !== seller?.id)
            const deal = await deals.record(director, contest.id, {
              requestId: randomUUID(),
              businessDate: '2015-04-10',
              items: [{ metricId: amount.id, quantity: each.amountFen }],
              participantId: seller?.id ?? '',
              ...(each.isHelped && mate ? { helperId: mate.id } : {}),
            })
            const points = Number((BigInt(each.amountFen) * BigInt(worth)) / 100n)
            expect(deal.lines).toEqual([{ metricId: amount.id, quantity: each.amountFen, points }])
            if (each.undoneBy !== 'correction') recorded.push({ id: deal.id, undoneBy: each.undoneBy })
            else {
              const right = { metricId: amount.id, quantity: each.corrected, reason: '更正' }
              const id = await corrections.correct(director, contest.id, deal.id, right)
              recorded.push({ id, undoneBy: 'withdrawal' })
            }
            const counted = each.undoneBy === 'correction' ? each.corrected : each.amountFen
            expected.quantity += counted
            expected.points += pointsFor(amount, counted, worth)
          }
          expect(await totals(contest.id, amount.id)).toEqual(expected)

          for (const { id, undoneBy } of recorded)
            if (undoneBy === 'withdrawal') await withdrawals.withdraw(director, contest.id, id, '录错')
            else await cancellations.cancel(director, contest.id, id, { reason: '退订' })

          expect(await totals(contest.id, amount.id)).toEqual({ quantity: 0, points: 0 })
        },
      ),
      { numRuns: RUNS },
    )
    expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
  })

  /** Of the standings, which must be what the entries add up to. */
  async function totals(contestId: string, metricId: string) {
    const uow = app.get(UnitOfWork)
    return uow.read(async () => {
      const [standing] = await uow.sql<{ quantity: number; points: number }>`
        select coalesce(sum("quantity"), 0) as "quantity", coalesce(sum("points"), 0) as "points" from standing
        where "contestId" = ${contestId} and "day" = '' and "metricId" = ${metricId}`
      const [ledger] = await uow.sql<{ quantity: number; points: number }>`
        select coalesce(sum("quantity"), 0) as "quantity", coalesce(sum("points"), 0) as "points" from ledger_entry
        where "contestId" = ${contestId} and "metricId" = ${metricId}`
      expect(standing).toEqual(ledger)
      return standing
    })
  }

  it('are read as they are written, whatever they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (fen) => {
        expect(fenOf(yuanText(fen))).toBe(fen)
        expect(fenOf(`￥${yuanText(fen).replaceAll(',', '')}元`)).toBe(fen)
      }),
    )
  })
})
