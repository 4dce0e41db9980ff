import { describe, expect, it } from 'vitest'
import { UNCHECKED } from '#shared/contest/contests/contract'
import { RecordDealInput } from '#shared/ledger/deals/contract'
import { newRequestId } from '#web/api/request-id'
import { askedAbout, emptySale, formOf, inputOf, saleFor } from '#web/features/ledger/deals/sale-form'
import { dayOfInput, linesOf, queuedTotals } from '#web/offline/queued-sales'

const [broadband, mobile, bundle, me] = Array.from({ length: 4 }, newRequestId) as [string, string, string, string]
const aSale = (quantity = 1) => ({ ...emptySale(), items: [{ kind: 'metric' as const, id: broadband, quantity }] })
/** Half past midnight in Shanghai, still the evening before in London. */
const justAfterMidnight = new Date('2015-05-11T16:30:00Z')
const inShanghai = { timezone: 'Asia/Shanghai', status: 'running' as const, endsOn: '2015-06-30' }
const aMetric = (askAbove: number | null) => ({
  ...{ id: broadband, name: '宽带', unit: '户', pointsPerUnit: 1, countsWhen: 'recorded' as const },
  ...UNCHECKED,
  askAbove,
})
const tapAt = (now: Date, wrongBy = 0) => ({
  at: new Date(now.getTime() + wrongBy).toISOString(),
  aheadMs: 0 - wrongBy,
})
const record = (form: Parameters<typeof inputOf>[0], now = justAfterMidnight) =>
  inputOf(form, inShanghai, newRequestId(), tapAt(now))

