import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ContestsService } from '#server/contest/contests/contests.service'
import { LiveRelay } from '#server/live/live.relay'
import { signInCookie } from '#server/platform/auth/session-cookies'
import { SessionsService } from '#server/platform/auth/sessions.service'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { BoardKey, ParticipantStanding } from '#shared/ledger/standings/contract'
import type { Look } from '#shared/ledger/standings/own-line'
import { publicPlaces } from '#shared/ledger/standings/rank'
import { RankedBoard } from '#shared/ledger/standings/ranked-board'
import type { PackedBatch } from '#shared/live/packed'
import { type JoinReply, LIVE_PROTOCOL, type LiveRest } from '#shared/live/protocol'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { useApp } from '#test/support/fixtures'
import { aLogin, expectStatus } from '#test/support/test-app'
import type { LiveSocket } from '#web/live/live-link'
import { aSocket, WAIT } from './screen'

const [TEAMS, PER_TEAM] = [12, 20]
const PEOPLE = TEAMS * PER_TEAM
const TODAY = '2015-04-10'

/** Of a room of 1,200 people: one sale may take 60 KB of own lines, and no line more than 300 bytes. */
const OWN_LINES = { most: (60_000 / 1_200) * PEOPLE, each: 300 }

/** Of one fact, to one socket. */
const BATCH = { mean: 400 }

/** A member's screen that only counts what the wire brings. */
interface Seat {
  participantId: string
  look: Look | undefined
  socket: LiveSocket
  ownLines: string[]
  batches: string[]
  heads: number
}

