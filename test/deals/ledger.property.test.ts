import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ContestsService } from '#server/contests/contests.service'
import { UnitOfWork } from '#server/database/unit-of-work'
import { ActivationsService } from '#server/deals/activations.service'
import { CancellationsService } from '#server/deals/cancellations.service'
import { DealsService } from '#server/deals/deals.service'
import { ReassignmentsService } from '#server/deals/reassignments.service'
import { WithdrawalsService } from '#server/deals/withdrawals.service'
import { putFigures } from '#server/standings/standing-figures'
import { StandingsReader } from '#server/standings/standings.reader'
import { Replay, type ReplayedEntry, type ReplayedPending, standingKey } from '#server/verify/replay'
import { verify } from '#server/verify/verify'
import { boardKeys, fullBoard, teamStandings } from '#shared/boards'
import type { ContestView, DraftInput } from '#shared/contest'
import type { DealItem } from '#shared/deal'
import type { ParticipantStanding, Totals } from '#shared/standing'
import { aDraft } from '../support/a-contest'
import { onPostgres } from '../support/database'
import { PlainContests } from '../support/plain-contest'
import { TestApp } from '../support/test-app'
import { TestClock } from '../support/test-clock'

const TODAY = '2015-04-10'
const DAYS = ['2015-04-08', '2015-04-09', TODAY]
const PEOPLE = 5
const HISTORIES = onPostgres ? 200 : 1_000

/** What people do; `deal` is the n-th deal so far, `lines` some of its lines by their bits, 0 for all of them. */
type Act =
  | {
      kind: 'sell'
      seller: number
      helper: number
      what: number
      quantity: number
      day: number
      isRetried: boolean
    }
  | { kind: 'withdraw'; deal: number }
  | { kind: 'cancel'; deal: number; lines: number; day: number }
  | { kind: 'activate'; deal: number; lines: number; day: number }
  | { kind: 'reassign'; deal: number; to: number }

