import { HELPER_LINE_OFFSET } from '#server/ledger/deals/counting-entry'
import type { StoredRules } from '#server/ledger/verify/stored-rules'
import type { PlainReader } from '#server/platform/database/plain-reader'
import { contestOn } from '#shared/contest/contests/contest-on'
import type { Metric } from '#shared/contest/contests/contract'

interface Line {
  id: string
  contestId: string
  metricId: string
  day: string
  quantity: number
  points: number
}

/** Of a line with a helper, both halves; of one that had to be activated, the day on which it was sold. */
const LINES = `
  select e."id", e."contestId", e."metricId", e."quantity", d."businessDate" as "day",
    e."points" + case when d."helperId" is null then 0 else coalesce((
      select a."points" from ledger_entry a
      where a."dealId" = e."dealId" and a."seq" = e."seq" and a."line" = e."line" + ${HELPER_LINE_OFFSET}
        and a."kind" = 'assist'), 0) end as "points"
  from ledger_entry e join deal d on d."id" = e."dealId"
  where e."kind" in ('sale', 'activation')`

/** Checks what every sold line is worth against the rules in force on its day; a line of an offer may carry no points. */
export async function comparePoints(
  reader: PlainReader,
  contests: ReadonlyMap<string, StoredRules>,
  differences: string[],
): Promise<void> {
  const free = await readFreeLines(reader)
  const worth = new Map<string, Priced | undefined>()
  for await (const { id, contestId, metricId, day, quantity, points } of reader.rows<Line>(LINES)) {
    const key = `${contestId} ${day} ${metricId}`
    const rules = contests.get(contestId)
    if (!worth.has(key) && rules)
      worth.set(
        key,
        contestOn(rules, day).metrics.find((metric) => metric.id === metricId),
      )
    const metric = worth.get(key)
    const isRight = metric !== undefined && BigInt(points) === pointsOf(metric, quantity)
    const isFree = metric !== undefined && points === 0 && free.has(`${contestId} ${metricId}`)
    if (!isRight && !isFree)
      differences.push(
        `points of ${id}: ${points} for ${quantity}, ${metric?.pointsPerUnit ?? 'not sold'} each on ${day}`,
      )
  }
}

type Priced = Pick<Metric, 'kind' | 'pointsPerUnit'>

/** Points per piece, or per 元 of an amount in 分 and rounded down. */
const pointsOf = ({ kind, pointsPerUnit }: Priced, quantity: number): bigint =>
  (BigInt(quantity) * BigInt(pointsPerUnit)) / (kind === 'amount' ? 100n : 1n)

/** Which metrics an offer sells without points, as `contest metric`. */
async function readFreeLines(reader: PlainReader): Promise<Set<string>> {
  const free = new Set<string>()
  for await (const { contestId, lines } of reader.rows<{ contestId: string; lines: string }>(
    `select "contestId", "lines" from offer`,
  ))
    for (const line of JSON.parse(lines) as { metricId: string; hasPoints: boolean }[])
      if (!line.hasPoints) free.add(`${contestId} ${line.metricId}`)
  return free
}
