import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { JournalRow } from '#server/journal/facts/fact.reader'
import type { LiveServer } from '#server/live/live-sockets'
import { Room } from '#server/live/room'
import type { RoomReader } from '#server/live/room.reader'
import { RoomState } from '#server/live/room-state'

describe('the window between two batches', () => {
  const contest = {
    id: 'contest',
    epoch: 'one',
    view: { metrics: [], teams: [], participants: [] },
  } as unknown as LoadedContest
  const fact = { type: 'team.opened', teamId: 'west', day: '2015-04-10' } as const
  const row = (seq: number): JournalRow => ({ seq, audience: 'public', at: '', fact })

  /** A room of silent screens, when it read the journal, and the windows between its batches, in ms. */
  function aRoom(screens: number) {
    const reads: number[] = []
    const windows: number[] = []
    const reader = {
      advance: async () => {
        reads.push(performance.now())
        const seq = reads.length
        const state = new RoomState({
          ...{
            contest,
            seq,
            today: '2015-04-10',
            lines: [],
            recent: [row(seq)],
            parts: {},
            build: '',
            flag: null,
            bonuses: new Map(),
          },
          partsForSpectators: (values) => values,
        })
        return { state, rows: [row(seq)], isContinuous: true }
      },
    } as unknown as RoomReader
    const io = { of: () => ({ adapter: { rooms: new Map() } }) } as unknown as LiveServer
    const room = new Room(
      'contest',
      reader,
      () => io,
      (_, windowMs) => windows.push(windowMs),
    )
    const socket = { conn: { transport: {}, writeBuffer: [] } }
    for (let n = 0; n < screens; n++) room.members.set(String(n), { socket } as never)
    return { room, reads, windows }
  }

  it('[LP5] grows with the room, and what comes within it is read once', async () => {
    const { room, reads, windows } = aRoom(500)
    await room.refresh()
    await room.refresh()

    await Promise.all(Array.from({ length: 20 }, () => room.refresh()))

    expect(reads).toHaveLength(3)
    expect(windows).toEqual([50, 50])
    // A timer may be early by its own resolution, never by a fifth of the window.
    expect((reads[2] as number) - (reads[1] as number)).toBeGreaterThan(40)
  })

  it('[LP5] is not waited for by the first fact', async () => {
    const { room, reads } = aRoom(10_000)
    await room.refresh()

    const second = room.refresh()
    for (let turn = 0; turn < 3; turn++) await nextTurn()

    // Read in the turns that follow, without a timer.
    expect(reads).toHaveLength(2)
    await second
  })
})
