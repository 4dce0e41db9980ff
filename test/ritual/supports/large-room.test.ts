import { describe, expect, it } from 'vitest'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyDays } from '#server/contest/duty/duty-rules'
import { DailyFigures, type DailyRow } from '#server/ledger/standings/daily-figures'
import type { RecentDays } from '#server/ledger/standings/recent-days'
import { fallenBehind } from '#server/ritual/supports/support-rules'
import { NO_TOTALS, type ParticipantStanding } from '#shared/ledger/standings/contract'

const BEFORE = ['2015-04-06', '2015-04-07', '2015-04-08']
const RECENT = ['2015-04-09', '2015-04-10', '2015-04-13']

/** Counts how often a figure of a person is looked up. */
class CountedFigures extends DailyFigures {
  lookUps = 0

  constructor(rows: readonly DailyRow[]) {
    const { people, days } = DailyFigures.from(rows)
    super(people, days)
  }

  override points(participantId: string, day: string) {
    this.lookUps++
    return super.points(participantId, day)
  }

  override deals(participantId: string, day: string) {
    this.lookUps++
    return super.deals(participantId, day)
  }

  override sold(participantId: string, metricId: string | null, day: string) {
    this.lookUps++
    return super.sold(participantId, metricId, day)
  }
}

describe('support in a large room', () => {
  it('looks up each person as often as in a small one, though half of them fell behind', () => {
    const [small, large] = [look(20), look(400)]

    expect(large.behind).toHaveLength(200)
    expect(large.lookUps / 400).toBeCloseTo(small.lookUps / 20, 5)
  })

  it('names the strongest of the own team who did not fall behind', () => {
    const { behind } = look(20)

    expect(behind.map((each) => each.buddyId)).toEqual(
      behind.map(({ participantId }) => (Number(participantId) % 4 === 0 ? '18' : '19')),
    )
  })
})

/** A room in which every second pair sold nothing of late; the others sold the more the higher their number. */
function look(people: number) {
  const participants = Array.from({ length: people }, (_, n) => ({
    id: String(n),
    teamId: n % 2 === 0 ? 'west' : 'east',
    activeFrom: null,
    activeTo: null,
  }))
  const rows: DailyRow[] = []
  const lines: ParticipantStanding[] = []
  for (const { id, teamId } of participants) {
    const hasFallen = Number(id) % 4 < 2
    const sell = (day: string, points: number) => {
      for (const metricId of ['', '3g']) rows.push({ day, participantId: id, metricId, quantity: points, points })
    }
    for (const day of BEFORE) sell(day, 10)
    for (const day of RECENT) if (!hasFallen) sell(day, 10 + Number(id))
    const whole = { ...NO_TOTALS, points: Number(id) }
    lines.push({ participantId: id, teamId, whole, today: NO_TOTALS } as ParticipantStanding)
  }
  const sales = new CountedFigures(rows)
  const roster = { participants, workWeek: '12345', calendar: [] }
  const contest = {
    view: { participants, metrics: [{ id: '3g', pointsPerUnit: 1 }] },
    rules: { participant: (id: string) => participants[Number(id)] },
  } as unknown as LoadedContest
  const days: RecentDays = {
    contest,
    day: RECENT.at(-1) as string,
    days: [...BEFORE, ...RECENT],
    recent: RECENT,
    before: BEFORE,
    duty: new DutyDays(roster, new Map()),
    sales,
  }
  return { behind: fallenBehind(days, lines), lookUps: sales.lookUps }
}
