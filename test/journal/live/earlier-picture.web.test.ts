import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NO_TOTALS, type Totals } from '#shared/ledger/standings/contract'
import { aContestView, west } from '#test/support/a-scoreboard.web'
import { type KeptPicture, readPicture, writePicture } from '#web/live/kept-picture'
import { type LiveSocket, useLive } from '#web/live/live.store'
import type { LiveState } from '#web/live/live-state'
import { takeAnsweredTime } from '#web/stamp/server-clock'

const sold: Totals = { ...NO_TOTALS, points: 7, deals: 2 }
const contest = aContestView()
const state: LiveState = {
  epoch: 'one',
  seq: 4,
  today: '2015-04-10',
  contest,
  teams: [{ teamId: west, whole: sold, today: sold }],
  boards: { 'whole:points': [], 'today:points': [] },
  pledges: [],
  ritual: { meetings: [], report: null, benchmarks: [], ceremony: null, absent: [], lists: [] },
  feed: [],
  lines: [],
  me: undefined,
  view: 'public',
  holds: ['people', 'lines'],
}
const AT = '2015-04-10T00:37:00.000Z'
const text = () => writePicture({ state, at: AT }) ?? ''

describe('the picture of an earlier visit', () => {
  beforeEach(() => takeAnsweredTime('2015-04-10T01:00:00.000Z', 0))

  it('is read as it was written, without what only directors see', () => {
    const kept = readPicture(text(), contest.id)

    expect(kept?.at).toBe(AT)
    expect(kept?.state).toMatchObject({ seq: 4, today: '2015-04-10', teams: state.teams, holds: ['people'] })
    expect(text()).not.toContain('"lines"')
  })

  it('shows nothing of yesterday as of today', () => {
    takeAnsweredTime('2015-04-11T01:00:00.000Z', 0)

    const kept = readPicture(text(), contest.id)

    expect(kept?.state.today).toBe('2015-04-11')
    expect(kept?.state.teams).toEqual([{ teamId: west, whole: sold, today: NO_TOTALS }])
    expect(Object.keys(kept?.state.boards ?? {})).toEqual(['whole:points'])
  })

  it('is none of another contest or build, and none where it cannot be read', () => {
    expect(readPicture(text(), '99999999-9999-4999-8999-999999999999')).toBeUndefined()
    expect(readPicture('{"at":"', contest.id)).toBeUndefined()
    expect(readPicture(text().replace('{', '{"build":"another",'), contest.id)).toBeUndefined()
  })
})

describe('a room that does not answer', () => {
  let live: ReturnType<typeof useLive>
  const away = () => ({
    on: () => undefined,
    off: () => undefined,
    connect: () => undefined,
    disconnect: () => undefined,
  })
  const connect = () => away() as unknown as LiveSocket
  const recall = async (): Promise<KeptPicture> => ({ state, at: AT })

  beforeEach(() => {
    setActivePinia(createPinia())
    live = useLive()
  })
  afterEach(() => live.close())

  it('is shown as it was, as stale, with the time of that', async () => {
    live.open(contest.id, { connect, poll: () => Promise.reject(new Error('no signal')), recall })

    await expect.poll(() => live.contest?.id).toBe(contest.id)
    expect([live.status, live.isInStep, live.heardAt]).toEqual(['stale', false, AT])
    expect(live.picture()).toBeUndefined()
  })

  it('is shown as it is once it answers', async () => {
    const snapshot = { ...state, kind: 'snapshot', build: 'first', seq: 9, me: undefined }
    live.open(contest.id, { connect, poll: async () => snapshot, recall })

    await expect.poll(() => live.seq).toBe(9)
    expect(live.heardAt).toBeUndefined()
  })
})
