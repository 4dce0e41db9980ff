import { get } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { LivePart, type LiveRest, type LiveSnapshot } from '#shared/live/protocol'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { type AContest, aDeal } from '#test/support/a-contest'
import type { Client } from '#test/support/client'
import { useApp } from '#test/support/fixtures'
import { largeContest } from '#test/support/large-contest'
import { expectStatus } from '#test/support/test-app'
import { Screen } from './screen'

const KB = 1_024

describe('a room of 1,200 people in 12 teams', () => {
  const { app, director } = useApp({ at: '2015-04-10T08:00:00+08:00' })
  let contest: AContest
  beforeAll(async () => {
    contest = await largeContest(app, director, { teams: 12, perTeam: 100 })
    for (let n = 0; n < 12; n++) await sell(n)
  }, 60_000)
  const sell = async (seat: number) =>
    expectStatus(await contest.member(seat).client.post(`/contests/${contest.id}/deals`, aDeal(contest)), 201)
  const live = (rest = '') => `/contests/${contest.id}/live${rest}`
  const snapshotOf = async (client: Client, headers = {}) => (await client.get<LiveSnapshot>(live(), headers)).body
  const partOf = async (client: Client, part: LivePart) => (await client.get<LiveRest>(live(`/${part}`))).body

  /** As it travels. */
  const bytesOf = (client: Client, path: string): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      const headers = { cookie: client.cookie, 'accept-encoding': 'gzip, deflate, br' }
      get(`${client.url}/api${path}`, { headers }, (response) => {
        expect(response.headers['content-encoding']).toBe('gzip')
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => resolve(Buffer.concat(parts)))
      }).on('error', reject)
    })

  it('[LP19] is first sent in 20 KB to a member and in 60 KB to a director', async () => {
    const [member, keeper] = [contest.member(0).client, director]

    const [own, all] = [await bytesOf(member, live()), await bytesOf(keeper, live())]

    expect(own.length).toBeLessThan(20 * KB)
    expect(all.length).toBeLessThan(60 * KB)
    const text = gunzipSync(own).toString()
    expect(JSON.parse(text)).toEqual(await snapshotOf(member))
    expect(text).toContain(`"participantId":"${contest.member(0).participantId}"`)
  })

  it('[LP19] begins with the own team and who is named, and ten facts', async () => {
    const { teamId, client } = contest.member(0)

    const { contest: shown, pledges, boards, feed, holds, me, lines } = await snapshotOf(client)

    const known = new Set(shown.participants.map((person) => person.id))
    const own = shown.participants.filter((person) => person.teamId === teamId).map((person) => person.id)
    expect(own).toHaveLength(100)
    expect(known.size).toBeLessThan(400)
    expect(
      Object.values(boards)
        .flat()
        .every((place) => known.has(place.participantId)),
    ).toBe(true)
    expect(pledges.map((pledge) => pledge.participantId)).toEqual(own)
    expect(feed).toHaveLength(10)
    expect([holds, lines, me?.participantId]).toEqual([[], undefined, contest.member(0).participantId])
  })

  it('[LP19] gives each list whole to a page that shows it, and all lines to ledger keepers alone', async () => {
    const member = contest.member(1).client

    const [people, pledges, feed] = await Promise.all(
      (['people', 'pledges', 'feed'] as const).map((part) => partOf(member, part)),
    )

    expect(people?.people).toHaveLength(1_200)
    expect(people?.plan).toContain('晨会')
    expect(pledges?.pledges).toHaveLength(1_200)
    expect(feed?.feed?.length).toBeGreaterThan(10)
    expect((await partOf(director, 'lines')).lines).toHaveLength(1_200)
    expect((await partOf(member, 'lines')).lines).toBeUndefined()
  })

  it('[LP19] shows spectators no pledges, no areas and no plan, in no part', async () => {
    const made = await director.post<NewDisplay>(`/contests/${contest.id}/displays`, { name: '大屏', kind: 'watch' })
    const link = app.anonymous()
    await link.post('/display-session', { token: new URL(made.body.url).hash.slice(1), kind: 'watch' })
    link.headers['x-dangxian-as'] = 'watch'

    const parts = await Promise.all([snapshotOf(link), ...LivePart.options.map((part) => partOf(link, part))])

    expect(parts.map((part) => part.pledges?.length ?? 0)).toEqual([0, 0, 0, 0, 0])
    expect(JSON.stringify(parts)).not.toMatch(/东街|晨会|冲刺/)
  })

  it('[LP8] is not sent again to a browser that has it, until something happens', async () => {
    const { client } = contest.member(2)
    const first = await client.get(live())
    const known = { 'if-none-match': first.headers.get('etag') ?? '' }
    expect((await client.get(live(), known)).status).toBe(304)
    expect((await contest.member(3).client.get(live(), known)).status).toBe(200)

    await sell(2)

    expect((await client.get(live(), known)).status).toBe(200)
  })

  it('[LP19] fills what a page wants, and keeps it in step', async () => {
    const screen = new Screen(contest.member(4).client, contest.id)
    screen.link.want(['people', 'pledges', 'feed'])
    await screen.untilLive()
    await screen.untilHolding('people', 'pledges', 'feed')

    await sell(5)
    await screen.until((await snapshotOf(director)).seq)

    expect(screen.state.pledges).toHaveLength(1_200)
    await screen.mustAgreeWithServer()
    screen.close()
  })
})