const deal = fc.nat(11)
const day = fc.nat(DAYS.length - 1)
const lines = fc.nat(7)
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('sell' as const),
      seller: fc.nat(PEOPLE - 1),
      helper: fc.nat(PEOPLE * 2),
      what: fc.nat(3),
      quantity: fc.integer({ min: 1, max: 3 }),
      day,
      isRetried: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), deal }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel' as const), deal, lines, day }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('activate' as const), deal, lines, day }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reassign' as const), deal, to: fc.nat(PEOPLE - 1) }) },
)
/** What such acts may be refused with, as they do not look at what has become of the deal. */
const REFUSALS = [
  'already_withdrawn',
  'already_cancelled',
  'already_reassigned',
  'known_before_sale',
  'line_not_pending',
  'same_participant',
]
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
    const seen = new Set<string>()
    const run = async (rounds: Act[][], waits: boolean) => {
      const contest = await contests.running(withWaitingLines(waits))
      await live(contest, rounds)
      await mustAgree(contest)
      for (const kind of await kindsOf(contest)) seen.add(kind)
    }
    await fc.assert(fc.asyncProperty(history, fc.boolean(), run), { numRuns: HISTORIES })
    expect([...seen].sort()).toEqual(['activation', 'assist', 'cancellation', 'reassignment', 'sale', 'withdrawal'])
    expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
  })

  async function live(contest: ContestView, rounds: Act[][]): Promise<void> {
    const deals: string[] = []
    for (const round of rounds) {
      const done = await Promise.allSettled(round.flatMap((each) => perform(contest, each, deals)))
      for (const outcome of done)
        if (outcome.status === 'fulfilled' && outcome.value && !deals.includes(outcome.value)) deals.push(outcome.value)
        else if (outcome.status === 'rejected') expect(REFUSALS).toContain(outcome.reason.code)
    }
  }

  function perform(contest: ContestView, each: Act, deals: string[]): Promise<string | undefined>[] {
    if (each.kind === 'sell') return sell(contest, each)
    const id = deals[each.deal]
    if (!id) return []
    const { director } = contests
    const nothing = () => undefined
    if (each.kind === 'withdraw')
      return [app.get(WithdrawalsService).withdraw(director, contest.id, id, '录错').then(nothing)]
    if (each.kind === 'reassign') {
      const participantId = contest.participants[each.to]?.id ?? ''
      const reassigned = app
        .get(ReassignmentsService)
        .reassign(director, contest.id, id, { participantId, reason: '改判' })
      return [reassigned.then(({ dealId }) => dealId)]
    }
    const lines = [0, 1, 2].filter((line) => each.lines & (1 << line))
    const input = { ...(lines.length > 0 ? { lines } : {}), day: DAYS[each.day] ?? TODAY }
    if (each.kind === 'activate')
      return [app.get(ActivationsService).activate(director, contest.id, id, input).then(nothing)]
    return [
      app
        .get(CancellationsService)
        .cancel(director, contest.id, id, { ...input, reason: '退订' })
        .then(nothing),
    ]
  }

  function sell(
    contest: ContestView,
    { seller, helper, what, quantity, day, isRetried }: Extract<Act, { kind: 'sell' }>,
  ): Promise<string | undefined>[] {
    const items: DealItem[] = [
      what === 3 ? { offerId: contest.offers[0]?.id, quantity } : { metricId: contest.metrics[what]?.id, quantity },
    ]
    const own = contest.participants[seller]
    const other = contest.participants[helper]
    const input = {
      requestId: randomUUID(),
      businessDate: DAYS[day] ?? TODAY,
      items,
      participantId: own?.id,
      ...(other && other.id !== own?.id && other.teamId === own?.teamId ? { helperId: other.id } : {}),
    }
    const record = () => app.get(DealsService).record(contests.director, contest.id, input)
    return Array.from({ length: isRetried ? 2 : 1 }, () => record().then((deal) => deal.id))
  }

  async function kindsOf(contest: ContestView): Promise<string[]> {
    const uow = app.get(UnitOfWork)
    const rows = await uow.read(
      () => uow.sql<{ kind: string }>`select distinct "kind" from ledger_entry where "contestId" = ${contest.id}`,
    )
    return rows.map((row) => row.kind)
  }

  async function mustAgree(contest: ContestView): Promise<void> {
    const uow = app.get(UnitOfWork)
    await uow.read(async () => {
      const entries = await uow.sql<ReplayedEntry>`
        select e.*, r."kind" as "reversedBy"
        from ledger_entry e left join ledger_entry r on r."reverses" = e."id"
        where e."contestId" = ${contest.id} order by e."seq", e."line"`
      const replay = new Replay()
      for (const entry of entries) replay.add(entry)
      const waiting = await uow.sql<ReplayedPending>`
        select w.*, p."teamId" from pending_line w join participant p on p."id" = w."participantId"
        where w."contestId" = ${contest.id} and w."state" = 'pending'`
      for (const line of waiting) replay.wait(line)
      const lines = await app.get(StandingsReader).lines(await app.get(ContestsService).load(contest.id), TODAY)

      const replayed = contest.participants.map((each) => lineOf(replay, contest, each.id, each.teamId))
      expect(lines.map(withoutZeros)).toEqual(replayed.map(withoutZeros))
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
  const standings = replay.standings()
  const totals = (day: string): Totals => {
    const at = (metricId: string) => standings.get(standingKey(contest.id, day, participantId, metricId))
    const result: Totals = { points: 0, deals: 0, reachedSeq: 0, metrics: {} }
    for (const metricId of ['', ...contest.metrics.map((metric) => metric.id)]) {
      const found = at(metricId)
      if (found) putFigures(result, { ...found, metricId })
    }
    return result
  }
  return { participantId, teamId, whole: totals(''), today: totals(TODAY) }
}

/** A metric that nothing is left of may stand at 0 or not at all. */
function withoutZeros(line: ParticipantStanding): ParticipantStanding {
  const strip = (totals: Totals): Totals => ({
    ...totals,
    metrics: Object.fromEntries(
      Object.entries(totals.metrics).filter(([, { quantity, reachedSeq, ...rest }]) => {
        return quantity !== 0 || reachedSeq !== 0 || Object.keys(rest).length > 0
      }),
    ),
  })
  return { ...line, whole: strip(line.whole), today: strip(line.today) }
}

/** 宽带 counts once it is activated. */
function withWaitingLines(waits: boolean): Partial<DraftInput> {
  if (!waits) return {}
  const { metrics, offers, goals, teams } = aDraft()
  const countsWhen = (name: string) => (name === '宽带' ? ('activated' as const) : ('recorded' as const))
  return {
    metrics: metrics.map((metric) => ({ ...metric, countsWhen: countsWhen(metric.name) })),
    offers,
    goals,
    teams,
  }
}
