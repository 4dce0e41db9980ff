import { describe, expect, it } from 'vitest'
import { ContestsService } from '#server/contest/contests/contests.service'
import { LiveJournal } from '#server/journal/facts/live.journal'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { FACTS, type LiveFact } from '#shared/live/facts'
import { packBatch } from '#shared/live/packed-batch'
import { LIVE_PROTOCOL, LiveBatch, type LiveReplay, type LiveSnapshot, PollReply } from '#shared/live/protocol'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { aDeal } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'
import { isShownOnWall } from '#web/features/screens/displays/wall-visibility'
import { Screen } from './screen'

/** What a later version may add; this one has no traits for it. */
const AWARD = { type: 'award.given', name: '张三丰' }

describe('a fact that this version does not know', () => {
  const { app, director, clock } = useApp({ at: '2015-04-10T08:00:00+08:00' })
  const { contest } = useContest({ per: 'file' })

  const award = () =>
    app.get(UnitOfWork).writeContestAsSystem(contest.id, async () => {
      const loaded = await app.get(ContestsService).load(contest.id)
      const facts = [{ fact: AWARD as unknown as LiveFact }]
      const [seq = 0] = await app.get(LiveJournal).append(loaded, facts, clock.now())
      return seq
    })
  const aDisplay = async (kind: 'tv' | 'watch') => {
    const made = await director.post<NewDisplay>(`/contests/${contest.id}/displays`, { name: '三楼', kind })
    expectStatus(made, 201)
    const client = app.anonymous()
    const token = new URL(made.body.url).hash.slice(1)
    expectStatus(await client.post('/display-session', { token, kind }), 200)
    return client
  }
  const sell = async () => {
    const { client } = contest.member(0)
    expectStatus(await client.post(`/contests/${contest.id}/deals`, aDeal(contest)), 201)
  }

  it('[LP6] is shown to no spectator, on no TV and to no director', async () => {
    const [link, tv] = [await aDisplay('watch'), await aDisplay('tv')]
    const screens = [
      new Screen(link, contest.id, { as: 'watch' }),
      new Screen(tv, contest.id, { as: 'display' }),
      new Screen(director, contest.id),
    ]
    for (const screen of screens) await screen.untilLive()
    const heard = screens.map((screen) => screen.hear())
    const { seq: before, epoch, today } = screens[0]?.state ?? { seq: 0, epoch: '', today: '' }

    const seq = await award()

    for (const screen of screens) await screen.until(seq)
    expect(heard.flat().flatMap((batch) => batch.events)).toEqual(screens.map(() => ({ seq, hidden: true })))
    const seen = new URLSearchParams({ protocol: String(LIVE_PROTOCOL), seq: String(before), epoch, today })
    for (const [client, as] of [
      [link, 'watch'],
      [tv, 'display'],
    ] as const) {
      const path = `/contests/${contest.id}/live`
      const header = { 'x-dangxian-as': as }
      const { body: snapshot } = await client.get<LiveSnapshot>(path, header)
      const { body: replay } = await client.get<LiveReplay>(`${path}?${seen}`, header)
      expect(replay).toMatchObject({ kind: 'replay', events: [{ seq, hidden: true }] })
      expect(JSON.stringify([snapshot, replay])).not.toContain(AWARD.name)
    }
    for (const screen of screens) {
      expect(JSON.stringify([screen.state, screen.arrived])).not.toContain(AWARD.name)
      screen.close()
    }
  })

  it('[LP9] is hidden for an old page that a newer server sends it to, and the page stays in step', async () => {
    await sell()
    const screen = await new Screen(director, contest.id).untilLive()
    const { seq, epoch, today } = screen.state
    const at = '2015-04-10T00:00:00.000Z'
    const events = [{ seq: seq + 1, at, fact: AWARD }]

    const batch = { contestId: contest.id, epoch, today, events, boards: {} } as unknown as LiveBatch
    const packed = packBatch(batch, screen.state, { whole: { boards: {} } })
    for (const receive of screen.socket.listeners('contest:batch')) receive(packed)

    expect(screen.link.status).toBe('live')
    expect(screen.state.seq).toBe(seq + 1)
    expect(screen.arrived).toEqual([])
    screen.close()

    const snapshot = (await screen.answer()) as LiveSnapshot
    const read = PollReply.parse({ ...snapshot, feed: [...events, ...snapshot.feed] })
    expect(read).toMatchObject({ kind: 'snapshot', feed: snapshot.feed })
    const { build, view } = snapshot
    const replay = { kind: 'replay', epoch, seq: seq + 1, today, build, view, events, boards: {} }
    expect(PollReply.parse(replay)).toMatchObject({ events: [{ seq: seq + 1, hidden: true }] })
  })

  it('[LP8] is not mistaken for a known fact that cannot be understood', () => {
    const event = { seq: 1, at: '2015-04-10T00:00:00.000Z', fact: { type: 'team.opened' } }
    const batch = { contestId: contest.id, epoch: 'e', today: '2015-04-10', events: [event], boards: {} }

    expect(LiveBatch.safeParse(batch).success).toBe(false)
  })
})

describe('the table of facts', () => {
  const typesWhere = (trait: 'spectators' | 'wall') =>
    Object.entries(FACTS).flatMap(([type, traits]) => (traits[trait] ? [] : [type]))

  it('keeps activities, pledges, meetings, leave, portraits, requests and disputes from spectators', () => {
    expect(typesWhere('spectators').sort()).toEqual([
      'activity.tallied',
      'ceremony.changed',
      'display.changed',
      'dispute.changed',
      'dispute.opened',
      'dispute.ruled',
      'draft.moved',
      'duty.changed',
      'list.tallied',
      'meeting.changed',
      'pledge.made',
      'portrait.changed',
      'request.moved',
    ])
  })

  it('keeps requests, disputes and what they moved off the wall, and whatever has no traits', () => {
    expect(typesWhere('wall').sort()).toEqual([
      'deal.reassigned',
      'dispute.changed',
      'dispute.opened',
      'dispute.ruled',
      'draft.moved',
      'request.moved',
    ])
    const event = { seq: 1, at: '2015-04-10T00:00:00.000Z', fact: AWARD as unknown as LiveFact }
    expect(isShownOnWall(event)).toBe(false)
  })
})
