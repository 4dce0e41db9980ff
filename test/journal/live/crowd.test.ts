import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { LiveRelay } from '#server/live/live.relay'
import { type LiveServer, roomOf } from '#server/live/live-sockets'
import { RoomReader } from '#server/live/room.reader'
import { GzipStart } from '#server/platform/http/gzip-start'
import { LIVE_PROTOCOL, type PollReply } from '#shared/live/protocol'
import { aDeal } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'
import type { LiveSocket } from '#web/live/live-link'
import { aSocket, Screen, WAIT } from './screen'

describe('a room full of screens', () => {
  const { app } = useApp({ at: '2015-04-10T08:00:00+08:00' })
  const { contest, west: member } = useContest({ per: 'file', perTeam: 2 })
  const sell = async () => expectStatus(await member.client.post(`/contests/${contest.id}/deals`, aDeal(contest)), 201)

  let sockets: LiveSocket[] = []
  afterEach(() => {
    vi.restoreAllMocks()
    for (const socket of sockets) socket.disconnect()
  })

  it('[LP8] reads a room a few times for as many as ask at once', async () => {
    expectStatus(await member.client.get(`/contests/${contest.id}/live`), 200)
    await sell()
    sockets = Array.from({ length: 100 }, () => aSocket(member.client).connect())
    await vi.waitFor(() => expect(sockets.every((socket) => socket.connected)).toBe(true), WAIT)
    const [relay, reader] = [app.get(LiveRelay), app.get(RoomReader)]
    const [joins, polls] = [vi.spyOn(relay, 'join'), vi.spyOn(relay, 'poll')]
    const makes = vi.spyOn(GzipStart, 'of')
    const advance = reader.advance.bind(reader)
    let release = () => {}
    const released = new Promise<void>((resolve) => (release = resolve))
    const reads = vi.spyOn(reader, 'advance').mockImplementation(async (...about) => {
      await released
      return advance(...about)
    })

    relay.wake(contest.id)
    const answers = sockets.map(async (socket) => {
      const asked = { protocol: LIVE_PROTOCOL, contestId: contest.id }
      const entered = socket.emitWithAck('contest:join', asked)
      const filled = member.client.get<PollReply>(`/contests/${contest.id}/live`)
      return [(await entered).kind, (await filled).body.kind].join()
    })
    await vi.waitFor(() => expect(joins.mock.calls.length + polls.mock.calls.length).toBe(200), WAIT)
    await nextTurn()
    release()

    expect(new Set(await Promise.all(answers))).toEqual(new Set(['entered,snapshot']))
    // One is under way, one is for all who came meanwhile, one is in full, and one may be the tick's.
    expect(reads.mock.calls.length).toBeLessThanOrEqual(4)
    expect(makes).toHaveBeenCalledOnce()
  })

  it('[LP12] drops the screen that does not read, and it comes back by itself', async () => {
    const screens = [new Screen(member.client, contest.id), new Screen(member.client, contest.id)]
    await Promise.all(screens.map((screen) => screen.untilLive()))
    const [slow, quick] = screens as [Screen, Screen]
    const [slowId, quickId] = [slow.socket.id, quick.socket.id]
    const { io } = app.get(LiveRelay) as unknown as { io: LiveServer }
    const wire = (slow.socket.io.engine.transport as unknown as { ws: { _socket: NodeJS.Socket } }).ws._socket
    wire.pause()

    const build = 'x'.repeat(64 * 1024)
    const elsewhere = { contestId: contest.west, epoch: '', seq: 0, today: '2015-04-10', build }
    let read = 0
    quick.socket.on('contest:head', ({ contestId }) => {
      if (contestId === elsewhere.contestId) read++
    })
    for (let sent = 1; sent <= 400; sent++) {
      io.to(roomOf(contest.id, 'public')).emit('contest:head', elsewhere)
      if (sent % 10 === 0) await vi.waitFor(() => expect(read).toBe(sent), { ...WAIT, interval: 1 })
    }

    await vi.waitFor(() => expect(io.of('/').sockets.has(slowId as string)).toBe(false), WAIT)
    expect(io.of('/').sockets.has(quickId as string)).toBe(true)
    await sell()
    wire.resume()
    await vi.waitFor(() => expect(slow.socket.id && slow.socket.id !== slowId).toBeTruthy(), WAIT)
    await slow.untilLive()
    await slow.mustAgreeWithServer()
    for (const screen of screens) screen.close()
  })
})
