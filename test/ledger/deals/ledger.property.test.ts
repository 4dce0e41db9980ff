import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ContestsService } from '#server/contest/contests/contests.service'
import { DutyService } from '#server/contest/duty/duty.service'
import { unpackJson } from '#server/journal/facts/packed-json'
import { putFigures } from '#server/ledger/standings/standing-figures'
import { StandingsReader } from '#server/ledger/standings/standings.reader'
import { Replay, type ReplayedEntry, type ReplayedPending } from '#server/ledger/verify/replay'
import { verify } from '#server/ledger/verify/verify'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { ContestView, DraftInput } from '#shared/contest/contests/contract'
import { rankingValue } from '#shared/contest/contests/ranking-value'
import { boardKeys, fullBoard, teamStandings } from '#shared/ledger/standings/boards'
import type { ParticipantStanding, Totals } from '#shared/ledger/standings/contract'
import type { LiveFact } from '#shared/live/facts'
import { addDays } from '#shared/platform/time/time'
import { aDraft } from '#test/support/a-contest'
import { onPostgres } from '#test/support/database'
import { casesToTry } from '#test/support/effort'
import { PlainContests } from '#test/support/plain-contest'
import { TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'
import { History, history, PEOPLE, REFUSALS } from './ledger-acts'

const HISTORIES = casesToTry(onPostgres ? { usual: 60, nightly: 500 } : { usual: 200, nightly: 3_000 })
const SLOWEST_MS = 10_000
const TOLD = [
  'import.recorded',
  'deal.held',
  'deal.confirmed',
  'goal.reached',
  'dispute.opened',
  'dispute.ruled',
  'contest.changed',
]
const mostlyTrue = fc.nat(3).map((n) => n > 0)
const KINDS = ['activation', 'assist', 'cancellation', 'hold', 'reassignment', 'sale', 'withdrawal']
const REVIEWED = ['asked', 'confirmed', 'numbered', 'refused']

describe('the ledger', () => {
  const clock = new TestClock('2015-04-10T10:00:00+08:00')
  let app: TestApp
  let contests: PlainContests
  beforeAll(async () => {
    app = await TestApp.start({ clock, config: { logLevel: 'silent' } })
    contests = await PlainContests.of(app, await app.setUp(), PEOPLE)
  })
  afterAll(() => app.stop())

  it(`adds up to the same standings, ranks and boards as a plain replay, over ${HISTORIES} histories`, {
    timeout: HISTORIES * SLOWEST_MS,
  }, async () => {
    const seen = new Set<string>()
    const told = new Set<string>()
    const reviewed = new Set<string>()
    const refused = new Set<unknown>()
    await fc.assert(
      fc.asyncProperty(history, mostlyTrue, async (rounds, waits) => {
        clock.set('2015-04-10T10:00:00+08:00')
        const contest = await contests.running(aContestOf(waits))
        const lived = new History(app, clock, contests, contest)
        for (const round of rounds) for (const code of await lived.live(round)) refused.add(code)
        await mustAgree(contest.id, lived.day)
        for (const kind of await kindsOf(contest.id)) seen.add(kind)
        for (const act of await reviewsOf(contest.id)) reviewed.add(act)
        for (const type of await toldIn(contest.id)) told.add(type)
      }),
      { numRuns: HISTORIES },
    )
    expect([...refused].filter((code) => !REFUSALS.includes(code as string))).toEqual([])
    // The fewer histories of PostgreSQL may do without the rarest acts.
    if (!onPostgres) {
      expect([...seen].sort()).toEqual(KINDS)
      expect([...reviewed].sort()).toEqual(REVIEWED)
      expect([...told]).toEqual(expect.arrayContaining(TOLD))
    }
    // Every contest with its own rules for each day.
    const verdict = await verify(app.databaseUrl)
    expect(verdict.differences ?? []).toEqual([])
    expect(verdict.ok).toBe(true)
  })

  async function kindsOf(contestId: string): Promise<string[]> {
    const uow = app.get(UnitOfWork)
    const rows = await uow.read(
      () => uow.sql<{ kind: string }>`select distinct "kind" from ledger_entry where "contestId" = ${contestId}`,
    )
    return rows.map((row) => row.kind)
  }

  async function reviewsOf(contestId: string): Promise<string[]> {
    const uow = app.get(UnitOfWork)
    const rows = await uow.read(
      () => uow.sql<{ act: string }>`select distinct "act" from deal_review where "contestId" = ${contestId}`,
    )
    return rows.map((row) => row.act)
  }

  async function toldIn(contestId: string): Promise<string[]> {
    const uow = app.get(UnitOfWork)
    const rows = await uow.read(
      () => uow.sql<{ fact: string }>`select "fact" from live_event where "contestId" = ${contestId}`,
    )
    return rows.map(({ fact }) => (unpackJson(fact) as LiveFact).type)
  }

  async function mustAgree(contestId: string, today: string): Promise<void> {
    const uow = app.get(UnitOfWork)
    await uow.read(async () => {
      const loaded = await app.get(ContestsService).load(contestId)
      const contest = loaded.view
      const entries = await uow.sql<ReplayedEntry>`
        select e.*, r."kind" as "reversedBy"
        from ledger_entry e left join ledger_entry r on r."reverses" = e."id"
        where e."contestId" = ${contestId} order by e."seq", e."line"`
      const replay = new Replay()
      for (const entry of entries) replay.add(entry)
      const waiting = await uow.sql<Waiting>`
        select w.*, p."teamId" from pending_line w join participant p on p."id" = w."participantId"
        where w."contestId" = ${contestId} and w."state" = 'pending'`
      for (const line of waiting) if (line.waitsFor === 'activation') replay.wait(line)
      const held = heldOf(waiting)
      const lines = await app.get(StandingsReader).lines(loaded, loaded.viewpoint('ledger_keepers', today))

      const replayed = contest.participants.map((each) => lineOf(replay, contest, today, each.id, each.teamId))
      const owned = replayed.map((line) => ({ ...line, ...held.get(line.participantId) }))
      expect(lines.map(withoutZeros)).toEqual(owned.map(withoutZeros))
      const teamIds = contest.teams.map((team) => team.id)
      const teams = teamStandings(teamIds, lines)
      expect(teams.map((team) => team.whole.points)).toEqual(
        teamIds.map((teamId) => total(entries.filter((entry) => entry.teamId === teamId))),
      )
      expect(teams.reduce((sum, team) => sum + team.whole.points, 0)).toBe(total(entries))
      for (const key of boardKeys(contest)) mustBeRanked(fullBoard(lines, key))

      const shares = await app.get(DutyService).shares(loaded, contest.startsOn, today)
      const { elapsedDays, personDays } = await recount(contest, today)
      expect(shares).toEqual({ elapsedDays, personDays })
      for (const { teamId, whole } of teams)
        if (personDays[teamId])
          expect(rankingValue(contest, teamId, whole, shares).value).toBe(
            Math.floor((whole.points * elapsedDays * 10) / personDays[teamId]),
          )
    })
  }

  /** Working days so far and person-days on duty, day by day from the tables. */
  async function recount(contest: ContestView, today: string) {
    const uow = app.get(UnitOfWork)
    const days = await uow.sql<{ day: string; isWorking: boolean | number }>`
      select "day", "isWorking" from calendar_day where "contestId" = ${contest.id}`
    const absences = await uow.sql<{ day: string; participantId: string }>`
      select "day", "participantId" from absence where "contestId" = ${contest.id}`
    const personDays = Object.fromEntries(contest.teams.map((team) => [team.id, 0]))
    let elapsedDays = 0
    for (let day = contest.startsOn; day <= today; day = addDays(day, 1)) {
      const named = days.find((each) => each.day === day)
      const isWeekday = ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
      if (!(named ? Boolean(named.isWorking) : isWeekday)) continue
      elapsedDays++
      for (const { id, teamId, activeFrom, activeTo } of contest.participants)
        if (
          (activeFrom ?? day) <= day &&
          day <= (activeTo ?? day) &&
          !absences.some((each) => each.day === day && each.participantId === id)
        )
          personDays[teamId] = (personDays[teamId] ?? 0) + 1
    }
    return { elapsedDays, personDays }
  }
})

type Waiting = ReplayedPending & { waitsFor: 'activation' | 'review' }

/** 待核 by participant and metric. */
function heldOf(waiting: readonly Waiting[]): Map<string, Pick<ParticipantStanding, 'held'>> {
  const held = new Map<string, { held: Record<string, number> }>()
  for (const { participantId, metricId, quantity, waitsFor } of waiting) {
    if (waitsFor !== 'review') continue
    const own = held.get(participantId) ?? { held: {} }
    own.held[metricId] = (own.held[metricId] ?? 0) + quantity
    held.set(participantId, own)
  }
  return held
}

const total = (entries: ReplayedEntry[]) => entries.reduce((sum, entry) => sum + entry.points, 0)

/** A rank is one more than the number of people with more: 1-2-2-4. */
function mustBeRanked(board: { value: number; rank: number }[]): void {
  for (const place of board) expect(place.rank).toBe(1 + board.filter((other) => other.value > place.value).length)
}

function lineOf(
  replay: Replay,
  contest: ContestView,
  today: string,
  participantId: string,
  teamId: string,
): ParticipantStanding {
  const standings = replay.standings()
  const totals = (day: string): Totals => {
    const result: Totals = { points: 0, deals: 0, reachedSeq: 0, metrics: {} }
    for (const metricId of ['', ...contest.metrics.map((metric) => metric.id)]) {
      const found = standings.get(contest.id, day, participantId, metricId)
      if (found) putFigures(result, { ...found, metricId })
    }
    return result
  }
  return { participantId, teamId, whole: totals(''), today: totals(today) }
}

/** A metric that nothing is left of is 0 or absent. */
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

/** Every sale wants its number, and eight at once are asked about. */
const CHECKED = { numberRule: 'same_day', askAbove: 7 } as const

/** Goals within reach; where something waits, 宽带 counts once it is activated. */
function aContestOf(waits: boolean): DraftInput {
  const draft = aDraft({ rankingBasis: 'per_head' })
  const countsWhen = (name: string) => (waits && name === '宽带' ? ('activated' as const) : ('recorded' as const))
  return {
    ...draft,
    metrics: draft.metrics.map((metric) => ({ ...metric, ...CHECKED, countsWhen: countsWhen(metric.name) })),
    goals: draft.goals.map((goal) => ({ ...goal, target: 5, challenge: 9 })),
  }
}
