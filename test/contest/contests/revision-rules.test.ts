import { describe, expect, it } from 'vitest'
import { changesOf } from '#server/contest/contests/revision-rules'
import { contestOn } from '#shared/contest/contests/contest-on'
import {
  type ContestView,
  goalOf,
  hasChallenge,
  hasWeights,
  statusOn,
  takesWrites,
  UNCHECKED,
} from '#shared/contest/contests/contract'
import type { MetricKind } from '#shared/contest/contests/quantities'
import type { ReviseInput, Revision, RevisionChanges } from '#shared/contest/contests/revision'
import { aView, BROADBAND, BUNDLE, EAST, G3, WEST } from '#test/support/plain-view'

const goal = (teamId: string | null, metricId: string | null, target: number, challenge = target) => ({
  ...{ teamId, metricId, target, challenge },
})
const view = aView({ goals: [goal(WEST, G3, 100, 125), goal(EAST, G3, 80, 90)] })
const input = (changes: Partial<ReviseInput>): ReviseInput => ({
  ...{ from: '2015-05-01', reason: '上级调整', goals: [], points: [], metrics: [] },
  ...changes,
})
const revision = (from: string, changes: Partial<RevisionChanges>): Revision => ({
  ...{ id: from, seq: 1, from, reason: '', by: '', at: '' },
  changes: { goals: [], points: [], metrics: [], ...changes },
})
const tv = { id: 'tv', name: '电视', unit: '户', pointsPerUnit: 3, ...UNCHECKED }

describe('a revision', () => {
  it('keeps what is different alone, with what held until then', () => {
    const changes = changesOf(
      view,
      input({
        goals: [goal(WEST, G3, 120, 150), goal(EAST, G3, 80, 90), goal(WEST, BROADBAND, 10)],
        points: [
          { metricId: G3, pointsPerUnit: 3 },
          { metricId: BROADBAND, pointsPerUnit: 5 },
        ],
        metrics: [tv],
      }),
    )

    expect(changes).toEqual({
      goals: [
        {
          ...{ teamId: WEST, metricId: G3 },
          ...{ before: { target: 100, challenge: 125 }, after: { target: 120, challenge: 150 } },
        },
        { teamId: WEST, metricId: BROADBAND, before: null, after: { target: 10, challenge: 10 } },
      ],
      points: [{ metricId: G3, before: 2, after: 3 }],
      metrics: [tv],
    })
  })

  it('may change a challenge alone, and set a goal of a metric that it adds', () => {
    expect(changesOf(view, input({ goals: [goal(WEST, G3, 100, 130)] })).goals).toHaveLength(1)
    expect(changesOf(view, input({ goals: [goal(null, 'tv', 9)], metrics: [tv] })).goals).toHaveLength(1)
    expect(changesOf(view, input({ goals: [goal(null, null, 9)] })).goals).toHaveLength(1)
  })

  it.each([
    ['that changes nothing', { goals: [goal(WEST, G3, 100, 125)] }, 'revision_changes_nothing'],
    ['of another contest’s team', { goals: [goal('north', G3, 1)] }, 'not_found'],
    ['of a metric that is not sold', { goals: [goal(WEST, 'tv', 1)] }, 'unknown_metric'],
    ['of points of a metric that is not sold', { points: [{ metricId: 'tv', pointsPerUnit: 1 }] }, 'unknown_metric'],
    ['that sets a goal twice', { goals: [goal(WEST, G3, 1), goal(WEST, G3, 2)] }, 'invalid_input'],
    [
      'that sets points twice',
      {
        points: [
          { metricId: G3, pointsPerUnit: 1 },
          { metricId: G3, pointsPerUnit: 9 },
        ],
      },
      'invalid_input',
    ],
    ['with a metric twice', { metrics: [tv, { ...tv, id: 'tv2' }] }, 'invalid_input'],
    ['with the name of a metric that is there', { metrics: [{ ...tv, name: '3G' }] }, 'invalid_input'],
    ['with the id of a metric that is there', { metrics: [{ ...tv, id: G3 }] }, 'invalid_input'],
  ] as const)('%s is refused', (_, changes, code) => {
    expect(() => changesOf(view, input(changes as unknown as Partial<ReviseInput>))).toThrow(code)
  })

  it('names the field that is refused', () => {
    const fieldOf = (changes: Partial<ReviseInput>) => {
      try {
        changesOf(view, input(changes))
      } catch (error) {
        return (error as { details: { fields: { path: string }[] } }).details.fields[0]?.path
      }
      return undefined
    }
    const points = { metricId: G3, pointsPerUnit: 9 }

    expect(fieldOf({ goals: [goal(WEST, G3, 1), goal(WEST, G3, 2)] })).toBe('goals')
    expect(fieldOf({ points: [points, points] })).toBe('points')
    expect(fieldOf({ metrics: [{ ...tv, name: '3G' }] })).toBe('metrics')
    expect(fieldOf({ goals: [goal(WEST, G3, 1), goal(EAST, G3, 1), goal(WEST, null, 1)] })).toBeUndefined()
  })

  it('may not take a metric’s name that an announced revision brings later', () => {
    const later = { ...view, revisions: [revision('2015-06-01', { metrics: [tv] })] }

    expect(() => changesOf(later, input({ metrics: [{ ...tv, id: 'other' }] }))).toThrow('invalid_input')
  })

  it('does not take away the goals that the ranking measures by', () => {
    const own = { ...view, rankingBasis: 'own_target' as const }

    expect(() => changesOf(own, input({ goals: [goal(WEST, G3, 0)] }))).toThrow('ranking_needs_goals')
    expect(changesOf(own, input({ goals: [goal(WEST, G3, 1)] })).goals).toHaveLength(1)
    expect(changesOf(view, input({ goals: [goal(WEST, G3, 0)] })).goals).toHaveLength(1)
    const without = { ...own, goals: [goal(WEST, G3, 1)] }
    expect(changesOf(without, input({ goals: [goal(WEST, G3, 2)] })).goals).toHaveLength(1)
  })
})

