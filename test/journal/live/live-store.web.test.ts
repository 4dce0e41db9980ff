import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { packBatch } from '#shared/live/packed-batch'
import type { LiveBatch, LiveSnapshot } from '#shared/live/protocol'
import { type LiveSocket, useLive } from '#web/live/live.store'

const CONTEST = '11111111-1111-4111-8111-111111111111'
const TEAM = '22222222-2222-4222-8222-222222222222'

const snapshot: LiveSnapshot = {
  kind: 'snapshot',
  epoch: 'one',
  seq: 4,
  today: '2015-04-10',
  build: 'first',
  view: 'public',
  holds: ['people', 'pledges', 'feed'],
  contest: {
    id: CONTEST,
    name: '沃马当先',
    slogan: '',
    plan: '',
    startsOn: '2015-04-01',
    endsOn: '2015-06-30',
    timezone: 'Asia/Shanghai',
    lockTime: '09:30',
    rankingBasis: 'total',
    paceBasis: 'calendar',
    workWeek: '12345',
    calendar: [],
    status: 'running',
    isDemo: false,
    startedAt: null,
    closedAt: null,
    metrics: [],
    offers: [],
    teams: [],
    goals: [],
    participants: [],
  },
  teams: [],
  boards: {},
  pledges: [],
  ritual: { meetings: [], report: null, benchmarks: [], ceremony: null, absent: [], lists: [] },
  feed: [{ seq: 4, at: '2015-04-10T00:00:00.000Z', fact: { type: 'team.opened', teamId: TEAM, day: '2015-04-10' } }],
}

const entered = { kind: 'entered', epoch: 'one', seq: 4, today: '2015-04-10', build: 'first', view: 'public' }
const poll = async () => snapshot

/** A server at the other end, played by hand. */
function aSocket(answer: () => unknown = () => entered) {
  const listeners = new Map<string, (body: unknown) => void>()
  const socket = {
    connected: false,
    on: (event: string, listener: (body: unknown) => void) => listeners.set(event, listener),
    off: (event: string) => listeners.delete(event),
    connect: () => undefined,
    disconnect: vi.fn(),
    timeout: () => ({ emitWithAck: async () => answer() }),
  }
  const tell = (event: string, body?: unknown) => {
    if (event === 'connect') socket.connected = true
    listeners.get(event)?.(body)
  }
  return { connect: () => socket as unknown as LiveSocket, tell, socket }
}

describe('the live store', () => {
  let live: ReturnType<typeof useLive>
  beforeEach(() => {
    setActivePinia(createPinia())
    live = useLive()
  })
  afterEach(() => live.close())
  const batch: LiveBatch = {
    contestId: CONTEST,
    epoch: 'one',
    today: '2015-04-10',
    events: [
      { seq: 5, at: '2015-04-10T00:01:00.000Z', fact: { type: 'team.opened', teamId: TEAM, day: '2015-04-10' } },
    ],
    boards: {},
  }
  const base = { today: batch.today, contest: { teams: [], metrics: [] }, boards: {}, teams: [] }
  const packed = packBatch(batch, base, { whole: { boards: {} } })

  it('[LP11] says at any time whether it is in step', async () => {
    const { connect, tell } = aSocket()
    expect(live.status).toBe('idle')
    live.open(CONTEST, { connect, poll })
    expect(live.status).toBe('connecting')

    tell('connect')
    await vi.waitFor(() => expect(live.status).toBe('live'))
    expect(live.contest?.name).toBe('沃马当先')
    tell('disconnect', 'transport close')

    expect(live.status).toBe('stale')
    expect(live.seq).toBe(4)
  })

  it('[LP10] tells facts that happen now, and none of a snapshot', async () => {
    const { connect, tell } = aSocket()
    const told: number[] = []
    const stop = live.onFact((event) => told.push(event.seq))
    live.open(CONTEST, { connect, poll })
    tell('connect')
    await vi.waitFor(() => expect(live.status).toBe('live'))
    expect(told).toEqual([])

    tell('contest:batch', packed)

    expect(told).toEqual([5])
    expect(live.feed.map((event) => event.seq)).toEqual([5, 4])
    stop()
  })

  it('[LP9] says when the page should reload, and keeps saying so', async () => {
    const { connect, tell } = aSocket(() => ({ kind: 'refused', reason: 'client_too_old' }))
    live.open(CONTEST, { connect, poll })
    tell('connect')

    await vi.waitFor(() => expect(live.status).toBe('refused'))

    expect(live.refusal).toBe('client_too_old')
    expect(live.reloadWhenIdle).toBe(true)
  })

  it('lets go of everything when it is closed', async () => {
    const { connect, tell, socket } = aSocket()
    live.open(CONTEST, { connect, poll })
    tell('connect')
    await vi.waitFor(() => expect(live.status).toBe('live'))

    live.close()
    tell('contest:batch', packed)

    expect(live.status).toBe('idle')
    expect(live.contest).toBeUndefined()
    expect(socket.disconnect).toHaveBeenCalled()
  })
})
