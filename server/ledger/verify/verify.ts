import { ACT_RULES } from '#server/ledger/verify/act-rules'
import { BONUS_RULES } from '#server/ledger/verify/bonus-rules'
import { ENTRY_RULES, type MustBeNone } from '#server/ledger/verify/entry-rules'
import { ReachedGoals } from '#server/ledger/verify/reached-goals'
import {
  NOTHING,
  Replay,
  type ReplayedEntry,
  type ReplayedPending,
  type ReplayedStanding,
} from '#server/ledger/verify/replay'
import { REVIEW_RULES } from '#server/ledger/verify/review-rules'
import { comparePoints } from '#server/ledger/verify/rules-of-the-day'
import { readRules } from '#server/ledger/verify/stored-rules'
import { TERRITORY_RULES } from '#server/ledger/verify/territory-rules'
import { openPlainReader, type PlainReader } from '#server/platform/database/plain-reader'

/**
 * `checked` counts the standings compared; `differences` names the first of what does not agree. `addsUp` where every
 * figure agrees with the ledger, even if an undo lacks its author.
 */
export interface Verdict {
  ok: boolean
  addsUp: boolean
  contests: number
  entries: number
  checked: number
  differences?: string[]
}

/** Adds to `differences` what does not agree. */
export type Comparison = (reader: PlainReader, differences: string[]) => Promise<void>

const MAX_DIFFERENCES_NAMED = 20

interface StoredStanding extends ReplayedStanding {
  contestId: string
  day: string
  participantId: string
  metricId: string
}

/**
 * Compares every standing, goal and journal with a plain replay of the ledger, and what has been undone with who did it;
 * may run while a server is live. `further` are rules of the wings above, and `comparisons` what they compare themselves.
 */
export async function verify(
  databaseUrl: string,
  further: readonly MustBeNone[] = [],
  comparisons: readonly Comparison[] = [],
): Promise<Verdict> {
  const reader = await openPlainReader(databaseUrl)
  try {
    const contestRules = await readRules(reader)
    const replay = new Replay()
    const goals = new ReachedGoals(contestRules)
    for await (const entry of reader.rows<ReplayedEntry>(LEDGER)) {
      replay.add(entry)
      goals.add(entry)
    }
    for await (const line of reader.rows<ReplayedPending>(PENDING)) replay.wait(line)
    const differences: string[] = []
    const checked = await compareStandings(reader, replay, differences)
    await comparePoints(reader, contestRules, differences)
    const contests = await compareJournals(reader, differences)
    const addsUp = differences.length === 0
    for (const rule of [...OWN_RULES, ...further]) await mustBeNone(reader, rule, differences)
    await goals.compare(reader, differences)
    for (const compare of comparisons) await compare(reader, differences)
    const verdict = { ok: differences.length === 0, addsUp, contests, entries: replay.entries, checked }
    return verdict.ok ? verdict : { ...verdict, differences: differences.slice(0, MAX_DIFFERENCES_NAMED) }
  } finally {
    await reader.close()
  }
}

const LEDGER = `
  select e."id", e."contestId", e."dealId", e."seq", e."participantId", e."teamId", e."metricId", e."quantity", e."points",
    e."businessDate", e."kind", r."kind" as "reversedBy"
  from ledger_entry e left join ledger_entry r on r."reverses" = e."id"
  order by e."contestId", e."seq", e."line"`

const PENDING = `
  select w."contestId", w."participantId", p."teamId", w."metricId", w."quantity", w."businessDate"
  from pending_line w join participant p on p."id" = w."participantId" 
  where w."state" = 'pending' and w."waitsFor" = 'activation'`

const FIGURES = Object.keys(NOTHING) as (keyof typeof NOTHING)[]

const STANDINGS = `
  select "contestId", "day", "participantId", "metricId", "teamId", "quantity", "points", "reachedSeq",
    "cancelledQuantity", "cancelledPoints", "pendingQuantity" from standing`

/** Every deal must have its fact at its `seq`; an import has one at its last `seq`. */
const TOLD: MustBeNone = {
  wrong: 'is a deal that the journal does not tell under its number',
  sql: `
    select d."id" from deal d left join live_event v on v."contestId" = d."contestId" and v."seq" = d."seq"
    where v."seq" is null
      or (v."fact" not like '%"' || d."id" || '"%' and v."fact" not like '%"import.recorded"%')`,
}

const OWN_RULES = [...ENTRY_RULES, ...ACT_RULES, ...REVIEW_RULES, ...TERRITORY_RULES, ...BONUS_RULES, TOLD]

const JOURNALS = `
  select c."id", c."headSeq", count(e."seq") as "facts", max(e."seq") as "last"
  from contest c left join live_event e on e."contestId" = c."id" group by c."id", c."headSeq"`

async function compareStandings(reader: PlainReader, replay: Replay, differences: string[]): Promise<number> {
  let checked = 0
  const expected = replay.standings()
  for await (const row of reader.rows<StoredStanding>(STANDINGS)) {
    checked++
    const { contestId, day, participantId, metricId } = row
    const replayed = expected.take(contestId, day, participantId, metricId) ?? { ...NOTHING, teamId: row.teamId }
    if (isSame(row, replayed)) continue
    const key = `${contestId}|${participantId}|${day}|${metricId}`
    differences.push(`standing ${key}: stored ${summary(row)}, replay ${summary(replayed)}`)
  }
  for (const key of expected.keys()) differences.push(`standing ${key}: missing`)
  return checked
}

const isSame = (stored: ReplayedStanding, replayed: ReplayedStanding): boolean =>
  stored.teamId === replayed.teamId && FIGURES.every((figure) => stored[figure] === replayed[figure])

const summary = (each: ReplayedStanding) =>
  `${each.teamId} ${each.quantity}/${each.points}@${each.reachedSeq} -${each.cancelledQuantity}/${each.cancelledPoints} ~${each.pendingQuantity}`

async function mustBeNone(reader: PlainReader, { wrong, sql }: MustBeNone, differences: string[]) {
  for await (const { id } of reader.rows<{ id: string }>(sql)) differences.push(`${id}: ${wrong}`)
}

async function compareJournals(reader: PlainReader, differences: string[]): Promise<number> {
  let contests = 0
  const rows = reader.rows<{ id: string; headSeq: number; facts: number | string; last: number | null }>(JOURNALS)
  for await (const { id, headSeq, facts, last } of rows) {
    contests++
    if (Number(facts) !== headSeq || (last ?? 0) !== headSeq)
      differences.push(`journal of ${id}: ${facts} facts up to ${last ?? 0}, head ${headSeq}`)
  }
  return contests
}
