import { describe, expect, it } from 'vitest'
import {
  entryLineOf,
  HELPER_LINE_OFFSET,
  isEffective,
  saleLineOf,
  splitPoints,
} from '#server/ledger/deals/counting-entry'
import {
  answerAgain,
  byCounting,
  digestOf,
  knownOn,
  mustBeRecordable,
  mustTakePartOn,
  pricedLines,
  resolveHelper,
} from '#server/ledger/deals/recording/deal-rules'
import type { Person } from '#server/platform/auth/caller'
import type { ContestView } from '#shared/contest/contests/contract'
import type { RecordDealInput, RecordedDeal } from '#shared/ledger/deals/contract'
import { aPerson, aView, BROADBAND, BUNDLE, G3, loaded } from '#test/support/plain-view'

const person = (role: Person['role']): Person => ({
  ...{ kind: 'person', sessionId: 's', accountId: 'a', centerId: 'c', role, name: '张三' },
})
const member = person('member')
const director = person('director')
const seller = aPerson('w1')
const view = aView({ startsOn: '2015-04-08', endsOn: '2015-06-30' })
const contest = (today = '2015-04-20', overrides: Partial<ContestView> = {}) => loaded({ ...view, ...overrides }, today)

describe('the day of a sale', () => {
  const record = (day: string, by = member, today = '2015-04-20', of = seller) =>
    mustBeRecordable(contest(today), by, of, day, today)

  it('is today or yesterday for members, and any day so far for directors and clerks', () => {
    for (const day of ['2015-04-20', '2015-04-19']) expect(() => record(day)).not.toThrow()
    expect(() => record('2015-04-18')).toThrow('business_date_too_old')
    expect(() => record('2015-04-08', director)).not.toThrow()
    expect(() => record('2015-04-08', person('clerk'))).not.toThrow()
  })

  it('is never in the future and never outside the contest', () => {
    expect(() => record('2015-04-21', director)).toThrow('business_date_in_future')
    expect(() => record('2015-04-07', director)).toThrow('business_date_outside_contest')
    expect(() => record('2015-07-01', director, '2015-07-02')).toThrow('business_date_outside_contest')
    expect(() => record('2015-06-30', director, '2015-07-02')).not.toThrow()
  })

  it('is one on which the seller takes part', () => {
    const joined = aPerson('w1', { activeFrom: '2015-04-20' })
    const left = aPerson('w1', { activeTo: '2015-04-19' })

    expect(() => record('2015-04-19', member, '2015-04-20', joined)).toThrow('participant_not_yet_in')
    expect(() => record('2015-04-20', member, '2015-04-20', left)).toThrow('participant_left')
    expect(() => mustTakePartOn(joined, '2015-04-20')).not.toThrow()
    expect(() => mustTakePartOn(left, '2015-04-19')).not.toThrow()
  })
})

describe('the day on which a cancellation became known', () => {
  it('is today unless said, and in 公示期 the last day of the contest', () => {
    expect(knownOn(contest(), undefined, '2015-04-10')).toBe('2015-04-20')
    expect(knownOn(contest('2015-07-03'), undefined, '2015-04-10')).toBe('2015-06-30')
  })

  it('is not in the future, not outside the contest and not before the sale', () => {
    expect(() => knownOn(contest(), '2015-04-21', '2015-04-10')).toThrow('business_date_in_future')
    expect(() => knownOn(contest('2015-07-03'), '2015-07-01', '2015-04-10')).toThrow('business_date_outside_contest')
    expect(() => knownOn(contest(), '2015-04-07', '2015-04-01')).toThrow('business_date_outside_contest')
    expect(() => knownOn(contest(), '2015-04-09', '2015-04-10')).toThrow('known_before_sale')
    for (const day of ['2015-04-10', '2015-04-20']) expect(knownOn(contest(), day, '2015-04-10')).toBe(day)
    expect(knownOn(contest(), '2015-04-08', '2015-04-08')).toBe('2015-04-08')
    expect(knownOn(contest('2015-07-03'), '2015-06-30', '2015-04-10')).toBe('2015-06-30')
  })
})