describe('the form of a deal', () => {
  it('begins with the customer that another page hands over, and with none from anything else', () => {
    expect(saleFor({ customer: '张记五金', phone: '13853000001', position: 3 })).toMatchObject({
      ...{ customerName: '张记五金', customerPhone: '13853000001', items: [] },
    })
    expect([saleFor(null), saleFor({ customer: 7 })]).toEqual([emptySale(), emptySale()])
  })

  it('begins with what a deal of several steps hands over, and names that deal until the next sale', () => {
    const originId = newRequestId()
    const filled = saleFor({ customer: '宏达物流园', originId, metricId: broadband, quantity: 2 })

    expect(filled.items).toEqual([{ kind: 'metric', id: broadband, quantity: 2 }])
    expect(record(filled)).toMatchObject({ customerName: '宏达物流园', originId })
    expect(formOf(record(filled), inShanghai, justAfterMidnight).originId).toBe(originId)
    expect(record(aSale())).not.toHaveProperty('originId')
    expect(saleFor({ metricId: broadband, quantity: 0 }).items).toEqual([])
  })

  it("leaves the contest's day of the tap to the server, and sends the day before when asked", () => {
    expect(record(aSale()).businessDate).toBeUndefined()
    expect(dayOfInput(record(aSale()), inShanghai)).toBe('2015-05-12')
    expect(record({ ...aSale(), day: 'yesterday' }).businessDate).toBe('2015-05-11')
    expect(record({ ...aSale(), day: '2015-05-03' }).businessDate).toBe('2015-05-03')
  })

  it('is dated with the last day of the contest while the first result is checked', () => {
    const settling = { ...inShanghai, status: 'settling' as const, endsOn: '2015-05-10' }

    const tap = tapAt(justAfterMidnight)
    expect(dayOfInput(inputOf(aSale(), settling, newRequestId(), tap), settling)).toBe('2015-05-10')
    expect(inputOf({ ...aSale(), day: '2015-05-03' }, settling, newRequestId(), tap).businessDate).toBe('2015-05-03')
  })

  it("means the day before on the server's clock, however wrong the device is", () => {
    for (const wrongBy of [-86_400_000, -3 * 86_400_000, 400 * 86_400_000]) {
      const tap = tapAt(justAfterMidnight, wrongBy)
      expect(dayOfInput(inputOf(aSale(), inShanghai, newRequestId(), tap), inShanghai)).toBe('2015-05-12')
      expect(inputOf({ ...aSale(), day: 'yesterday' }, inShanghai, newRequestId(), tap).businessDate).toBe('2015-05-11')
    }
  })

  it('sends what was filled in and leaves out what was not', () => {
    const input = record({ ...aSale(2), participantId: me, customerName: ' 张三 ', note: '  ' })

    expect(RecordDealInput.parse(input)).toEqual({
      requestId: input.requestId,
      tapped: { at: justAfterMidnight.toISOString(), aheadMs: 0 },
      items: [{ metricId: broadband, quantity: 2 }],
      participantId: me,
      customerName: '张三',
    })
    expect(record({ ...aSale(), territoryId: bundle }).territoryId).toBe(bundle)
  })

  it('is restored unchanged when a queued sale is refused the next day', () => {
    const form = { ...aSale(3), participantId: me, reference: '186', area: '建材市场' }
    const nextDay = new Date(justAfterMidnight.getTime() + 86_400_000)

    expect(formOf(record(form), inShanghai, justAfterMidnight)).toEqual(form)
    expect(formOf(record(form), inShanghai, nextDay)).toEqual({ ...form, day: 'yesterday' })
  })

  it('asks once more above ten', () => {
    const contest = { metrics: [aMetric(null)], offers: [] }

    expect([10, 11].map((quantity) => askedAbout(contest, aSale(quantity))?.quantity)).toEqual([undefined, 11])
  })

  it('asks by the limit of the metric where it has one, and about the lines of an offer', () => {
    const lines = [{ metricId: broadband, quantity: 2, hasPoints: true }]
    const contest = { metrics: [aMetric(20)], offers: [{ id: bundle, name: '融合套餐', lines }] }
    const offers = { items: [{ kind: 'offer' as const, id: bundle, quantity: 11 }] }

    expect(askedAbout(contest, aSale(20))).toBeUndefined()
    expect(askedAbout(contest, offers)).toEqual({ metricId: broadband, quantity: 22 })
  })

  it('takes one number, or as many as are pasted, and gives them back as they were', () => {
    const pasted = { ...aSale(3), participantId: me, reference: '186 a、１８７\n188；186A' }

    expect(record({ ...pasted, reference: ' 186 ' })).toMatchObject({ reference: '186' })
    expect(record(pasted)).toMatchObject({ numbers: ['186', 'A', '187', '188', '186A'] })
    expect(formOf(record(pasted), inShanghai, justAfterMidnight).reference).toBe('186\nA\n187\n188\n186A')
  })

  it('tells an offer as its lines', () => {
    const offers = [
      {
        id: bundle,
        name: '融合套餐',
        lines: [
          { metricId: broadband, quantity: 1, hasPoints: true },
          { metricId: mobile, quantity: 2, hasPoints: false },
        ],
      },
    ]

    expect(linesOf({ offers }, [{ offerId: bundle, quantity: 3 }])).toEqual([
      { metricId: broadband, quantity: 3 },
      { metricId: mobile, quantity: 6 },
    ])
  })
})

describe('what waits on this device', () => {
  const seller = '44444444-4444-4444-8444-444444444444'
  const contest = {
    ...({ id: 'contest', timezone: 'Asia/Shanghai', status: 'running', endsOn: '2015-06-30' } as const),
    offers: [{ id: 'offer', name: '融合', lines: [{ metricId: 'g3', quantity: 2, hasPoints: true }] }],
  }
  const waiting = (input: object, contestId = 'contest') => ({
    contestId,
    input: { requestId: 'r', participantId: seller, items: [{ metricId: 'g3', quantity: 1 }], ...input },
  })

  it('adds up own sales of a day, an offer by its lines', () => {
    const all = [
      waiting({ businessDate: '2015-04-10' }),
      waiting({ businessDate: '2015-04-10', items: [{ offerId: 'offer', quantity: 3 }] }),
      waiting({ businessDate: '2015-04-09' }),
      waiting({ businessDate: '2015-04-10', participantId: 'another' }),
      waiting({ businessDate: '2015-04-10' }, 'another contest'),
    ]

    expect(queuedTotals(contest, all, { participantId: seller, day: '2015-04-10' })).toEqual({
      deals: 2,
      quantities: { g3: 7 },
    })
    expect(queuedTotals(contest, all, { participantId: seller }).deals).toBe(3)
  })
})
