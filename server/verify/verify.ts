import { openPlainReader, type PlainReader } from '#server/verify/plain-reader'
import { Replay, type ReplayedEntry, standingKey } from '#server/verify/replay'

/** `checked` counts the standings compared; `differences` names the first of what does not agree. */
export interface Verdict {
  ok: boolean
  contests: number
  entries: number
  checked: number
  differences?: string[]
}

const TOLD_AT_MOST = 20

interface StoredStanding {
  contestId: string
  day: string
  participantId: string
  metricId: string
  teamId: string
  quantity: number
  points: number
  reachedSeq: number
}

/** Compares every standing and journal with a plain replay of the ledger; may run beside a live server. */
export async function verify(databaseUrl: string): Promise<Verdict> {
  const reader = await openPlainReader(databaseUrl)
  try {
    const replay = new Replay()
    for await (const entry of reader.rows<ReplayedEntry>(LEDGER))
      replay.add({ ...entry, isReversed: Boolean(entry.isReversed) })
    const differences: string[] = []
    const checked = await compareStandings(reader, replay, differences)
    const contests = await compareJournals(reader, differences)
    const verdict = { ok: differences.length === 0, contests, entries: replay.entries, checked }
    return verdict.ok ? verdict : { ...verdict, differences: differences.slice(0, TOLD_AT_MOST) }
  } finally {
    await reader.close()
  }
}

const LEDGER = `
  select e."contestId", e."dealId", e."seq", e."participantId", e."teamId", e."metricId", e."quantity", e."points",
    e."businessDate", e."kind", case when r."id" is null then 0 else 1 end as "isReversed"
  from ledger_entry e left join ledger_entry r on r."reverses" = e."id"
  order by e."contestId", e."seq", e."line"`

const STANDINGS = `
  select "contestId", "day", "participantId", "metricId", "teamId", "quantity", "points", "reachedSeq" from standing`

const JOURNALS = `
  select c."id", c."headSeq", count(e."seq") as "facts", max(e."seq") as "last"
  from contest c left join live_event e on e."contestId" = c."id" group by c."id", c."headSeq"`

async function compareStandings(reader: PlainReader, replay: Replay, differences: string[]): Promise<number> {
  let checked = 0
  const unseen = new Set(replay.standings.keys())
  for await (const row of reader.rows<StoredStanding>(STANDINGS)) {
    checked++
    const key = standingKey(row.contestId, row.day, row.participantId, row.metricId)
    const expected = replay.standings.get(key)
    unseen.delete(key)
    const stored = summary(row)
    const replayed = expected ? summary(expected) : 'nothing in the ledger'
    if (stored !== replayed) differences.push(`standing ${key}: stored ${stored}, replay ${replayed}`)
  }
  for (const key of unseen) differences.push(`standing ${key}: missing`)
  return checked
}

const summary = ({
  teamId,
  quantity,
  points,
  reachedSeq,
}: Omit<StoredStanding, 'contestId' | 'day' | 'participantId' | 'metricId'>) =>
  `${teamId} ${quantity}/${points}@${reachedSeq}`

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
