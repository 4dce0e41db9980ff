import { ContestRules, LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyDays } from '#server/contest/duty/duty-rules'
import { DailyFigures, type DailyRow } from '#server/ledger/standings/daily-figures'
import { type RecentDays, SPAN } from '#server/ledger/standings/recent-days'
import { type ContestView, type ParticipantView, UNCHECKED } from '#shared/contest/contests/contract'
import { workingDays } from '#shared/contest/duty/contract'

/** What rules read, as plain values: for tests of a rule alone, without a server and a database. */
export const [WEST, EAST, G3, BROADBAND, BUNDLE] = ['west', 'east', 'g3', 'broadband', 'bundle']

export const aPerson = (id: string, overrides: Partial<ParticipantView> = {}): ParticipantView => ({
  ...{ id, teamId: id.startsWith('e') ? EAST : WEST, name: id, area: '', isCaptain: false },
  ...{ activeFrom: null, activeTo: null, ...overrides },
})

const metric = (id: string, name: string, unit: string, pointsPerUnit: number) => ({
  ...{ id, name, unit, pointsPerUnit, countsWhen: 'recorded' as const, ...UNCHECKED },
})

/** 3G at 2 points, 宽带 at 5 and 融合 at none, and the bundle that raises all three; April to June 2015, Monday to Friday. */
export function aView(overrides: Partial<ContestView> = {}): ContestView {
  const team = (id: string, name: string) => ({ id, name, slogan: '', colour: '#c8102e', crest: name.slice(0, 1) })
  const line = (metricId: string, hasPoints: boolean) => ({ metricId, quantity: 1, hasPoints })
  return {
    ...{ id: 'contest', name: '沃马当先', slogan: '你追我赶', plan: '机密', status: 'running', isDemo: false },
    ...{ startsOn: '2015-04-01', endsOn: '2015-06-30', timezone: 'Asia/Shanghai', lockTime: '09:30' },
    ...{ rankingBasis: 'total', paceBasis: 'calendar', workWeek: '12345', calendar: [] },
    ...{ startedAt: '2015-04-01T00:00:00.000Z', closedAt: null, goals: [] },
    metrics: [metric(G3, '3G', '部', 2), metric(BROADBAND, '宽带', '户', 5), metric(BUNDLE, '融合', '套', 0)],
    offers: [{ id: 'offer', name: '融合套餐', lines: [line(BUNDLE, false), line(BROADBAND, true), line(G3, true)] }],
    teams: [team(WEST, '湖西队'), team(EAST, '舜师队')],
    participants: [aPerson('w1'), aPerson('e1')],
    ...overrides,
  }
}

/** The account of each participant is `account of <id>`. */
export function loaded(view: ContestView, today: string): LoadedContest {
  const head = { id: view.id, centerId: 'center', headSeq: 0, epoch: 'epoch', revision: 1 }
  const people = view.participants.map((participant) => ({ participant, accountId: `account of ${participant.id}` }))
  return new LoadedContest(head, new ContestRules(view, people), today)
}

interface Sold {
  g3?: number
  broadband?: number
  deals?: number
}

/** By person and day. */
export type Sales = Record<string, Record<string, Sold>>

/** By day. */
export type Away = Record<string, string[]>

/** What a meeting of `day` looks back on. */
export function recentDays(view: ContestView, day: string, sales: Sales, away: Away = {}): RecentDays {
  const days = workingDays(view, view.startsOn, day)
  const rows: DailyRow[] = []
  for (const [participantId, byDay] of Object.entries(sales))
    for (const [on, { g3 = 0, broadband = 0, deals = 1 }] of Object.entries(byDay)) {
      const row = { day: on, participantId }
      rows.push({ ...row, metricId: '', quantity: deals, points: g3 * 2 + broadband * 5 })
      rows.push({ ...row, metricId: G3, quantity: g3, points: g3 * 2 })
      rows.push({ ...row, metricId: BROADBAND, quantity: broadband, points: broadband * 5 })
    }
  const absences = new Map(Object.entries(away).map(([on, ids]) => [on, new Set(ids)]))
  return {
    ...{ contest: loaded(view, day), day, days },
    ...{ recent: days.slice(-SPAN), before: days.slice(-2 * SPAN, -SPAN) },
    ...{ duty: new DutyDays(view, absences), sales: DailyFigures.from(rows) },
  }
}

/** The same sales on each of these days. */
export const onEach = (days: readonly string[], sold: Sold): Record<string, Sold> =>
  Object.fromEntries(days.map((day) => [day, sold]))
