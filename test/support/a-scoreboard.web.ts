import { type ContestView, UNCHECKED } from '#shared/contest/contests/contract'
import { NO_TOTALS, type ParticipantStanding, type Totals } from '#shared/ledger/standings/contract'
import type { LiveFact } from '#shared/live/facts'
import type { ShownEvent } from '#shared/live/protocol'

export const g3 = '00000000-0000-4000-8000-0000000000a1'
export const broadband = '00000000-0000-4000-8000-0000000000a2'
export const west = '00000000-0000-4000-8000-0000000000b1'
export const east = '00000000-0000-4000-8000-0000000000b2'
const names = ['严萍', '张伟', '王芳', '李娜', '刘洋', '陈静']

export const personId = (index: number): string => `00000000-0000-4000-8000-0000000000c${index}`

/** Two teams of three, seated in turn; 3G and 宽带 with 2 and 5 points unless `weights` say otherwise. */
export function aContestView(weights: [number, number] = [2, 5]): ContestView {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    name: '沃马当先',
    slogan: '你追我赶',
    plan: '',
    startsOn: '2015-04-01',
    endsOn: '2015-06-30',
    timezone: 'Asia/Shanghai',
    lockTime: '09:30',
    rankingBasis: 'total',
    paceBasis: 'calendar',
    workWeek: '12345',
    calendar: [],
    status: 'running',
    isDemo: false,
    startedAt: null,
    closedAt: null,
    metrics: [
      { id: g3, name: '3G', unit: '部', pointsPerUnit: weights[0], countsWhen: 'recorded', ...UNCHECKED },
      { id: broadband, name: '宽带', unit: '户', pointsPerUnit: weights[1], countsWhen: 'recorded', ...UNCHECKED },
    ],
    offers: [],
    teams: [
      { id: west, name: '湖西队', slogan: '', colour: '#c8261b', crest: '湖' },
      { id: east, name: '舜师队', slogan: '', colour: '#1d4fa0', crest: '舜' },
    ],
    goals: [{ teamId: west, metricId: g3, target: 160, challenge: 200 }],
    participants: names.map((name, index) => ({
      id: personId(index),
      teamId: index % 2 === 0 ? west : east,
      name,
      area: '',
      isCaptain: false,
      activeFrom: null,
      activeTo: null,
    })),
  }
}

export const totals = (points: number, reachedSeq = points): Totals => ({ ...NO_TOTALS, points, deals: 1, reachedSeq })

/** Everybody's line; `points` by seat. */
export const linesOf = (contest: ContestView, points: readonly number[]): ParticipantStanding[] =>
  contest.participants.map(({ id, teamId }, index) => ({
    participantId: id,
    teamId,
    whole: totals(points[index] ?? 0, index + 1),
    today: totals(0),
  }))

export const aDealFact = (
  more: Partial<Extract<LiveFact, { type: 'deal.recorded' }>> = {},
): Extract<LiveFact, { type: 'deal.recorded' }> => ({
  type: 'deal.recorded',
  dealId: personId(9),
  participantId: personId(0),
  name: '严萍',
  businessDate: '2015-05-12',
  lines: [{ metricId: g3, quantity: 2, points: 4 }],
  nthOfDay: 3,
  isSilent: false,
  isFirstOfDay: false,
  team: { teamId: west },
  pledgeState: null,
  ...more,
})

export const shownEvent = (seq: number, fact: LiveFact): ShownEvent => ({ seq, at: '2015-05-12T06:30:00.000Z', fact })
