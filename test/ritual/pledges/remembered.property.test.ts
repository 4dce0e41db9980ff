import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyService } from '#server/contest/duty/duty.service'
import { type DealHabit, DealHabitsReader } from '#server/ledger/deals/ledger/deal-habits.reader'
import { DealsService } from '#server/ledger/deals/recording/deals.service'
import { DailyReader } from '#server/ledger/standings/daily.reader'
import type { DailyRow } from '#server/ledger/standings/daily-figures'
import { SpansReader } from '#server/ledger/standings/spans.reader'
import { StandingsReader } from '#server/ledger/standings/standings.reader'
import { type TeamDay, TeamDaysReader } from '#server/ledger/standings/team-days.reader'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { MakePledgeService } from '#server/ritual/pledges/make-pledge.service'
import { Pledge } from '#server/ritual/pledges/pledge.entity'
import { PledgeOutcomesService } from '#server/ritual/pledges/pledge-outcomes.service'
import { stateAt } from '#server/ritual/pledges/pledge-rules'
import type { ContestView } from '#shared/contest/contests/contract'
import { isActive } from '#shared/contest/duty/contract'
import type { ParticipantStanding, Totals } from '#shared/ledger/standings/contract'
import { addDays } from '#shared/platform/time/time'
import { DAYS, History, history, PEOPLE } from '#test/ledger/deals/ledger-acts'
import { onPostgres } from '#test/support/database'
import { casesToTry } from '#test/support/effort'
import { PlainContests } from '#test/support/plain-contest'
import { TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'

const HISTORIES = casesToTry(onPostgres ? { usual: 15, nightly: 300 } : { usual: 40, nightly: 1_000 })
const SLOWEST_MS = 15_000
const [FIRST, LAST] = ['2015-04-06', '2015-04-14']

/** Who pledges how much of which metric before each round; the first two metrics have points of their own. */
const pledges = fc.array(
  fc.record({ who: fc.nat(PEOPLE - 1), what: fc.nat(1), quantity: fc.integer({ min: 1, max: 3 }) }),
  { maxLength: 3 },
)

describe('what is kept in memory', () => {
  const clock = new TestClock('2015-04-10T10:00:00+08:00')
  let app: TestApp
  let contests: PlainContests
  beforeAll(async () => {
    app = await TestApp.start({ clock, config: { logLevel: 'silent' } })
    contests = await PlainContests.of(app, await app.setUp(), PEOPLE)
  })
  afterAll(() => app.stop())

  it(`show what the tables hold after every round of ${HISTORIES} histories`, {
    timeout: HISTORIES * SLOWEST_MS,
  }, async () => {
    const seen = { pledged: 0, kept: 0 }
    await fc.assert(
      fc.asyncProperty(history, fc.array(pledges, { minLength: 8, maxLength: 8 }), async (rounds, pledged) => {
        clock.set('2015-04-10T10:00:00+08:00')
        const contest = await contests.running({ lockTime: '23:00' })
        const lived = new History(app, clock, contests, contest)
        await keepOne(contest, lived.day)
        for (const [n, round] of rounds.entries()) {
          for (const each of pledged[n] ?? []) await pledge(contest, lived.day, each)
          await lived.live(round)
          await mustAgree(contest.id)
          await mustSurviveRollback(contest)
        }
        const rates = await app.get(PledgeOutcomesService).rates(contests.director, contest.id, DAYS[2])
        seen.pledged += rates.contest.pledged
        seen.kept += rates.contest.kept
      }),
      { numRuns: HISTORIES },
    )
    expect(seen.kept).toBeGreaterThan(0)
    expect(seen.pledged).toBeGreaterThan(seen.kept)
  })

  /** May be refused: the day's first deal has locked it. */
  async function pledge(
    contest: ContestView,
    day: string,
    { who, what, quantity }: { who: number; what: number; quantity: number },
  ) {
    const participantId = contest.participants[who]?.id
    const lines = [{ metricId: contest.metrics[what]?.id ?? '', quantity }]
    const input = { day, lines, sentence: '', ...(participantId ? { participantId } : {}) }
    await app
      .get(MakePledgeService)
      .pledge(contests.director, contest.id, input)
      .catch(() => undefined)
  }

  /** So that every history has a kept pledge: what is sold before a pledge keeps none, and chance often has it so. */
  async function keepOne(contest: ContestView, day: string): Promise<void> {
    await pledge(contest, day, { who: 0, what: 0, quantity: 1 })
    const items = [{ metricId: contest.metrics[0]?.id ?? '', quantity: 1 }]
    const participantId = contest.participants[0]?.id ?? ''
    const sale = { requestId: randomUUID(), businessDate: day, items, participantId }
    await app.get(DealsService).record(contests.director, contest.id, sale)
  }

  async function mustAgree(contestId: string): Promise<void> {
    await app.get(UnitOfWork).read(async () => agree(await app.get(ContestsService).load(contestId)))
  }

  /** A unit sees its own sale in the figures, and what it saw is gone with it. */
  async function mustSurviveRollback(contest: ContestView): Promise<void> {
    const { director } = contests
    const givenUp = new Error('given up')
    const work = async () => {
      const loaded = await app.get(ContestsService).loadFor(director, contest.id)
      const items = [{ metricId: contest.metrics[0]?.id ?? '', quantity: 1 }]
      const seller = loaded.view.participants.find((each) => isActive(each, loaded.today))
      const sale = { requestId: randomUUID(), businessDate: loaded.today, items }
      if (seller) await app.get(DealsService).record(director, contest.id, { ...sale, participantId: seller.id })
      await agree(await app.get(ContestsService).load(contest.id))
      throw givenUp
    }
    await expect(app.get(UnitOfWork).writeContestAs(director, contest.id, work)).rejects.toBe(givenUp)
    await mustAgree(contest.id)
  }

  /** Totals and deals of each person, all days together. */
  async function agreeOnPeople(contest: LoadedContest): Promise<void> {
    const uow = app.get(UnitOfWork)
    const [people, reader, habits] = [
      contest.view.participants.map((each) => each.id),
      app.get(StandingsReader),
      app.get(DealHabitsReader),
    ]
    for (const audience of ['ledger_keepers', 'public'] as const) {
      const viewpoint = contest.viewpoint(audience)
      const lines = await reader.lines(contest, viewpoint)
      expect(lines).toEqual(await reader.linesOf(contest, viewpoint, new Set(people)))
      expect(await spansOf(contest, lines, 0)).toEqual(await spansOf(contest, lines, PEOPLE))
    }
    const span = { from: DAYS[1], to: LAST }
    const deals = await uow.sql<DealHabit & { participantId: string; metrics: number }>`
      select d."participantId", d."businessDate" as "day", substr(d."recordedAt", 1, 15) as "tenMinutes", d."area",
        (select cast(count(distinct l."metricId") as integer) from ledger_entry l
         where l."dealId" = d."id" and l."kind" in ('sale', 'activation')
           and not exists (select 1 from ledger_entry h where h."reverses" = l."id" and h."kind" = 'hold')) as "metrics"
      from deal d where d."contestId" = ${contest.id} and d."businessDate" between ${span.from} and ${span.to}
        and d."id" not in (select "dealId" from withdrawal union select "dealId" from reassignment
          union select "dealId" from pending_line where "state" = 'pending' and "waitsFor" = 'review')`
    for (const made of [await habits.between(contest, people, span), await habits.lately(contest, people, span)])
      for (const id of people) {
        const own = deals.filter((deal) => deal.participantId === id)
        const expected = own.map(({ day, tenMinutes, area, metrics }) => ({
          day,
          tenMinutes,
          area,
          isBundle: metrics > 1,
        }))
        expect(byMoment(made.get(id) ?? [])).toEqual(byMoment(expected))
      }
  }

  /** Read person by person, or from the days that are kept. */
  async function spansOf(contest: LoadedContest, lines: readonly ParticipantStanding[], few: number) {
    const spans = app.get(SpansReader)
    const before = spans.few
    spans.few = few
    const found = await spans.withSpans(contest, contest.viewpoint('public'), lines)
    spans.few = before
    return found
  }

  async function agreeOnTeams(contest: LoadedContest): Promise<void> {
    const days = await app.get(TeamDaysReader).between(contest, { from: FIRST, to: LAST })
    const rows = await app.get(UnitOfWork).sql<TeamDay & { day: string }>`
      select "day", "teamId", "metricId", cast(sum("quantity") as bigint) as "quantity",
        cast(sum("points") as bigint) as "points", max("reachedSeq") as "reachedSeq",
        cast(sum("cancelledQuantity") as bigint) as "cancelledQuantity",
        cast(sum("cancelledPoints") as bigint) as "cancelledPoints"
      from standing where "contestId" = ${contest.id} and "day" between ${FIRST} and ${LAST}
      group by "day", "teamId", "metricId"`
    const kept = [...days].flatMap(([day, own]) => own.map((row) => ({ day, ...row })))
    const inOrder = (some: readonly object[]) => some.map((each) => JSON.stringify(each)).sort()
    expect(inOrder(kept)).toEqual(inOrder(rows))
  }

  async function agree(contest: LoadedContest): Promise<void> {
    const uow = app.get(UnitOfWork)
    const rows = await uow.sql<DailyRow>`
      select "day", "participantId", "metricId", "quantity", "points" from standing
      where "contestId" = ${contest.id} and "day" between ${FIRST} and ${LAST}`
    const rowOf = (day: string, id: string, metricId: string) =>
      rows.find((row) => row.day === day && row.participantId === id && row.metricId === metricId)
    const daily = await app.get(DailyReader).between(contest, FIRST, LAST)
    const stored = await uow.manager.findBy(Pledge, { contestId: contest.id })
    const duty = await app.get(DutyService).days(contest, FIRST, LAST)
    const states = await app.get(PledgeOutcomesService).between(contest, { from: FIRST, to: LAST })
    await agreeOnPeople(contest)
    await agreeOnTeams(contest)
    for (const { id } of contest.view.participants) {
      const expected = { kept: 0, pledged: 0 }
      for (let day: string = FIRST; day <= LAST; day = addDays(day, 1)) {
        const whole = rowOf(day, id, '')
        const metrics = contest.view.metrics.map(
          (metric) => [metric.id, rowOf(day, id, metric.id)?.quantity ?? 0] as const,
        )
        expect(daily.deals(id, day)).toBe(whole?.quantity ?? 0)
        expect(daily.points(id, day)).toBe(whole?.points ?? 0)
        for (const [metricId, quantity] of metrics) expect(daily.sold(id, metricId, day)).toBe(quantity)

        const pledged = stored.find((each) => each.day === day && each.participantId === id)
        const isOnDuty = duty.on(day).has(id)
        expect(duty.isOnDuty(id, day)).toBe(isOnDuty)
        const isKept = pledged && isOnDuty && stateAt(contest, pledged, day, soldOf(whole, metrics)) === 'kept'
        expect(states.isKept(id, day)).toBe(isKept === true)
        if (pledged && isOnDuty) expected.pledged++
        if (isKept) expected.kept++
      }
      expect(states.rateOf([id])).toEqual(expected)
    }
  }
})

const byMoment = (deals: readonly DealHabit[]): DealHabit[] =>
  [...deals].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

const soldOf = (
  whole: DailyRow | undefined,
  metrics: readonly (readonly [string, number])[],
): Pick<Totals, 'deals' | 'metrics'> => ({
  deals: whole?.quantity ?? 0,
  metrics: Object.fromEntries(metrics.map(([id, quantity]) => [id, { quantity, reachedSeq: 0 }])),
})
