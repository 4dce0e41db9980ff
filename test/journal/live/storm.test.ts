import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { LiveRelay } from '#server/live/live.relay'
import { SNAPSHOT } from '#server/live/snapshot-size'
import { LivePart } from '#shared/live/protocol'
import { aDeal } from '#test/support/a-contest'
import { casesToTry } from '#test/support/effort'
import { useApp, useContest } from '#test/support/fixtures'
import { type Client, expectStatus } from '#test/support/test-app'
import type { LiveSocket } from '#web/live/live-link'
import { aSocket, Screen, WAIT } from './screen'

type Fate = 'pass' | 'drop' | 'double' | 'delay' | 'late'
interface Packet {
  type: number
}
/** Where socket.io hands a packet to its socket; a test wraps it. */
interface Reached {
  onpacket(packet: Packet): void
}
const CONNECT = 0
const STORMS = casesToTry({ usual: 20, nightly: 200 })
const SLOWEST_MS = 10_000
const USUAL = SNAPSHOT.wholeUpTo

/** A network that does to each message what the next fate says, again and again. */
function brew(socket: LiveSocket, fates: readonly Fate[]): { calm(): Promise<void> } {
  const reached = socket as unknown as Reached
  const deliver = reached.onpacket.bind(socket)
  let count = 0
  let isCalm = false
  const underWay = new Set<Promise<void>>()
  const after = (ms: number, packet: Packet) => {
    const delivery = new Promise<void>((resolve) => setTimeout(resolve, ms)).then(() => deliver(packet))
    underWay.add(delivery)
    void delivery.then(() => underWay.delete(delivery))
  }
  reached.onpacket = (packet) => {
    const fate = isCalm || packet.type === CONNECT ? 'pass' : fates[count++ % fates.length]
    if (fate === 'delay') return after(15, packet)
    if (fate === 'late') return after(60, packet)
    if (fate === 'drop') return
    deliver(packet)
    if (fate === 'double') after(5, packet)
  }
  return {
    calm: async () => {
      isCalm = true
      await Promise.all(underWay)
    },
  }
}

/** LP19: how large a room is sent whole; with 0, every list has to be asked for. */
describe.each([SNAPSHOT.wholeUpTo, 0])('a bad network, rooms of more than %i people in parts', (wholeUpTo) => {
  beforeAll(() => {
    SNAPSHOT.wholeUpTo = wholeUpTo
  })
  afterAll(() => {
    SNAPSHOT.wholeUpTo = USUAL
  })
  const { app, director } = useApp({ at: '2015-04-10T08:00:00+08:00' })
  const { contest } = useContest({ per: 'file', perTeam: 2 })

  const fate = fc.constantFrom<Fate>('pass', 'pass', 'pass', 'drop', 'double', 'delay', 'late')
  const fates = fc.array(fate, { minLength: 5, maxLength: 40 }).filter((all) => all.includes('pass'))
  const step = fc.record({
    member: fc.nat(3),
    quantity: fc.integer({ min: 1, max: 5 }),
    what: fc.constantFrom('sell', 'sell', 'sell', 'withdraw', 'pledge', 'rest'),
    date: fc.constantFrom('2015-04-10', '2015-04-09'),
  })
  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

  async function take({ member: n, quantity, what, date }: Step, deals: string[]): Promise<void> {
    const member = contest.members[n]
    const items = [{ metricId: contest.g3, quantity }]
    const path = `/contests/${contest.id}`
    if (what === 'rest') await new Promise((resolve) => setTimeout(resolve, 20))
    else if (what === 'pledge')
      await member?.client.put(`${path}/pledges`, { day: '2015-04-10', lines: items, sentence: '' })
    else if (what === 'withdraw' && deals.length > 0)
      expectStatus(await director.post(`${path}/deals/${deals.pop()}/withdrawal`, { reason: '录错' }), 204)
    else {
      const reply = await member?.client.post<{ id: string }>(
        `${path}/deals`,
        aDeal(contest, { items, businessDate: date }),
      )
      if (reply) deals.push(reply.body.id)
    }
  }

  it(
    '[LP4] [LP7] drops, doubles, delays and reorders messages, and every screen still ends as the server is',
    async () => {
      await fc.assert(
        fc.asyncProperty(fates, fates, fc.array(step, { minLength: 1, maxLength: 25 }), async (one, two, steps) => {
          const timing = { answerMs: 150, retryMs: 20 }
          const watchers = [contest.members[0]?.client as Client, director].map((client, n) => {
            const socket = aSocket(client)
            const storm = brew(socket, n === 0 ? one : two)
            const screen = new Screen(client, contest.id, { socket, timing })
            screen.link.want(LivePart.options)
            return { storm, screen }
          })
          const deals: string[] = []
          for (const each of steps) await take(each, deals)

          for (const { storm } of watchers) await storm.calm()

          for (const { screen } of watchers) {
            await screen.untilLive()
            await screen.untilHolding('people', 'pledges', 'feed')
            await vi.waitFor(async () => {
              app.get(LiveRelay).sendHeads()
              await screen.mustAgreeWithServer()
            }, WAIT)
            const numbers = screen.arrived.map((event) => event.seq)
            expect(new Set(numbers).size).toBe(numbers.length)
            screen.close()
          }
        }),
        { numRuns: STORMS },
      )
    },
    STORMS * SLOWEST_MS,
  )
})
