import type { DemoContest } from '#server/demo/demo-contest'
import { openPlainReader } from '#server/platform/database/plain-reader'
import type { MonthAttendance } from '#shared/contest/duty/attendance'
import type { LiveSnapshot } from '#shared/live/protocol'
import type { ReportSummary, ReportView } from '#shared/ritual/battle-reports/contract'
import type { PlaybookPage } from '#shared/ritual/playbook/contract'

interface RitualResult {
  meetings: number
  /** How often the months say that someone came. */
  marked: number
  reports: number
  reportsAgree: boolean
  benchmark: string
  lessons: number
  /** How many deals have entries of each kind. */
  cancellations: number
  reassignments: number
  jointSales: number
}

/** Reads the season's meetings, reports, benchmark and lessons back, and holds each report against the ledger. */
export async function checkRitual({ director, contestId }: DemoContest, databaseUrl: string): Promise<RitualResult> {
  const summaries = await director.get<ReportSummary[]>(`/contests/${contestId}/reports`)
  const published = summaries.filter((report) => report.status === 'published')
  const { ritual } = await director.get<LiveSnapshot>(`/contests/${contestId}/live`)
  const lessons = await director.get<PlaybookPage>('/playbook?kind=lesson')
  let marked = 0
  for (const month of ['2015-04', '2015-05', '2015-06'])
    for (const { onTime, late } of (
      await director.get<MonthAttendance>(`/contests/${contestId}/attendance?month=${month}`)
    ).people)
      marked += onTime + late
  const reader = await openPlainReader(databaseUrl)
  try {
    const ledger: Entry[] = []
    for await (const entry of reader.rows<Entry>(LEDGER)) if (entry.contestId === contestId) ledger.push(entry)
    let meetings = 0
    for await (const row of reader.rows<{ contestId: string }>(
      `select "contestId" from meeting where "status" = 'closed'`,
    ))
      if (row.contestId === contestId) meetings++
    let reportsAgree = published.length > 0
    for (const { id } of published) {
      const report = await director.get<ReportView>(`/contests/${contestId}/reports/${id}`)
      if (!agrees(report, ledger)) reportsAgree = false
    }
    const benchmark = ritual.benchmarks.find((each) => each.metricId === null && each.week === null)?.name ?? ''
    const dealsWith = (kind: string) =>
      new Set(ledger.flatMap((entry) => (entry.kind === kind ? [entry.dealId] : []))).size
    return {
      ...{ meetings, marked, reports: published.length, reportsAgree, benchmark, lessons: lessons.total },
      cancellations: dealsWith('cancellation'),
      reassignments: dealsWith('reassignment'),
      jointSales: dealsWith('assist'),
    }
  } finally {
    await reader.close()
  }
}

interface Entry {
  contestId: string
  dealId: string
  seq: number
  teamId: string
  metricId: string
  quantity: number
  businessDate: string
  kind: string
}

const LEDGER = `select "contestId", "dealId", "seq", "teamId", "metricId", "quantity", "businessDate", "kind" from ledger_entry`

function agrees({ seq, figures }: ReportView, ledger: readonly Entry[]): boolean {
  const { from, to, teams, metrics } = figures
  const sum = (teamId: string, metricId: string, first: string) =>
    ledger
      // A day keeps what was sold on it.
      .filter((entry) => entry.kind !== 'cancellation' || first < to)
      .filter((entry) => entry.teamId === teamId && entry.metricId === metricId && entry.seq <= seq)
      .filter((entry) => entry.businessDate >= first && entry.businessDate <= to)
      .reduce((total, entry) => total + entry.quantity, 0)
  return teams.every((team) =>
    metrics.every(
      ({ id }) => (team.period[id] ?? 0) === sum(team.id, id, from) && (team.whole[id] ?? 0) === sum(team.id, id, ''),
    ),
  )
}
