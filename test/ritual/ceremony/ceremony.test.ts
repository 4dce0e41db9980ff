import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { LiveSnapshot } from '#shared/live/protocol'
import type { CeremonyView } from '#shared/ritual/ceremony/contract'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { Screen } from '#test/journal/live/screen'
import { aDeal, type Member } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const AS_TV = { 'x-dangxian-as': 'display' }
const LAST_DAY = '2015-06-30'

describe('the ceremony of the last day', () => {
  const { app, director, clock } = useApp({ at: '2015-04-02T08:00:00+08:00' })
  const { contest, west, east } = useContest()
  const path = (rest = '') => `/contests/${contest.id}${rest}`

  const onLastDay = () => clock.set(`${LAST_DAY}T18:30:00+08:00`)
  const sell = async (member: Member, day: string, quantity: number) => {
    clock.set(`${day}T10:00:00+08:00`)
    const deal = aDeal(contest, { businessDate: day, items: [{ metricId: contest.g3, quantity }] })
    expectStatus(await member.client.post(path('/deals'), deal), 201)
  }
  const close = async () => expectStatus(await director.post(path('/close')), 200)
  const step = (input: Record<string, unknown>, client = director) =>
    client.put(path('/ceremony'), { isHeld: false, ...input })
  const stateSeenBy = async (client = west.client) =>
    (await client.get<LiveSnapshot>(path('/live'))).body.ritual.ceremony
  const aTv = async () => {
    const { url } = (await director.post<NewDisplay>(path('/displays'), { name: '大厅' })).body
    const tv = app.anonymous()
    expectStatus(await tv.post('/display-session', { token: new URL(url).hash.slice(1) }), 200)
    return tv
  }

  it('begins on all screens when the contest is closed', async () => {
    await sell(west, '2015-04-02', 3)
    onLastDay()
    const tv = await aTv()
    const screen = await new Screen(tv, contest.id, { as: 'display' }).untilLive()
    expect(screen.state.ritual.ceremony).toBeNull()

    await close()

    const begun = { step: 'opening', since: '2015-06-30T10:30:00.000Z', isHeld: false }
    await expect.poll(() => screen.arrived.at(-1)?.fact).toEqual({ type: 'ceremony.changed', ceremony: begun })
    expect(await stateSeenBy()).toEqual(begun)
    screen.close()
  })

  it('can be begun by a director from the last day on, moved, held and ended', async () => {
    clock.set('2015-06-29T18:30:00+08:00')
    expect((await step({ step: 'opening' })).body.code).toBe('ceremony_too_early')
    onLastDay()

    expectStatus(await step({ step: 'champion', isHeld: true }), 200)
    expect(await stateSeenBy()).toMatchObject({ step: 'champion', isHeld: true })
    expectStatus(await director.delete(path('/ceremony')), 204)
    expect(await stateSeenBy()).toBeNull()
  })

  it('is not revealed again by the close where it was revealed the evening before', async () => {
    onLastDay()
    expectStatus(await step({ step: 'opening' }), 200)
    expectStatus(await director.delete(path('/ceremony')), 204)

    clock.set('2015-07-02T09:00:00+08:00')
    await close()

    expect(await stateSeenBy()).toBeNull()
  })

  it('is directed by directors alone, and only in words it knows', async () => {
    onLastDay()

    expectStatus(await step({ step: 'opening' }, west.client), 403)
    expectStatus(await step({ step: 'fireworks' }), 400)
  })

  it('is rehearsed by directors at any time, and read by the others once it has begun', async () => {
    await sell(west, '2015-04-02', 3)
    const tv = await aTv()
    expectStatus(await director.get(path('/ceremony')), 200)
    expect((await west.client.get(path('/ceremony'))).body.code).toBe('ceremony_not_begun')
    expect((await tv.get(path('/ceremony'), AS_TV)).body.code).toBe('ceremony_not_begun')
    onLastDay()
    expectStatus(await step({ step: 'opening' }), 200)

    const { body } = await tv.get<CeremonyView>(path('/ceremony'), AS_TV)
    expect(body.honours).toEqual([expect.objectContaining({ kind: 'benchmark' })])
    expect((await west.client.get<CeremonyView>(path('/ceremony'))).body).toEqual(body)
  })

  describe('honours', () => {
    beforeAll(() => clock.set('2015-04-01T08:00:00+08:00'))
    beforeEach(async () => {
      for (const day of ['2015-04-02', '2015-04-03', '2015-04-07']) {
        clock.set(`${day}T08:30:00+08:00`)
        const pledge = { day, lines: [{ metricId: contest.g3, quantity: 2 }], sentence: '' }
        expectStatus(await east.client.put(path('/pledges'), pledge), 200)
        await sell(west, day, 9)
        await sell(east, day, day === '2015-04-07' ? 1 : 2)
      }
      await sell(east, '2015-06-10', 6)
      onLastDay()
    })
    const honours = async () => (await director.get<CeremonyView>(path('/ceremony'))).body

    it('the benchmark by what they sold, the biggest rise between the halves, and the pledges kept', async () => {
      expect(await honours()).toEqual({
        honours: [
          {
            kind: 'benchmark',
            people: [{ participantId: west.participantId, name: west.name, teamId: contest.west }],
            points: 54,
            metrics: [{ metricId: contest.g3, quantity: 27 }],
            citation: '',
          },
          {
            kind: 'improved',
            people: [{ participantId: east.participantId, name: east.name, teamId: contest.east }],
            before: 10,
            now: 12,
          },
          {
            kind: 'kept',
            people: [{ participantId: east.participantId, name: east.name, teamId: contest.east }],
            kept: 2,
            pledged: 3,
          },
        ],
        pledges: { kept: 2, pledged: 3 },
      })
    })

    it('the benchmark that a director named before the one of the rule', async () => {
      const naming = { id: crypto.randomUUID(), participantId: east.participantId, metricId: null, week: null }
      expectStatus(await director.post(path('/benchmarks'), { ...naming, citation: '每天第一个出门' }), 201)

      const [benchmark] = (await honours()).honours
      expect(benchmark).toMatchObject({
        kind: 'benchmark',
        people: [{ name: east.name }],
        citation: '每天第一个出门',
      })
    })
  })
})