describe('what a sale is worth', () => {
  const points = (lines: ReturnType<typeof pricedLines>) =>
    lines.map(({ metricId, quantity, points: worth }) => [metricId, quantity, worth])

  it('is quantity times points, by the rules of its day', () => {
    const change = { metricId: G3, before: 1, after: 2 }
    const revision = { id: 'r', seq: 1, from: '2015-04-10', reason: '', by: '', at: '' }
    const revised = contest('2015-04-20', {
      revisions: [{ ...revision, changes: { goals: [], points: [change], metrics: [] } }],
    })
    const items = [
      { metricId: G3, quantity: 3 },
      { metricId: BROADBAND, quantity: 2 },
    ]

    expect(points(pricedLines(revised, items, '2015-04-10'))).toEqual([
      [G3, 3, 6],
      [BROADBAND, 2, 10],
    ])
    expect(points(pricedLines(revised, items, '2015-04-09'))[0]).toEqual([G3, 3, 3])
  })

  it('is for a bundle that of the lines which carry points', () => {
    const offers = [
      {
        ...{ id: 'offer', name: '' },
        lines: [
          { metricId: BUNDLE, quantity: 1, hasPoints: false },
          { metricId: BROADBAND, quantity: 2, hasPoints: true },
          { metricId: G3, quantity: 1, hasPoints: false },
        ],
      },
    ]

    expect(
      points(pricedLines(contest('2015-04-20', { offers }), [{ offerId: 'offer', quantity: 3 }], '2015-04-20')),
    ).toEqual([
      [BUNDLE, 3, 0],
      [BROADBAND, 6, 30],
      [G3, 3, 0],
    ])
  })

  it('is refused for what is not sold', () => {
    expect(() => pricedLines(contest(), [{ metricId: 'tv', quantity: 1 }], '2015-04-20')).toThrow('unknown_metric')
    expect(() => pricedLines(contest(), [{ offerId: 'none', quantity: 1 }], '2015-04-20')).toThrow('unknown_offer')
  })

  it('waits for the activation where the metric says so', () => {
    const metrics = view.metrics.map((each) =>
      each.id === BROADBAND ? { ...each, countsWhen: 'activated' as const } : each,
    )
    const lines = [
      { metricId: G3, quantity: 1, points: 2 },
      { metricId: BROADBAND, quantity: 1, points: 5 },
    ]

    expect(byCounting(contest('2015-04-20', { metrics }), lines)).toEqual({
      ...{ counted: [lines[0]], pending: [lines[1]] },
    })
  })
})

describe('credit for a helper (协办)', () => {
  const people = [seller, aPerson('w2'), aPerson('w3', { activeTo: '2015-04-19' }), aPerson('e1')]
  const helper = (id: string | undefined, day = '2015-04-20') =>
    resolveHelper(contest('2015-04-20', { participants: people }), seller, id, day)

  it('is for another member of the same team who takes part on the day', () => {
    expect(helper('w2')?.id).toBe('w2')
    expect(helper(undefined)).toBeUndefined()
    expect(helper('w3', '2015-04-19')?.id).toBe('w3')
    expect(() => helper('w3')).toThrow('helper_not_in')
    expect(() => helper('w1')).toThrow('helper_is_seller')
    expect(() => helper('e1')).toThrow('helper_of_other_team')
    expect(() => helper('stranger')).toThrow('not_a_participant')
  })

  it.each([
    [7, true, { seller: 4, helper: 3 }],
    [8, true, { seller: 4, helper: 4 }],
    [1, true, { seller: 1, helper: 0 }],
    [7, false, { seller: 7, helper: 0 }],
  ] as const)('of %d points (shared: %s) is %o: an odd point is the seller’s', (points, isShared, parts) => {
    expect(splitPoints(points, isShared)).toEqual(parts)
  })

  it('is a line of its own that belongs to the sale’s line', () => {
    expect([entryLineOf(3, 'seller'), entryLineOf(3, 'helper')]).toEqual([3, 3 + HELPER_LINE_OFFSET])
    expect([saleLineOf({ line: 3 }), saleLineOf({ line: 103 })]).toEqual([3, 3])
    expect(isEffective({ reversedBy: null } as never)).toBe(true)
    expect(isEffective({ reversedBy: 'cancellation' } as never)).toBe(false)
  })
})

describe('a repeated request', () => {
  const input = (overrides: Partial<RecordDealInput> = {}) =>
    ({
      requestId: 'r',
      businessDate: '2015-04-20',
      items: [{ metricId: G3, quantity: 1 }],
      ...overrides,
    }) as RecordDealInput

  it('is known by what it says about the sale, not about the customer', () => {
    const digest = digestOf(input())

    expect(digestOf(input({ requestId: 'other', customerName: '王', customerPhone: '13800000000' }))).toBe(digest)
    expect(digestOf(input({ businessDate: '2015-04-19' }))).not.toBe(digest)
    expect(digestOf(input({ items: [{ metricId: G3, quantity: 2 }] }))).not.toBe(digest)
    expect(digest).toMatch(/^[\w-]{22}$/)
  })

  it('is known by the longer digests of earlier versions, and refused with other content', () => {
    const digest = digestOf(input())
    const answer = { id: 'the first' } as RecordedDeal

    expect(answerAgain({ digest: `${digest}${'x'.repeat(21)}`, answer }, digest)).toBe(answer)
    expect(() => answerAgain({ digest: digestOf(input({ note: '别的' })), answer }, digest)).toThrow('request_reused')
  })
})
