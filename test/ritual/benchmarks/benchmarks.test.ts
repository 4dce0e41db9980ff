import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { AuditPage } from '#shared/platform/audit/contract'
import type { BenchmarkView } from '#shared/ritual/benchmarks/contract'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { Screen } from '#test/journal/live/screen'
import { useApp } from '#test/support/fixtures'
import type { Client } from '#test/support/test-app'
import { ASeason } from './season'

describe('the benchmark', () => {
  const { app, director, clock } = useApp({ at: '2015-04-01T08:00:00+08:00' })
  let season: ASeason
  beforeEach(async () => {
    season = await ASeason.of(app, director, clock)
  })
  const path = (rest = '') => `/contests/${season.contest.id}/benchmarks${rest}`

  describe('is proposed by rule', () => {
    /** 1 sells a little every day and keeps two pledges of two; 0, who sits before, sells as much on one day without a pledge. */
    const aSteadyAndASudden = async () => {
      for (const day of ['2015-04-01', '2015-04-02', '2015-04-03']) {
        if (day !== '2015-04-03') await season.pledge(1, day, 2)
        await season.sell(1, `${day}T10:00`, { g3: 2 })
      }
      await season.sell(0, '2015-04-03T11:00', { g3: 6 })
      await season.sell(2, '2015-04-03T12:00', { g3: 1 })
    }

    it('the steady one before one who sold as much in a day, and says why in figures', async () => {
      await aSteadyAndASudden()

      const { proposals } = await season.list()
      const ofG3 = proposals.filter((each) => each.metricId === season.contest.g3 && each.week === null)

      expect(ofG3.map((each) => each.participantId)).toEqual([
        season.member(1).participantId,
        season.member(0).participantId,
      ])
      // 13 by six people are 2.17 each, so that 6 is 2.77 times the average.
      expect(ofG3[0]?.figures).toMatchObject({
        from: '2015-04-01',
        to: '2015-04-03',
        value: { own: 6, total: 13 },
        people: 6,
        kept: 2,
        pledged: 2,
        soldDays: 3,
        dutyDays: 3,
        score: { share: 400, distance: 177, pledges: 200, consistency: 200, sum: 977 },
      })
      expect(ofG3[1]?.figures).toMatchObject({
        kept: 0,
        pledged: 0,
        soldDays: 1,
        score: { share: 400, distance: 177, pledges: 0, consistency: 67, sum: 644 },
      })
    })

    it('only members above the average, and none before the first sale', async () => {
      expect((await season.list()).proposals).toEqual([])
      for (const n of [0, 1, 2, 3, 4, 5]) await season.sell(n, '2015-04-01T10:00', { g3: 1 })

      expect((await season.list()).proposals).toEqual([])
    })

    it('by days on duty with a sale: never more than the days on duty', async () => {
      await season.sell(0, '2015-04-03T10:00', { g3: 3 })
      await season.sell(0, '2015-04-04T10:00', { g3: 3 })

      const { proposals } = await season.list()

      for (const { figures } of proposals) expect(figures.soldDays).toBeLessThanOrEqual(figures.dutyDays)
      expect(proposals.find((each) => each.week === null)?.figures).toMatchObject({ soldDays: 1 })
    })

    it('per week too, and on a Monday for the week that is just over', async () => {
      await season.sell(0, '2015-04-02T10:00', { g3: 3 })
      await season.sell(1, '2015-04-07T10:00', { g3: 2 })
      const best = async (query = '') =>
        (await season.list(director, query)).proposals.find((each) => each.week !== null && each.metricId === null)

      expect(await best()).toMatchObject({ week: '2015-04-06', participantId: season.member(1).participantId })
      expect(await best('?week=2015-03-30')).toMatchObject({ participantId: season.member(0).participantId })
      clock.set('2015-04-13T08:00:00+08:00')
      expect((await season.list()).week).toBe('2015-04-06')
      expect((await season.list()).weeks).toEqual(['2015-04-13', '2015-04-06', '2015-03-30'])
    })

    it('to directors only', async () => {
      await aSteadyAndASudden()

      expect((await season.list(season.member(3).client)).proposals).toEqual([])
    })
  })

  describe('is named by a director', () => {
    it('for good or bad days to come: the figures are those of that moment', async () => {
      const deal = await season.sell(0, '2015-04-01T10:00', { g3: 4 })
      const named = await season.name(0, { metricId: season.contest.g3 })
      await director.post(`/contests/${season.contest.id}/deals/${deal}/withdrawal`, { reason: '录错' })
      await season.sell(1, '2015-04-02T10:00', { g3: 3 })

      const page = await season.page(named.id)

      expect(page.benchmark.figures).toMatchObject({ to: '2015-04-01', value: { own: 4, total: 4 } })
      expect(page.now.value).toEqual({ own: 0, total: 3 })
      expect((await season.list()).benchmarks[0]?.figures).toEqual(named.figures)
    })

    it('once, however often it is sent', async () => {
      const input = season.naming(0)

      const answers = await Promise.all([1, 2, 3].map(() => director.post<BenchmarkView>(path(), input)))

      expect(new Set(answers.map((each) => JSON.stringify(each.body))).size).toBe(1)
      expect((await season.list()).benchmarks).toHaveLength(1)
    })

    it('and replaced by the next of the same metric and time, while others stay', async () => {
      const first = await season.name(0)
      const ofG3 = await season.name(0, { metricId: season.contest.g3 })
      const ofWeek = await season.name(2, { week: '2015-03-30' })
      const second = await season.name(1)

      const { benchmarks } = await season.list()

      expect(benchmarks.map((each) => each.id)).toEqual([second.id, ofWeek.id, ofG3.id])
      expect((await season.page(first.id)).replacedBy).toBe(second.id)
      expect((await season.page(second.id)).replacedBy).toBeNull()
    })

    it('and withdrawn, without the one before coming back', async () => {
      await season.name(0)
      const second = await season.name(1)

      expect((await director.delete(path(`/${second.id}`))).status).toBe(204)
      expect((await director.delete(path(`/${second.id}`))).status).toBe(204)

      expect((await season.list()).benchmarks).toEqual([])
      expect((await director.get(path(`/${second.id}`))).status).toBe(404)
    })

    it('which everybody can look up', async () => {
      const named = await season.name(0, { metricId: season.contest.g3, citation: '天天破零' })
      await director.delete(path(`/${named.id}`))

      const { lines } = (await director.get<AuditPage>(`/audit?contestId=${season.contest.id}`)).body
      const [withdrawn, naming] = lines

      expect([withdrawn?.action, naming?.action]).toEqual(['benchmark.withdrawn', 'benchmark.named'])
      expect(naming).toMatchObject({ subject: season.member(0).name, after: { citation: '天天破零', metric: '3G' } })
    })

    it('only where it makes sense', async () => {
      const send = async (input: object) => {
        const reply = await director.post<{ code: string }>(path(), { ...season.naming(0), ...input })
        return reply.body.code
      }

      expect(await send({ citation: ' ' })).toBe('invalid_input')
      expect(await send({ citation: '好'.repeat(201) })).toBe('invalid_input')
      expect(await send({ week: '2015-04-01' })).toBe('invalid_input')
      expect(await send({ week: '2015-04-06' })).toBe('business_date_outside_contest')
      expect(await send({ metricId: randomUUID() })).toBe('unknown_metric')
      expect(await send({ participantId: randomUUID() })).toBe('not_found')
    })
  })

  describe('is on every board', () => {
    it('from the moment of the naming until it is withdrawn, without a reload', async () => {
      const made = await director.post<NewDisplay>(`/contests/${season.contest.id}/displays`, { name: '大厅' })
      const tv = app.anonymous()
      await tv.post('/display-session', { token: made.body.url.split('#')[1] })
      tv.headers['x-dangxian-as'] = 'display'
      const screens = [
        new Screen(season.member(4).client, season.contest.id),
        new Screen(tv, season.contest.id, { as: 'display' }),
      ]
      for (const screen of screens) await screen.untilLive()
      const seq = async () => (await director.get<{ seq: number }>(`/contests/${season.contest.id}/live`)).body.seq

      const named = await season.name(0, { citation: '向她看齐' })
      const brief = { id: named.id, participantId: season.member(0).participantId, citation: '向她看齐' }
      for (const screen of screens) {
        await screen.until(await seq())
        expect(screen.state.ritual.benchmarks).toMatchObject([brief])
        expect(screen.arrived.at(-1)?.fact).toMatchObject({ type: 'benchmark.changed', named: named.id })
      }

      await director.delete(path(`/${named.id}`))
      for (const screen of screens) {
        await screen.until(await seq())
        expect(screen.state.ritual.benchmarks).toEqual([])
        screen.close()
      }
    })

    it('for screens that connect later, and only those that count', async () => {
      await season.name(0)
      const second = await season.name(1)

      const late = await new Screen(season.member(5).client, season.contest.id).untilLive()

      expect(late.state.ritual.benchmarks.map((each) => each.id)).toEqual([second.id])
      late.close()
    })
  })

  it('is seen by the whole centre, named by directors, and unknown to other centres', async () => {
    const named = await season.name(0)
    const member = season.member(3).client
    const made = await director.post<NewDisplay>(`/contests/${season.contest.id}/displays`, { name: '大厅' })
    const tv = app.anonymous()
    await tv.post('/display-session', { token: made.body.url.split('#')[1] })
    tv.headers['x-dangxian-as'] = 'display'
    const stranger = await app.addCenter()
    const answers = async (client: Client) => [
      (await client.get(path())).status,
      (await client.get(path(`/${named.id}`))).status,
      (await client.post(path(), season.naming(1))).status,
      (await client.delete(path(`/${named.id}`))).status,
    ]

    expect(await answers(member)).toEqual([200, 200, 403, 403])
    expect(await answers(stranger)).toEqual([404, 404, 404, 404])
    expect(await answers(tv)).toEqual([403, 403, 403, 403])
    expect(await answers(app.anonymous())).toEqual([401, 401, 401, 401])
    expect(await answers(director)).toEqual([200, 200, 201, 204])
  })
})
