import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { RecordedDeal, TapMoment } from '#shared/ledger/deals/contract'
import { useApp, useContest } from '#test/support/fixtures'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('a sale from a device whose clock is wrong', () => {
  const { clock, director } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  const { contest, west } = useContest()

  /** A tap `ago` before now, on a device that is off by `wrongBy` and knows it. */
  const tap = (wrongBy: number, ago = 0): TapMoment => ({
    at: new Date(clock.now().getTime() - ago + wrongBy).toISOString(),
    aheadMs: -wrongBy,
  })
  const sale = (rest: object) => ({ requestId: randomUUID(), items: [{ metricId: contest.g3, quantity: 1 }], ...rest })
  const record = (rest: object, client = west.client) =>
    client.post<RecordedDeal & { code: string }>(`/contests/${contest.id}/deals`, sale(rest))

  it.each([
    ['a day slow', -DAY],
    ['three days slow', -3 * DAY],
    ['ten days slow', -10 * DAY],
    ['a year fast', 365 * DAY],
    ['right', 0],
  ])('counts for the day of the tap: %s', async (_, wrongBy) => {
    const { status, body } = await record({ tapped: tap(wrongBy) })

    expect([status, body.businessDate]).toEqual([201, '2015-04-10'])
  })

  it.each([-3 * DAY, 0, 2 * DAY])(
    'sold last night without a signal, off by %i ms: counts for last night',
    async (off) => {
      const { body } = await record({ tapped: tap(off, 11 * HOUR) })

      expect(body.businessDate).toBe('2015-04-09')
    },
  )

  it('sold before midnight and sent after it: counts for the day of the tap', async () => {
    clock.set('2015-04-11T00:00:20+08:00')

    expect((await record({ tapped: tap(-DAY, 30_000) })).body.businessDate).toBe('2015-04-10')
    expect((await record({ tapped: tap(-DAY, 10_000) })).body.businessDate).toBe('2015-04-11')
  })

  it('begins its day at midnight of the contest, not of the device or of the server', async () => {
    clock.set('2015-04-10T16:30:00Z')

    expect((await record({ tapped: tap(-DAY) })).body.businessDate).toBe('2015-04-11')
  })

  it('says that it is too old where the tap was three days ago, which a director may record', async () => {
    const tapped = tap(-DAY, 3 * DAY)

    expect((await record({ tapped })).body.code).toBe('business_date_too_old')
    const { participantId } = west
    expect((await record({ tapped, participantId }, director)).body.businessDate).toBe('2015-04-07')
  })

  it('asks for the day where the clock was set between the last word of the server and the tap', async () => {
    const tapped = { at: clock.now().toISOString(), aheadMs: DAY }

    const { status, body } = await record({ tapped })

    expect([status, body.code]).toEqual([409, 'tap_in_future'])
    expect((await record({ businessDate: '2015-04-10' })).status).toBe(201)
  })

  it('takes a tap that is a little ahead for one of now', async () => {
    clock.set('2015-04-10T23:59:30+08:00')

    expect((await record({ tapped: tap(0, -MINUTE) })).body.businessDate).toBe('2015-04-10')
  })

  it('counts for today where it names neither a day nor a tap', async () => {
    expect((await record({})).body.businessDate).toBe('2015-04-10')
  })

  it('gets the first answer again when it is sent again the next day', async () => {
    const input = sale({ tapped: tap(-3 * DAY) })
    const first = await west.client.post<RecordedDeal>(`/contests/${contest.id}/deals`, input)

    clock.set('2015-04-11T09:00:00+08:00')
    const again = await west.client.post<RecordedDeal>(`/contests/${contest.id}/deals`, input)

    expect(again.body).toEqual(first.body)
  })

  it('counts for the last day where it is tapped while the first result is checked', async () => {
    clock.set('2015-07-02T10:00:00+08:00')

    const { body } = await record({ tapped: tap(-DAY), participantId: west.participantId }, director)

    expect(body.businessDate).toBe('2015-06-30')
  })
})