describe('a contest on a day', () => {
  const goals = (teamId: string, before: number | null, after: number) => ({
    ...{ teamId, metricId: G3, after: { target: after, challenge: after } },
    before: before === null ? null : { target: before, challenge: before },
  })
  const contest: ContestView = aView({
    goals: [goal(WEST, G3, 120)],
    revisions: [
      revision('2015-05-01', { goals: [goals(WEST, 100, 110)], points: [{ metricId: G3, before: 2, after: 3 }] }),
      revision('2015-06-01', {
        goals: [goals(WEST, 110, 120), goals(EAST, null, 50)],
        points: [
          { metricId: G3, before: 3, after: 4 },
          { metricId: BROADBAND, before: 5, after: 6 },
        ],
        metrics: [tv],
      }),
    ],
  })
  const on = (day: string) => {
    const { metrics, goals: held } = contestOn(contest, day)
    return {
      points: Object.fromEntries(metrics.map((metric) => [metric.id, metric.pointsPerUnit])),
      forGoals: Object.fromEntries(metrics.map((metric) => [metric.id, metric.goalPoints])),
      goals: held.map(({ teamId, target }) => [teamId, target]),
    }
  }

  it('has the rules of before up to the day of a revision, and its own from that day on', () => {
    expect(on('2015-04-30')).toMatchObject({ points: { [G3]: 2, [BROADBAND]: 5, [BUNDLE]: 0 }, goals: [[WEST, 100]] })
    expect(on('2015-05-01')).toMatchObject({ points: { [G3]: 3, [BROADBAND]: 5 }, goals: [[WEST, 110]] })
    expect(on('2015-05-31')).toMatchObject({ points: { [G3]: 3, [BROADBAND]: 5 }, goals: [[WEST, 110]] })
    expect(on('2015-06-01')).toMatchObject({
      points: { [G3]: 4, [BROADBAND]: 6, tv: 3 },
      goals: [
        [WEST, 120],
        [EAST, 50],
      ],
    })
  })

  it('does not sell a metric before the day that brings it', () => {
    expect(on('2015-05-31').points).not.toHaveProperty('tv')
    expect(contestOn(contest, '2015-06-01').metrics.at(-1)).toEqual({ ...tv, countsWhen: 'recorded' })
    expect(contestOn(contestOn(contest, '2015-06-01'), '2015-05-31').metrics.map(({ id }) => id)).toEqual([
      ...[G3, BROADBAND, BUNDLE],
    ])
  })

  it('measures a goal in points by what a unit was worth at the start', () => {
    expect(on('2015-06-01').forGoals).toEqual({ [G3]: 2, [BROADBAND]: 5, [BUNDLE]: undefined, tv: undefined })
  })

  it('is itself where nothing was revised', () => {
    expect(contestOn(view, '2015-05-01')).toBe(view)
    const none = { ...view, revisions: [] }
    expect(contestOn(none, '2015-05-01')).toBe(none)
  })
})

