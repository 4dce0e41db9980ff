import { describe, expect, it, vi } from 'vitest'
import type { ContestView } from '#shared/contest/contests/contract'
import type { LiveEvent, LiveRest } from '#shared/live/protocol'
import type { PledgeView } from '#shared/ritual/pledges/contract'
import { withPart } from '#web/live/live-parts'
import { applyBatch, type LiveState, type Run } from '#web/live/live-state'
import { RestOfRoom } from '#web/live/rest-of-room'

const TODAY = '2015-04-10'
const AT = '2015-04-10T00:00:00.000Z'
/** An id that can be read. */
const uuid = (name: string) => `00000000-0000-4000-8000-${Buffer.from(name.padEnd(6, '_')).toString('hex')}`
const nameOf = (id: string) => Buffer.from(id.slice(-12), 'hex').toString().replace(/_+$/, '')
const person = (name: string, teamId: string) => ({ id: uuid(name), teamId }) as ContestView['participants'][number]
const pledge = (name: string, sentence = ''): PledgeView => ({
  ...{ participantId: uuid(name), day: TODAY, sentence, lines: [], state: 'pledged', at: AT },
  ...{ raised: null, early: null, soldBefore: null, activities: null, support: '', recordedBy: null, isLate: false },
})
const made = (seq: number, participantId: string, sentence = ''): LiveEvent => ({
  seq,
  at: AT,
  fact: { type: 'pledge.made', pledge: pledge(participantId, sentence), isRaise: false, name: participantId },
})
const run = (...events: LiveEvent[]): Run => ({ events, lists: { boards: {} }, last: events.at(-1)?.seq ?? 0 })

const PLACE = { epoch: 'one', today: TODAY, view: 'public:west', build: '' }
const AT_TEN = {
  ...PLACE,
  seq: 10,
  contest: {
    id: 'contest',
    participants: [person('a', 'west'), person('b', 'west')],
    plan: '',
  } as unknown as ContestView,
  teams: [],
  boards: {},
  pledges: [pledge('a')],
  ritual: { meetings: [], report: null, benchmarks: [], ceremony: null, absent: [], lists: [] },
  feed: [],
  lines: undefined,
  me: undefined,
  holds: [],
} as LiveState
const rest = (seq: number, ...ids: string[]): LiveRest => ({ ...PLACE, seq, pledges: ids.map((id) => pledge(id)) })
const taken = (answer: LiveRest, runs: Run[] = []) => withPart(AT_TEN, 'pledges', answer, runs)
const who = (state: unknown) => (state as LiveState).pledges.map((each) => nameOf(each.participantId))

describe('[LP19] a list that is asked for', () => {
  it('takes the place of what the first picture held', () => {
    const state = taken(rest(10, 'a', 'x'))

    expect(who(state)).toEqual(['a', 'x'])
    expect(state).toMatchObject({ seq: 10, holds: ['pledges'] })
  })

  it('is brought to the state’s number by what has happened since', () => {
    const runs = [run(made(8, 'x')), run(made(9, 'b'), made(10, 'y', '冲'))]

    expect(who(taken(rest(8, 'a', 'x'), runs))).toEqual(['a', 'b', 'x', 'y'])
    expect(who(taken(rest(9, 'a', 'x'), runs))).toEqual(['a', 'x', 'y'])
  })

  it('waits where the screen has not come as far, and does not fit where a number is not known', () => {
    expect(taken(rest(11, 'a'))).toBe('early')
    expect(taken(rest(8, 'a'), [run(made(10, 'y'))])).toBe('unfit')
    expect(taken({ ...rest(10, 'a'), epoch: 'two' })).toBe('unfit')
    expect(taken({ ...rest(10, 'a'), view: 'ledger_keepers' })).toBe('unfit')
    expect(taken({ ...PLACE, seq: 10 })).toBe('unfit')
  })

  it('is not needed to follow the own team: others’ pledges are left out until the wall is whole', () => {
    const batch = {
      contestId: 'contest',
      epoch: 'one',
      today: TODAY,
      events: [made(11, 'b'), made(12, 'x')],
      boards: {},
    }

    const step = applyBatch(AT_TEN, batch)
    const whole = applyBatch(taken(rest(10, 'a', 'y')) as LiveState, batch)

    expect(step.kind === 'applied' && who(step.state)).toEqual(['a', 'b'])
    expect(whole.kind === 'applied' && who(whole.state)).toEqual(['a', 'b', 'y', 'x'])
  })

  it('names the people who enter a list', () => {
    const events = [made(11, 'b')]
    const batch = {
      contestId: 'contest',
      epoch: 'one',
      today: TODAY,
      events,
      boards: {},
      people: [person('z', 'east')],
    }

    const step = applyBatch(AT_TEN, batch)

    expect(step.kind === 'applied' && step.state.contest.participants.map(({ id }) => nameOf(id))).toEqual([
      'a',
      'b',
      'z',
    ])
  })
})

describe('[LP19] the rest of a room', () => {
  function aRest(answers: (() => LiveRest | Promise<never>)[]) {
    let state = AT_TEN
    const asked: string[] = []
    const room = new RestOfRoom({
      ask: async (part) => {
        asked.push(part)
        return (answers.shift() ?? (() => rest(10)))()
      },
      state: () => state,
      show: (next) => {
        state = next
      },
    })
    const move = (next: LiveState) => {
      state = next
    }
    return { room, asked, state: () => state, move }
  }
  const soon = () => new Promise((resolve) => setTimeout(resolve))

  it('is asked for once for each list that is wanted, and never for what an audience may not see', async () => {
    const { room, asked, state } = aRest([() => rest(10, 'x')])
    room.want(['pledges', 'lines'])
    room.fetch()
    await soon()
    room.fetch()

    expect(asked).toEqual(['pledges'])
    expect(who(state())).toEqual(['x'])
  })

  it('waits for the facts that an early answer already has', async () => {
    const { room, state, move } = aRest([() => rest(11, 'a', 'x')])
    room.want(['pledges'])
    await soon()
    expect(who(state())).toEqual(['a'])

    move({ ...AT_TEN, seq: 11 })
    room.followed(run(made(11, 'x')))

    expect(who(state())).toEqual(['a', 'x'])
  })

  it('asks again for a state that took the place of the one before, and drops the answer for that', async () => {
    const { room, asked, state, move } = aRest([() => rest(10, 'old'), () => rest(20, 'new')])
    room.want(['pledges'])
    move({ ...AT_TEN, seq: 20 })
    room.restarted()
    await soon()

    expect(asked).toEqual(['pledges', 'pledges'])
    expect(who(state())).toEqual(['new'])
  })

  it('asks again, later, where no answer came', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const { room, asked, state } = aRest([() => Promise.reject(new Error('offline')), () => rest(10, 'x')])
    room.want(['pledges'])
    await soon()
    room.fetch()
    expect(asked).toEqual(['pledges'])

    vi.advanceTimersByTime(6_000)
    room.fetch()
    await soon()

    expect(who(state())).toEqual(['x'])
    vi.useRealTimers()
  })
})