describe('a sale in a large room', () => {
  const { app, director } = useApp({ at: `${TODAY}T08:00:00+08:00` })
  let contest: AContest
  let seats: Seat[] = []

  beforeAll(async () => {
    const teams = Array.from({ length: TEAMS }, (_, n) => ({
      ...{ id: randomUUID(), name: `${n + 1}队`, slogan: '', colour: `#c810${(16 + n).toString(16)}`, crest: `${n}` },
    }))
    contest = await aContest(app, director, { draft: { teams, goals: [] }, perTeam: 0, status: 'draft' })
    const rows = Array.from({ length: PEOPLE }, (_, n) => ({
      ...{ name: `队员${n}`, login: aLogin(), team: teams[n % TEAMS]?.name, area: '' },
    }))
    expectStatus(await director.post(`/contests/${contest.id}/people`, { rows, isPreview: false }), 200)
    expectStatus(await director.post(`/contests/${contest.id}/start`), 200)
    const loaded = await app.get(UnitOfWork).read(() => app.get(ContestsService).load(contest.id))
    const ids = loaded.view.participants.map(({ id }) => id)
    await Promise.all(ids.map((id, n) => n % 3 !== 0 && sell(id, 1 + ((n * 7) % 23))))
    seats = await Promise.all(ids.map(async (id, n) => aSeat(loaded.rules.accountOf(id) ?? '', id, n)))
  }, 120_000)
  afterAll(() => {
    for (const { socket } of seats) socket.disconnect()
  })

  async function aSeat(accountId: string, participantId: string, n: number): Promise<Seat> {
    const device = { cookie: undefined, userAgent: 'test' }
    const token = await app.get(UnitOfWork).writeAsSystem(() => app.get(SessionsService).open(accountId, device))
    const [cookie = ''] = signInCookie(token, 'person', { isHttps: false }).split(';')
    const socket = aSocket(director, { extraHeaders: { cookie, ...director.headers } }).connect()
    const board = n % 4 === 2 ? (`today:${contest.g3}` as const) : ('whole:points' as const)
    const look = n % 4 === 3 ? undefined : { board, isGapOnly: n % 4 === 1 }
    const seat: Seat = { participantId, look, socket, ownLines: [], batches: [], heads: 0 }
    const join = { protocol: LIVE_PROTOCOL, contestId: contest.id, ...(look && { look }) }
    const answer = await new Promise<JoinReply>((resolve) => {
      socket.once('connect', () => socket.emit('contest:join', join, resolve))
    })
    expect(answer.kind).toBe('entered')
    socket.io.engine.on('packet', ({ data }) => {
      if (String(data).startsWith('2["contest:me"')) seat.ownLines.push(data)
      if (String(data).startsWith('2["contest:batch"')) seat.batches.push(data)
      if (String(data).startsWith('2["contest:head"')) seat.heads++
    })
    return seat
  }

  async function sell(participantId: string, quantity: number): Promise<number> {
    const items = [{ metricId: contest.g3, quantity }]
    const deal = aDeal(contest, { participantId, items, businessDate: TODAY })
    const sold = await director.post<{ seq: number }>(`/contests/${contest.id}/deals`, deal)
    expectStatus(sold, 201)
    return sold.body.seq
  }

  const everyone = async () => (await director.get<LiveRest>(`/contests/${contest.id}/live/lines`)).body

  /** What that page shows of the place. */
  function shown(lines: readonly ParticipantStanding[], { participantId, look }: Seat) {
    const line = lines.find((each) => each.participantId === participantId)
    if (!line || !look) return undefined
    const { of: _, rank, ...place } = RankedBoard.of(lines, look.board as BoardKey).ownPlaceOf(line)
    const totals = look.board.startsWith('whole') ? line.whole : line.today
    if (look.isGapOnly) return totals.deals > 0 ? place : undefined
    return totals.points > 0 ? { rank, ...place } : undefined
  }

  /** Until each screen has received all that was sent up to that number: what comes on one socket keeps its order. */
  async function untilAllHave(seq: number): Promise<void> {
    await vi.waitFor(() => expect(seats.every(({ batches }) => last(batches) === seq)).toBe(true), WAIT)
    for (const seat of seats) seat.heads = 0
    await app.get(LiveRelay).sendHeads()
    await vi.waitFor(() => expect(seats.every(({ heads }) => heads > 0)).toBe(true), WAIT)
  }

  /** Whose page shows another own line, or another place. */
  const changedFor = (
    sellers: readonly string[],
    before: readonly ParticipantStanding[],
    after: readonly ParticipantStanding[],
  ) =>
    seats.filter(
      (seat) =>
        sellers.includes(seat.participantId) ||
        JSON.stringify(shown(before, seat)) !== JSON.stringify(shown(after, seat)),
    )

  it('[LP18] sends an own line to those whose shown line changed, and to no one else', async () => {
    const { lines: before = [] } = await everyone()
    const seller = before[Math.floor(PEOPLE / 2)]?.participantId ?? ''

    await sell(seller, 9)

    const { seq, lines: after = [] } = await everyone()
    await untilAllHave(seq)
    const changed = changedFor([seller], before, after)
    const told = seats.filter(({ ownLines }) => ownLines.length > 0)
    expect(told.map((seat) => seat.participantId)).toEqual(changed.map((seat) => seat.participantId))
    expect(told.length).toBeGreaterThan(0)
    expect(told.length).toBeLessThan(PEOPLE / 2)
    const messages = told.flatMap(({ ownLines }) => ownLines)
    expect(messages).toHaveLength(told.length)
    expect(messages.join('').length).toBeLessThan(OWN_LINES.most)
    for (const message of messages) expect(message.length).toBeLessThan(OWN_LINES.each)
    const batches = seats.flatMap((seat) => seat.batches)
    expect(batches).toHaveLength(PEOPLE)
    expect(new Set(batches).size).toBe(1)
  })

  it('[LP18] sends all below the public list how far it is when its edge moves, and none of them when it does not', async () => {
    const { lines = [] } = await everyone()
    const listed = lines.slice(0, publicPlaces(PEOPLE)).map(({ participantId }) => participantId)
    for (const [n, participantId] of listed.entries()) await sell(participantId, 900 - 50 * n)
    const [first = '', edge = ''] = [listed[0], listed.at(-1)]
    const toldBy = async (seller: string) => {
      const { seq: from, lines: before = [] } = await everyone()
      await untilAllHave(from)
      for (const seat of seats) seat.ownLines = []
      await sell(seller, 20)
      const { seq, lines: after = [] } = await everyone()
      await untilAllHave(seq)
      const told = seats.filter(({ ownLines }) => ownLines.length > 0).map((seat) => seat.participantId)
      expect(told).toEqual(changedFor([seller], before, after).map((seat) => seat.participantId))
      return told
    }

    const whenTheFirstSells = await toldBy(first)
    const whenTheEdgeMoves = await toldBy(edge)

    expect(whenTheFirstSells.filter((id) => !listed.includes(id))).toEqual([])
    expect(whenTheEdgeMoves.filter((id) => !listed.includes(id)).length).toBeGreaterThan(PEOPLE / 3)
  })

  it('[LP20] tells a fact in few bytes, also where one sale in seven moves every list', async () => {
    const { seq: before, lines = [] } = await everyone()
    const [seat] = seats
    const from = seat?.batches.length ?? 0
    const sold = [await sell(lines[8]?.participantId ?? '', 60)]
    for (const n of [3, 50, 97, 143, 190, 236]) sold.push(await sell(lines[n]?.participantId ?? '', 1 + (n % 5)))

    const toldUpTo = () => last(seat?.batches.slice(from) ?? [])
    await vi.waitFor(() => expect(toldUpTo()).toBeGreaterThanOrEqual(sold.at(-1) ?? 0), WAIT)
    const bytes = seat?.batches.slice(from).map((text) => Buffer.byteLength(text)) ?? []
    expect(bytes.reduce((sum, each) => sum + each, 0) / (toldUpTo() - before)).toBeLessThanOrEqual(BATCH.mean)
  })
})

/** The number up to which those batches lead. */
function last(batches: readonly string[]): number {
  const [, batch] = JSON.parse(batches.at(-1)?.slice(1) ?? '[]') as [string, PackedBatch | undefined]
  return batch ? batch.first + batch.facts.length - 1 : 0
}
