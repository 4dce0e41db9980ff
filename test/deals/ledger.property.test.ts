import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ContestsService } from '#server/contests/contests.service'
import { UnitOfWork } from '#server/database/unit-of-work'
import { DealsService } from '#server/deals/deals.service'
import { WithdrawalsService } from '#server/deals/withdrawals.service'
import { StandingsReader } from '#server/standings/standings.reader'
import { Replay, type ReplayedEntry, standingKey } from '#server/verify/replay'
import { boardKeys, fullBoard, teamStandings } from '#shared/boards'
import type { ContestView } from '#shared/contest'
import type { DealItem } from '#shared/deal'
import type { ParticipantStanding } from '#shared/standing'
import { onPostgres } from '../support/database'
import { PlainContests } from '../support/plain-contest'
import { TestApp } from '../support/test-app'
import { TestClock } from '../support/test-clock'

const TODAY = '2015-04-10'
const DAYS = ['2015-04-08', '2015-04-09', TODAY]
const PEOPLE = 5
const HISTORIES = onPostgres ? 200 : 1_000

/** What people do: sell, sell twice at once with one request, or withdraw the n-th deal so far. */
type Act =
  | { kind: 'sell'; seller: number; what: number; quantity: number; day: number; isRetried: boolean }
  | { kind: 'withdraw'; deal: number }

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('sell' as const),
      seller: fc.nat(PEOPLE - 1),
      what: fc.nat(3),
      quantity: fc.integer({ min: 1, max: 3 }),
      day: fc.nat(DAYS.length - 1),
      isRetried: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), deal: fc.nat(11) }) },
)
/** Rounds follow each other; what is in a round happens at once. */
const history = fc.array(fc.array(act, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })

describe('the ledger', () => {
  let app: TestApp
  let contests: PlainContests
  beforeAll(async () => {
    app = await TestApp.start({ clock: new TestClock(`${TODAY}T10:00:00+08:00`), config: { logLevel: 'silent' } })
    contests = await PlainContests.of(app, await app.setUp(), PEOPLE)
  })
  afterAll(() => app.stop())

  it(`adds up to the same standings, ranks and boards as a plain replay, over ${HISTORIES} histories`, {
    timeout: 600_000,
  }, async () => {
    const run = async (rounds: Act[][]) => {
      const contest = await contests.running()
      await live(contest, rounds)
      await mustAgree(contest)
    }
    await fc.assert(fc.asyncProperty(history, run), { numRuns: HISTORIES })
  })

  async function live(contest: ContestView, rounds: Act[][]): Promise<void> {
    const deals: string[] = []
    for (const round of rounds) {
      const done = await Promise.allSettled(round.flatMap((each) => perform(contest, each, deals)))
      for (const outcome of done)
        if (outcome.status === 'fulfilled' && outcome.value && !deals.includes(outcome.value)) deals.push(outcome.value)
        else if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'already_withdrawn' })
    }
  }

  function perform(contest: ContestView, each: Act, deals: string[]): Promise<string | undefined>[] {
    if (each.kind === 'withdraw') {
      const id = deals[each.deal]
      const withdrawal = app.get(WithdrawalsService)
      return id ? [withdrawal.withdraw(contests.director, contest.id, id, '录错').then(() => undefined)] : []
    }
    const { seller, what, quantity, day, isRetried } = each
    const items: DealItem[] = [
      what === 3 ? { offerId: contest.offers[0]?.id, quantity } : { metricId: contest.metrics[what]?.id, quantity },
    ]
    const input = {
      requestId: randomUUID(),
      businessDate: DAYS[day] ?? TODAY,
      items,
      participantId: contest.participants[seller]?.id,
    }
    const record = () => app.get(DealsService).record(contests.director, contest.id, input)
    return Array.from({ length: isRetried ? 2 : 1 }, () => record().then((deal) => deal.id))
  }

  async function mustAgree(contest: ContestView): Promise<void> {
    const uow = app.get(UnitOfWork)
    await uow.read(async () => {
      const entries = await uow.sql<ReplayedEntry>`
        select e.*, case when r."id" is null then 0 else 1 end as "isReversed"
        from ledger_entry e left join ledger_entry r on r."reverses" = e."id"
        where e."contestId" = ${contest.id} order by e."seq", e."line"`
      const replay = new Replay()
      for (const entry of entries) replay.add({ ...entry, isReversed: Boolean(entry.isReversed) })
      const lines = await app.get(StandingsReader).lines(await app.get(ContestsService).load(contest.id), TODAY)

      const replayed = contest.participants.map((each) => lineOf(replay, contest, each.id, each.teamId))
      expect(lines).toEqual(replayed)
      const teamIds = contest.teams.map((team) => team.id)
      const teams = teamStandings(teamIds, lines)
      expect(teams.map((team) => team.whole.points)).toEqual(
        teamIds.map((teamId) => total(entries.filter((entry) => entry.teamId === teamId))),
      )
      expect(teams.reduce((sum, team) => sum + team.whole.points, 0)).toBe(total(entries))
      for (const key of boardKeys(contest)) mustBeRanked(fullBoard(lines, key))
    })
  }
})

const total = (entries: ReplayedEntry[]) => entries.reduce((sum, entry) => sum + entry.points, 0)

/** A rank is one more than the number of people with more: 1-2-2-4. */
function mustBeRanked(board: { value: number; rank: number }[]): void {
  for (const place of board) expect(place.rank).toBe(1 + board.filter((other) => other.value > place.value).length)
}

function lineOf(replay: Replay, contest: ContestView, participantId: string, teamId: string): ParticipantStanding {
  const totals = (day: string) => {
    const at = (metricId: string) => replay.standings.get(standingKey(contest.id, day, participantId, metricId))
    const metrics = contest.metrics.flatMap((metric) => {
      const found = at(metric.id)
      return found ? [[metric.id, { quantity: found.quantity, reachedSeq: found.reachedSeq }] as const] : []
    })
    const all = at('')
    return {
      points: all?.points ?? 0,
      deals: all?.quantity ?? 0,
      reachedSeq: all?.reachedSeq ?? 0,
      metrics: Object.fromEntries(metrics),
    }
  }
  return { participantId, teamId, whole: totals(''), today: totals(TODAY) }
}
