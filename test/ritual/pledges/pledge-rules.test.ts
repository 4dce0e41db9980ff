import { describe, expect, it } from 'vitest'
import { floorDays, floorOf, isRaise, stateAt, stateOf } from '#server/ritual/pledges/pledge-rules'
import { workingDays } from '#shared/contest/duty/contract'
import { worthOf } from '#shared/ritual/pledges/pledge-worth'
import { aView, BROADBAND, BUNDLE, G3 } from '#test/support/plain-view'

const view = aView()
const total = (quantity: number) => ({ quantity, reachedSeq: 1 })
const sold = (g3: number, broadband = 0, deals = 1) => ({
  deals,
  metrics: { [G3]: total(g3), [BROADBAND]: total(broadband) },
})
const pledged = (g3: number, wish: { isLate?: boolean; floor?: number; before?: number } = {}) => ({
  lines: [{ metricId: G3, quantity: g3 }],
  isLate: wish.isLate ?? false,
  floor: wish.floor ?? 1,
  soldBefore: wish.before ? [{ metricId: G3, quantity: wish.before }] : null,
})

describe('the floor of a pledge', () => {
  it('looks at the last ten working days on duty, not at nine and not at eleven', () => {
    const worked = workingDays(view, '2015-04-01', '2015-04-20')

    const days = floorDays(worked, (day) => day !== '2015-04-17')

    expect(days).toHaveLength(10)
    expect(days[0]).toBe('2015-04-06')
    expect(days.at(-1)).toBe('2015-04-20')
    expect(days).not.toContain('2015-04-17')
  })

  it('is all there is while fewer than ten days were worked', () => {
    expect(floorDays(['2015-04-01', '2015-04-02'], () => true)).toEqual(['2015-04-01', '2015-04-02'])
  })

  it.each([
    [0, 1],
    [1, 1],
    [1.3, 2],
    [5, 4],
    [5.1, 5],
    [8.75, 7],
    [100, 80],
  ])('of an average of %d points is %d', (average, floor) => {
    expect(floorOf(view, average)).toBe(floor)
  })

  it('is nothing where no metric carries points, and something as soon as one does', () => {
    const worthless = view.metrics.map((metric) => ({ ...metric, pointsPerUnit: 0 }))
    const [first, ...rest] = worthless

    expect(floorOf({ ...view, metrics: worthless }, 5)).toBe(0)
    expect(floorOf({ ...view, metrics: [{ ...first!, pointsPerUnit: 1 }, ...rest] }, 5)).toBe(4)
  })
})

describe('a pledge', () => {
  it.each([
    ['reached', pledged(3), sold(3), 'kept'],
    ['beaten', pledged(3), sold(4), 'kept'],
    ['one short', pledged(3), sold(2), 'sprinting'],
    ['without a sale yet', pledged(3), sold(0, 0, 0), 'pledged'],
    ['reached but made late', pledged(3, { isLate: true }), sold(3), 'sprinting'],
    ['reached and worth exactly its floor', pledged(3, { floor: 6 }), sold(3), 'kept'],
    ['reached but worth less than its floor', pledged(3, { floor: 7 }), sold(3), 'sprinting'],
    ['made after a sale, and that one only', pledged(2, { before: 1 }), sold(1), 'pledged'],
    ['made after a sale, one short of what it adds', pledged(2, { before: 1 }), sold(2), 'sprinting'],
    ['made after a sale and reached on top of it', pledged(2, { before: 1 }), sold(3), 'kept'],
    ['worth its floor with what was sold before it', pledged(1, { before: 2, floor: 6 }), sold(3), 'kept'],
    ['of nothing', { lines: [], soldBefore: null, isLate: false, floor: 0 }, sold(3), 'sprinting'],
    ['of a metric that was not sold', pledged(3), { deals: 1, metrics: {} }, 'sprinting'],
  ] as const)('%s', (_, pledge, day, state) => {
    expect(stateOf(view, pledge, day)).toBe(state)
  })

  it('asks for every one of its metrics', () => {
    const both = {
      lines: [
        { metricId: G3, quantity: 1 },
        { metricId: BROADBAND, quantity: 1 },
      ],
      soldBefore: null,
      isLate: false,
      floor: 1,
    }

    expect(stateOf(view, both, sold(5, 0))).toBe('sprinting')
    expect(stateOf(view, both, sold(1, 1))).toBe('kept')
  })

  it('that was not kept on its own day does not become kept by a sale that is back-dated', () => {
    const contest = { view, today: '2015-04-11' }
    const state = (keptSeq: number | null, day: string, g3 = 3) =>
      stateAt(contest, { ...pledged(3), keptSeq }, day, sold(g3))

    expect(state(null, '2015-04-10')).toBe('sprinting')
    expect(state(7, '2015-04-10')).toBe('kept')
    expect(state(null, '2015-04-11')).toBe('kept')
    expect(state(7, '2015-04-10', 2)).toBe('sprinting')
    expect(stateAt(contest, { ...pledged(3), keptSeq: null }, '2015-04-10', sold(0, 0, 0))).toBe('pledged')
  })

  it('is raised (加码) only where nothing is lowered and something is more', () => {
    const of = (g3: number, broadband?: number) => [
      { metricId: G3, quantity: g3 },
      ...(broadband === undefined ? [] : [{ metricId: BROADBAND, quantity: broadband }]),
    ]

    expect(isRaise(of(2), of(3))).toBe(true)
    expect(isRaise(of(2), of(2, 1))).toBe(true)
    expect(isRaise(of(2), of(2))).toBe(false)
    expect(isRaise(of(2), of(1, 5))).toBe(false)
    expect(isRaise(of(2, 1), of(3))).toBe(false)
    expect(isRaise([], of(1))).toBe(true)
    expect(isRaise(of(2), [])).toBe(false)
  })
})

describe('what a pledge is worth', () => {
  it('is its points, and a bundle what it brings, never both', () => {
    expect(worthOf(view, [{ metricId: G3, quantity: 3 }])).toBe(6)
    expect(worthOf(view, [{ metricId: BUNDLE, quantity: 2 }])).toBe(14)
    expect(
      worthOf(
        view,
        view.metrics.map(({ id }) => ({ metricId: id, quantity: 1 })),
      ),
    ).toBe(7)
    const more = [
      { metricId: G3, quantity: 10 },
      { metricId: BUNDLE, quantity: 1 },
    ]
    expect(worthOf(view, more)).toBe(20)
  })

  it('is that of the cheapest offer, per bundle and in whole points', () => {
    const line = (metricId: string, quantity: number, hasPoints: boolean) => ({ metricId, quantity, hasPoints })
    const offers = [
      { id: 'dear', name: '', lines: [line(BUNDLE, 1, false), line(BROADBAND, 2, true)] },
      { id: 'cheap', name: '', lines: [line(BUNDLE, 2, true), line(BROADBAND, 1, true), line(G3, 5, false)] },
      { id: 'other', name: '', lines: [line(G3, 1, true)] },
    ]

    expect(worthOf({ ...view, offers }, [{ metricId: BUNDLE, quantity: 3 }])).toBe(6)
  })

  it('is nothing for a metric without points that no offer holds', () => {
    expect(worthOf({ ...view, offers: [] }, [{ metricId: BUNDLE, quantity: 3 }])).toBe(0)
    expect(worthOf(view, [{ metricId: 'unknown', quantity: 3 }])).toBe(0)
    expect(worthOf(view, [])).toBe(0)
  })
})