describe('the goal of a team or a contest', () => {
  it('is its own, else the sum of its metrics at their points', () => {
    const contest = aView({ goals: [goal(WEST, G3, 100, 125), goal(WEST, BROADBAND, 10, 20), goal(EAST, null, 7, 9)] })

    expect(goalOf(contest, WEST, G3)).toEqual({ target: 100, challenge: 125 })
    expect(goalOf(contest, WEST, null)).toEqual({ target: 250, challenge: 350 })
    expect(goalOf(contest, EAST, null)).toEqual({ target: 7, challenge: 9 })
    expect(goalOf(contest, EAST, G3)).toBeNull()
  })

  it('is the sum of the teams for a contest without one of its own', () => {
    expect(goalOf(view, null, G3)).toEqual({ target: 180, challenge: 215 })
    expect(goalOf(view, null, null)).toEqual({ target: 360, challenge: 430 })
    expect(goalOf(view, null, BROADBAND)).toBeNull()
    const own = { ...view, goals: [...view.goals, goal(null, G3, 500)] }
    expect(goalOf(own, null, G3)?.target).toBe(500)
    expect(goalOf(own, null, null)?.target).toBe(1_000)
  })

  it('keeps what a unit was worth to it', () => {
    const metrics = view.metrics.map((metric) => (metric.id === G3 ? { ...metric, goalPoints: 1 } : metric))

    expect(goalOf({ ...view, metrics }, WEST, null)).toEqual({ target: 100, challenge: 125 })
  })
})

describe('a challenge', () => {
  it('is one only beyond the target', () => {
    expect([150, 151].map((challenge) => hasChallenge({ target: 150, challenge }))).toEqual([false, true])
  })
})

describe('what a status allows', () => {
  it('ends the contest by itself on the day after its last one', () => {
    expect(statusOn('running', '2015-06-30', '2015-06-30')).toBe('running')
    expect(statusOn('running', '2015-06-30', '2015-07-01')).toBe('settling')
    expect(statusOn('closed', '2015-06-30', '2015-07-01')).toBe('closed')
    expect(statusOn('draft', '2015-06-30', '2015-07-01')).toBe('draft')
  })

  it('takes sales of everyone while it runs, and of ledger keepers in 公示期', () => {
    expect([takesWrites('running', false), takesWrites('running', true)]).toEqual([true, true])
    expect([takesWrites('settling', false), takesWrites('settling', true)]).toEqual([false, true])
    expect([takesWrites('closed', true), takesWrites('draft', true)]).toEqual([false, false])
  })

  it('shows points only where they say more than quantities', () => {
    const worth = (pointsPerUnit: number, kind: MetricKind = 'count') => ({ kind, pointsPerUnit })
    expect(hasWeights({ metrics: [worth(1), worth(1)] })).toBe(false)
    expect(hasWeights({ metrics: [worth(1), worth(0)] })).toBe(true)
    expect(hasWeights({ metrics: [worth(1), worth(1, 'amount')] })).toBe(true)
  })
})
