import { describe, expect, it } from 'vitest'
import type { CurveView } from '#shared/ledger/standings/curve'
import { aContestView, broadband, east, g3, west } from '#test/support/a-scoreboard.web'
import { cumulative, daysOf, mixOf, wayTo } from '#web/features/screens/charts/chart-shapes'

const contest = aContestView()
const curve: CurveView = {
  days: ['2015-04-01', '2015-04-02'],
  teams: [
    { teamId: west, points: [4, 9], metrics: { [g3]: [2, 2], [broadband]: [0, 1] } },
    { teamId: east, points: [0, 2], metrics: { [g3]: [0, 1], [broadband]: [0, 0] } },
  ],
}

describe('the lines of the charts', () => {
  it('add up one team or the whole contest, in points or pieces', () => {
    expect(cumulative(curve, west, 'points')).toEqual([4, 9])
    expect(cumulative(curve, null, 'points')).toEqual([4, 11])
    expect(cumulative(curve, null, g3)).toEqual([2, 3])
  })

  it('lead to the goal along the schedule, and end at it on the last day', () => {
    const way = wayTo('target', contest, west, g3)

    expect(way).toHaveLength(daysOf(contest).length)
    expect(way?.at(-1)).toBe(160)
    expect(way?.[0]).toBe(Math.round(160 / 91))
    expect(wayTo('challenge', contest, west, g3)?.at(-1)).toBe(200)
  })

  it('know no challenge where it was left empty, which is stored as the target', () => {
    const goals = contest.goals.map((goal) => ({ ...goal, challenge: goal.target }))

    expect(wayTo('challenge', { ...contest, goals }, west, g3)).toBeNull()
  })

  it('are not drawn without a goal', () => {
    expect(wayTo('target', contest, east, broadband)).toBeNull()
  })
})

describe('the mix', () => {
  it('says in points which metrics each team lives on, and leaves out what is worth nothing', () => {
    expect(mixOf(contest, curve)).toEqual([
      { name: '3G', values: [4, 2] },
      { name: '宽带', values: [5, 0] },
    ])
    expect(mixOf(aContestView([2, 0]), curve).map(({ name }) => name)).toEqual(['3G'])
  })
})
