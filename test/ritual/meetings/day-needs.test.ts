import { describe, expect, it } from 'vitest'
import { dayNeeds } from '#shared/ritual/pledges/day-needs'
import { aView, EAST, G3, WEST } from '#test/support/plain-view'

const goal = (teamId: string | null, target: number) => ({ teamId, metricId: G3, target, challenge: target })
const contest = (...goals: ReturnType<typeof goal>[]) => aView({ startsOn: '2015-04-06', endsOn: '2015-04-10', goals })
const needs = (view: ReturnType<typeof aView>, sold: Record<string, number> = {}, today = '2015-04-06') => {
  const before = (teamId: string | null) =>
    teamId === null ? Object.values(sold).reduce((sum, each) => sum + each, 0) : (sold[teamId] ?? 0)
  return [null, WEST, EAST].map((teamId) => dayNeeds(view, teamId, today, before)[G3])
}

describe('今日需 on one wall', () => {
  it('of the contest is what its teams need together: 3 + 4 are 7, not 6', () => {
    expect(needs(contest(goal(WEST, 12), goal(EAST, 18)))).toEqual([7, 3, 4])
    expect(needs(contest(goal(null, 30), goal(WEST, 12), goal(EAST, 18)))).toEqual([7, 3, 4])
  })

  it('of the contest is its own where its target is another than that of its teams', () => {
    expect(needs(contest(goal(null, 40), goal(WEST, 12), goal(EAST, 18)))).toEqual([8, 3, 4])
    expect(needs(contest(goal(null, 40)))).toEqual([8, undefined, undefined])
  })

  it('is level with the schedule, at least an even share of what is left, and nothing once that is sold', () => {
    expect(needs(contest(goal(WEST, 10), goal(EAST, 10)), { [WEST]: 3, [EAST]: 0 }, '2015-04-07')).toEqual([6, 2, 4])
    expect(needs(contest(goal(WEST, 10), goal(EAST, 10)), { [WEST]: 10, [EAST]: 12 }, '2015-04-07')).toEqual([0, 0, 0])
  })
})
