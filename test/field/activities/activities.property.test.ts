import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ContestsService } from '#server/contest/contests/contests.service'
import { ActivitiesService } from '#server/field/activities/activities.service'
import { ActivityBonuses } from '#server/field/activities/activity-bonuses'
import { OwnActivitiesReader } from '#server/field/activities/own-activities.reader'
import { TeamActivitiesReader } from '#server/field/activities/team-activities.reader'
import { DealsService } from '#server/ledger/deals/recording/deals.service'
import { ReassignmentsService } from '#server/ledger/deals/reversals/reassignments.service'
import { WithdrawalsService } from '#server/ledger/deals/reversals/withdrawals.service'
import { StandingsReader } from '#server/ledger/standings/standings.reader'
import { TeamBonusesReader } from '#server/ledger/standings/team-bonuses.reader'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { verifyAll } from '#server/verify-all'
import type { Activity } from '#shared/contest/contests/activities'
import type { ContestView } from '#shared/contest/contests/contract'
import { countedOf, MOST_BARE } from '#shared/field/activities/contract'
import type { ActivityFigure } from '#shared/field/activities/figure'
import { teamStandings } from '#shared/ledger/standings/boards'
import { bonusOf } from '#shared/ledger/standings/bonus'
import { rankingOf } from '#shared/ledger/standings/ranking'
import { onPostgres } from '#test/support/database'
import { casesToTry } from '#test/support/effort'
import { PlainContests } from '#test/support/plain-contest'
import { TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'

const HISTORIES = casesToTry(onPostgres ? { usual: 6, nightly: 100 } : { usual: 15, nightly: 400 })
const SLOWEST_MS = 15_000
const PEOPLE = 5
const TODAY = '2015-04-10'
const ACTIVITIES: Activity[] = [
  { id: randomUUID(), name: '拜访', unit: '次', kind: 'visit', points: 1 },
  { id: randomUUID(), name: '电话', unit: '个', kind: 'call', points: 2 },
]

/** Of the points, in percent: small enough that some of what is earned does not count. */
const SHARE = 15
const who = fc.nat(PEOPLE - 1)
const nth = fc.nat(30)
const customer = fc.option(fc.constantFrom('张记五金', '李家超市', '王家饭店'))
const act = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('tap' as const), who, what: fc.nat(1), customer, isLate: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), nth }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('sell' as const), who, customer, isOwn: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), nth }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('tally' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('transfer' as const), nth, who }) },
)
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never

/** One activity as the test remembers it: no more than whose, what, of which day and with whom. */
interface Remembered {
  who: number
  activityId: string
  day: string
  customer: string | null
  isUndone: boolean
}

