import type { ContestView } from '#shared/contest/contests/contract'
import type { ReportBrief } from '#shared/ritual/battle-reports/brief'
import type { ReportFigures } from '#shared/ritual/battle-reports/contract'

/** What is on the screen at once: the sale or the event alone, everything, a dozen teams, or the rest of the report. */
export type ReportPage = { kind: 'hero' | 'all' | 'rest' } | { kind: 'teams'; from: number }

export const PAGE_MS = 12_000
/** So many teams have room above the totals, and so many on a page of their own. */
const TEAMS_ABOVE = 3
export const TEAMS_A_PAGE = 12

const isOneEvent = ({ kind }: Pick<ReportBrief, 'kind'>) => kind === 'good_news' || kind === 'flash'
const ownPages = (teams: number) => (teams > TEAMS_ABOVE ? Math.ceil(teams / TEAMS_A_PAGE) : 0)

/** The pages of a report in the order in which it reads: today per team, then the whole, the praised and the pledges. */
export function reportPages(report: Pick<ReportBrief, 'kind'>, { teams }: Pick<ReportFigures, 'teams'>): ReportPage[] {
  if (isOneEvent(report)) return [{ kind: 'hero' }]
  const tables = Array.from({ length: ownPages(teams.length) }, (_, page) => ({
    kind: 'teams' as const,
    from: page * TEAMS_A_PAGE,
  }))
  return [...tables, { kind: tables.length > 0 ? 'rest' : 'all' }]
}

/** How long a report has the screen: each page long enough to be read. */
export const reportMs = (report: Pick<ReportBrief, 'kind'>, { teams }: Pick<ContestView, 'teams'>): number =>
  PAGE_MS * (isOneEvent(report) ? 1 : Math.max(1.5, 1 + ownPages(teams.length)))
