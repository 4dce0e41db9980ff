import { describe, expect, it } from 'vitest'
import type { LiveFact } from '#shared/live/facts'
import { aContestView, aDealFact, east, g3, shownEvent, west } from '#test/support/a-scoreboard.web'
import { scenesOf } from '#web/features/screens/displays/scenes'
import { weekOnWall } from '#web/features/screens/displays/wall/week-curve'
import { wallLines } from '#web/features/screens/displays/wall-visibility'

const measures = [{ by: g3, name: '3G', kind: 'count' as const, unit: '部' }]
const nothing = { teams: [], boards: {}, pledges: 0, feed: 0 }
const KINDS = ['lesson', 'newcomers', 'join', 'week'] as const

describe('the scenes of a wall besides its figures', () => {
  const kindsOf = (state: object, choice?: Parameters<typeof scenesOf>[4]) =>
    scenesOf(aContestView(), measures, { ...nothing, ...state }, g3, choice).map(({ kind }) => kind)
  const full = { hasLesson: true, newcomers: 2, invites: 2, hasWeek: true }

  it('have their turn in the rotation of the day, each only while it has something to show', () => {
    expect(kindsOf({})).toEqual(['race'])
    expect(new Set(kindsOf(full))).toEqual(new Set(['race', ...KINDS]))
    expect(kindsOf({ invites: 2 })).toEqual(['race', 'join'])
  })

  it('have a page for every four teams that have a funnel', () => {
    const pagesOf = (funnels: number) =>
      scenesOf(aContestView(), measures, { ...nothing, funnels }, g3).flatMap((scene) =>
        scene.kind === 'funnel' ? [scene.page] : [],
      )

    expect([pagesOf(0), pagesOf(4), pagesOf(5)]).toEqual([[], [0], [0, 1]])
    expect(kindsOf({ funnels: 2 }, { scenes: null, pinned: 'funnel' })).toEqual(['funnel'])
    expect(kindsOf({}, { scenes: null, pinned: 'funnel' })).toEqual(['race'])
  })

  it('are shown as a director chose, and give way to the race without content', () => {
    const chosen = { scenes: KINDS.map((kind) => ({ kind, seconds: 10 })), pinned: null }

    expect(kindsOf(full, chosen)).toEqual([...KINDS])
    expect(kindsOf({ hasLesson: true }, chosen)).toEqual(['lesson'])
    expect(kindsOf({}, { scenes: null, pinned: 'week' })).toEqual(['race'])
  })
})

describe('the lines of a wall', () => {
  const withdrawn = (dealId: string): LiveFact => ({ ...aDealFact(), type: 'deal.withdrawn', dealId })
  const seqs = (...facts: LiveFact[]) =>
    wallLines(facts.map((fact, n) => shownEvent(9 - n, fact))).map(({ seq }) => seq)

  it('never begin with a correction', () => {
    expect(seqs(withdrawn('a'), aDealFact(), aDealFact())).toEqual([8, 9, 7])
    expect(seqs(aDealFact(), withdrawn('a'), aDealFact())).toEqual([9, 8, 7])
    expect(seqs(withdrawn('a'))).toEqual([])
  })
})

describe('the week on the wall', () => {
  const period = { startsOn: '2015-04-01', endsOn: '2015-06-30' }
  const days = ['03', '04', '05', '06', '07', '08'].map((day) => `2015-04-${day}`)
  const curveOf = (wests: number[]) => ({
    days: days.slice(0, wests.length),
    teams: [
      { teamId: west, points: wests, metrics: { [g3]: wests } },
      { teamId: east, points: wests.map(() => 0), metrics: { [g3]: wests.map(() => 0) } },
    ],
  })

  it('begins on Monday, from its second day on, once a team has sold', () => {
    expect(weekOnWall(curveOf([1, 2, 2, 2, 5, 6]), period, '2015-04-08')).toMatchObject({
      days: ['2015-04-06', '2015-04-07', '2015-04-08'],
      endsOn: '2015-04-12',
      from: 3,
    })
    expect(weekOnWall(curveOf([1, 2, 2, 2]), period, '2015-04-06')).toBeUndefined()
    expect(weekOnWall(curveOf([1, 2, 2, 2, 2, 2]), period, '2015-04-08')).toBeUndefined()
  })

  it('begins with the contest where that began within the week', () => {
    const curve = { ...curveOf([3, 4]), days: ['2015-04-07', '2015-04-08'] }
    expect(weekOnWall(curve, { ...period, startsOn: '2015-04-07' }, '2015-04-08')).toMatchObject({
      days: ['2015-04-07', '2015-04-08'],
      from: 0,
    })
  })
})