describe('the activities of a contest', () => {
  const clock = new TestClock(`${TODAY}T10:00:00+08:00`)
  let app: TestApp
  let contests: PlainContests
  beforeAll(async () => {
    app = await TestApp.start({ clock, config: { logLevel: 'silent' } })
    contests = await PlainContests.of(app, await app.setUp(), PEOPLE)
  })
  afterAll(() => app.stop())

  it(`are the same by people, by teams and replayed one by one, in ${HISTORIES} histories`, {
    timeout: HISTORIES * SLOWEST_MS,
  }, async () => {
    const seen = { counted: 0, undone: 0, capped: 0 }
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 40 }), async (acts) => {
        const contest = await contests.running({ activities: ACTIVITIES, activityShare: SHARE })
        const lived = new Days(contest)
        for (const each of acts) await lived.live(each)

        const replayed = lived.replayed()
        expect(await figures(contest.id)).toEqual({ people: replayed, teams: replayed })
        await lived.tally()
        const cut = await bonusesMustAgree(contest, lived)
        seen.capped += cut
        seen.counted += replayed
        seen.undone += lived.taps.filter(({ isUndone }) => isUndone).length
      }),
      { numRuns: HISTORIES },
    )
    expect(seen.counted).toBeGreaterThan(HISTORIES)
    expect(seen.undone).toBeGreaterThan(0)
    expect(seen.capped).toBeGreaterThan(0)
    expect(await verifyAll(app.databaseUrl)).toMatchObject({ ok: true })
  })

  /** Σ people + Σ team bonuses = Σ teams = a plain replay of both ledgers, and none above its share; how many are cut. */
  function bonusesMustAgree({ id, teams }: ContestView, lived: Days): Promise<number> {
    const uow = app.get(UnitOfWork)
    return uow.read(async () => {
      const contest = await app.get(ContestsService).load(id)
      const lines = await app.get(StandingsReader).lines(contest, contest.viewpoint('public'))
      const bonuses = await app.get(TeamBonusesReader).shown(contest, contest.today)
      const teamIds = teams.map((team) => team.id)
      const standings = teamStandings(teamIds, lines).map((team) => {
        const bonus = bonuses.get(team.teamId)
        return bonus ? { ...team, bonus } : team
      })
      const sums = async (rows: Promise<{ teamId: string; points: number | string }[]>) =>
        new Map((await rows).map((row) => [row.teamId, Number(row.points)]))
      const sold = await sums(
        uow.sql`select "teamId", sum("points") as "points" from ledger_entry where "contestId" = ${id} group by "teamId"`,
      )
      const earned = await sums(
        uow.sql`select "teamId", sum("points") as "points" from bonus_entry where "contestId" = ${id} group by "teamId"`,
      )
      let cut = 0
      const replayed = teamIds.map((teamId) => {
        const [sales, all] = [sold.get(teamId) ?? 0, earned.get(teamId) ?? 0]
        expect(all).toBe(lived.earnedBy(teamId))
        let counted = 0
        while (counted < all && (counted + 1) * 100 <= SHARE * (sales + counted + 1)) counted++
        if (counted < all) cut++
        return sales + counted
      })
      const ranked = rankingOf(contest.view, standings, null)
      expect(ranked.map(({ value }) => value)).toEqual(replayed)
      const total = (figures: readonly number[]) => figures.reduce((sum, each) => sum + each, 0)
      const ofPeople = total(lines.map(({ whole }) => whole.points))
      expect(ofPeople + total(standings.map((team) => bonusOf(contest.view, team)))).toBe(total(replayed))
      return cut
    })
  }

  /** All that counts today, as each person sees it of themselves, and as the screens see it of teams. */
  function figures(contestId: string): Promise<{ people: number; teams: number }> {
    return app.get(UnitOfWork).read(async () => {
      const contest = await app.get(ContestsService).load(contestId)
      const people: ActivityFigure[] = []
      for (const { id } of contest.view.participants)
        people.push(...(await app.get(OwnActivitiesReader).day(contest, id)).figures)
      const teams = await app.get(TeamActivitiesReader).day(contest, TODAY)
      const sum = (all: readonly ActivityFigure[]) => all.reduce((total, each) => total + countedOf(each), 0)
      return { people: sum(people), teams: sum(teams.flatMap((team) => team.figures)) }
    })
  }

  class Days {
    readonly taps: (Remembered & { requestId: string })[] = []
    private readonly deals: { id: string; visit: Remembered | undefined; isGone: boolean }[] = []
    private readonly visits: Remembered[] = []

    constructor(private readonly contest: ContestView) {}

    async live(each: Act): Promise<void> {
      switch (each.kind) {
        case 'tap':
          return this.tap(each)
        case 'undo':
          return this.undo(each.nth)
        case 'sell':
          return this.sell(each)
        case 'withdraw':
          return this.withdraw(each.nth)
        case 'tally':
          return this.tally()
        case 'transfer':
          return this.transfer(each.nth, each.who)
      }
    }

    /** As the look of each minute does; the clock does not move, so that what was tapped can be undone. */
    async tally(): Promise<void> {
      await app.get(UnitOfWork).writeContestAsSystem(this.contest.id, async () => {
        await app.get(ActivityBonuses).bring(await app.get(ContestsService).load(this.contest.id), null)
      })
    }

    /** Of each person, activity and day each customer once. */
    earnedBy(teamId: string): number {
      const objects = new Set<string>()
      for (const { who, activityId, day, customer, isUndone } of [...this.taps, ...this.visits])
        if (!isUndone && customer !== null && this.contest.participants[who]?.teamId === teamId)
          objects.add([activityId, who, day, customer].join('|'))
      return [...objects].reduce(
        (sum, each) => sum + (ACTIVITIES.find(({ id }) => each.startsWith(id))?.points ?? 0),
        0,
      )
    }

    /** Of each person, activity and day each customer once, and of those without one the first five. */
    replayed(): number {
      const counted = new Map<string, number>()
      for (const one of [...this.taps, ...this.visits]) {
        if (one.isUndone || one.day !== TODAY) continue
        const key = [one.who, one.activityId, one.customer ?? ''].join('|')
        const most = one.customer === null ? MOST_BARE : 1
        counted.set(key, Math.min(most, (counted.get(key) ?? 0) + 1))
      }
      return [...counted.values()].reduce((sum, each) => sum + each, 0)
    }

    private async tap({ who, what, customer, isLate }: Extract<Act, { kind: 'tap' }>): Promise<void> {
      const requestId = randomUUID()
      const activityId = ACTIVITIES[what]?.id ?? ''
      const day = isLate ? '2015-04-09' : TODAY
      const named = customer === null ? {} : { customer }
      const input = { requestId, activityId, businessDate: day, ...named }
      await app.get(ActivitiesService).count(this.person(who), this.contest.id, input)
      this.taps.push({ requestId, who, activityId, day, customer, isUndone: false })
    }

    private async undo(nth: number): Promise<void> {
      const tap = this.taps[nth % Math.max(1, this.taps.length)]
      if (!tap) return
      const input = { requestId: randomUUID(), entry: tap.requestId }
      await app.get(ActivitiesService).undo(this.person(tap.who), this.contest.id, input)
      tap.isUndone = true
    }

    private async sell({ who, customer, isOwn }: Extract<Act, { kind: 'sell' }>): Promise<void> {
      const { id, metrics, participants } = this.contest
      const by = isOwn ? this.person(who) : contests.director
      const deal = await app.get(DealsService).record(by, id, {
        ...{ requestId: randomUUID(), businessDate: TODAY, items: [{ metricId: metrics[0]?.id ?? '', quantity: 1 }] },
        ...(isOwn ? {} : { participantId: participants[who]?.id ?? '' }),
        ...(customer === null ? {} : { customerName: customer }),
      })
      const visit = isOwn
        ? { who, activityId: ACTIVITIES[0]?.id ?? '', day: TODAY, customer, isUndone: false }
        : undefined
      if (visit) this.visits.push(visit)
      this.deals.push({ id: deal.id, visit, isGone: false })
    }

    private async withdraw(nth: number): Promise<void> {
      const deal = this.next(nth)
      if (!deal) return
      await app.get(WithdrawalsService).withdraw(contests.director, this.contest.id, deal.id, '录错')
      deal.isGone = true
      if (deal.visit) deal.visit.isUndone = true
    }

    /** 改判 moves the sale; who was there stays so. */
    private async transfer(nth: number, who: number): Promise<void> {
      const deal = this.next(nth)
      if (!deal || deal.visit?.who === who) return
      const participantId = this.contest.participants[who]?.id ?? ''
      const input = { participantId, reason: '改判' }
      const moved = app.get(ReassignmentsService).reassign(contests.director, this.contest.id, deal.id, input)
      await moved.then(
        () => {
          deal.isGone = true
        },
        (error: { code?: string }) => expect(error.code).toBe('same_participant'),
      )
    }

    private next(nth: number) {
      const open = this.deals.filter(({ isGone }) => !isGone)
      return open[nth % Math.max(1, open.length)]
    }

    private person(who: number) {
      const person = contests.people[who]
      if (!person) throw new Error(`No person ${who}`)
      return person
    }
  }
})
