import { io, type ManagerOptions, type SocketOptions } from 'socket.io-client'
import { expect, vi } from 'vitest'
import { BoardSpan } from '#shared/contest/contests/span'
import { cancelledOf, measure, NO_TOTALS, type Totals } from '#shared/ledger/standings/contract'
import { type Look, ownLineFrom } from '#shared/ledger/standings/own-line'
import {
  LIVE_PROTOCOL,
  type LiveBatch,
  type LivePart,
  type LiveRest,
  type LiveSnapshot,
  type PollReply,
  type ShownEvent,
} from '#shared/live/protocol'
import type { SpeaksAs } from '#shared/platform/auth/contract'
import type { Client } from '#test/support/client'
import { type LinkChoice, LiveLink, type LiveSocket, type LiveStatus, type Seen } from '#web/live/live-link'
import { fromSnapshot, type LiveState } from '#web/live/live-state'
import { readBatch } from '#web/live/read-batch'

/** A socket as a browser of that client opens it; connects on request. */
export function aSocket(client: Client, options: Partial<ManagerOptions & SocketOptions> = {}): LiveSocket {
  return io(client.url, {
    transports: ['websocket'],
    forceNew: true,
    autoConnect: false,
    reconnectionDelay: 20,
    reconnectionDelayMax: 100,
    extraHeaders: { cookie: client.cookie, ...client.headers },
    ...options,
  })
}

export interface ScreenChoice {
  /** TVs and links speak for their own cookie. */
  as?: SpeaksAs
  timing?: LinkChoice['timing']
  socket?: LiveSocket
  poll?: LinkChoice['poll']
  look?: LinkChoice['look']
}

/** The product's own link on a real socket, remembering all that it showed. */
export class Screen {
  readonly arrived: ShownEvent[] = []
  readonly statuses: LiveStatus[] = []
  readonly socket: LiveSocket
  readonly link: LiveLink
  private look: Look | undefined
  private readonly speaks: Record<string, string>

  constructor(
    private readonly client: Client,
    readonly contestId: string,
    choice: ScreenChoice = {},
  ) {
    const { as = 'person', timing = {} } = choice
    this.speaks = as === 'person' ? {} : { 'x-dangxian-as': as }
    this.look = choice.look
    this.socket = choice.socket ?? aSocket(client, { auth: { as } })
    this.link = new LiveLink({
      contestId,
      socket: this.socket,
      poll: choice.poll ?? ((seen, look) => this.answer(seen, look)),
      look: choice.look,
      part: async (part) => (await this.client.get(`/contests/${contestId}/live/${part}`, this.speaks)).body,
      changed: ({ status }) => {
        if (this.statuses.at(-1) !== status) this.statuses.push(status)
      },
      arrived: (events) => this.arrived.push(...events),
      timing: { retryMs: 50, ...timing },
    })
  }

  get state(): LiveState {
    if (!this.link.state) throw new Error('The screen shows nothing yet')
    return this.link.state
  }

  async untilLive(): Promise<this> {
    await vi.waitFor(() => expect(this.link.status).toBe('live'), WAIT)
    return this
  }

  async until(seq: number, wait = WAIT): Promise<this> {
    await vi.waitFor(() => {
      expect(this.link.status).toBe('live')
      expect(this.link.state?.seq).toBe(seq)
    }, wait)
    return this
  }

  /** The batches from now on, as the page reads them. */
  hear(): LiveBatch[] {
    const heard: LiveBatch[] = []
    const receive = this.socket.listeners('contest:batch')
    this.socket.off('contest:batch')
    // Before the page, whose state is the one that the batch follows.
    this.socket.on('contest:batch', (packed) => {
      const batch = this.link.state && readBatch(packed, this.contestId, this.link.state)
      if (batch && batch !== 'elsewhere') heard.push(batch)
    })
    for (const each of receive) this.socket.on('contest:batch', each)
    return heard
  }

  /** What a join would be answered now. */
  async answer(seen?: Seen, look?: Look): Promise<PollReply> {
    const query = new URLSearchParams({ protocol: String(LIVE_PROTOCOL), ...(look && { board: look.board }) })
    for (const [key, value] of Object.entries(seen ?? {})) query.set(key, String(value))
    return (await this.client.get<PollReply>(`/contests/${this.contestId}/live?${query}`, this.speaks)).body
  }

  /** Until the lists that its page wants are whole. */
  async untilHolding(...parts: LivePart[]): Promise<this> {
    await vi.waitFor(() => expect(this.state.holds).toEqual(expect.arrayContaining(parts)), WAIT)
    return this
  }

  /** Expects the screen to equal one that is opened now. */
  async mustAgreeWithServer(): Promise<void> {
    const snapshot = fromSnapshot((await this.answer()) as LiveSnapshot)
    const place = this.look && (await this.answer(seenIn(snapshot), this.look))
    const me = place?.kind === 'replay' && place.me ? ownLineFrom(place.me) : snapshot.me
    const isPlaceShown = this.look !== undefined
    const expected = { ...snapshot, ...(await this.partsBeyond(snapshot)), me }
    expect(shownBy(this.state, isPlaceShown)).toEqual(shownBy(expected, isPlaceShown))
  }

  /** The lists that this screen has whole and a snapshot leaves out, as they are now. */
  private async partsBeyond({ holds, contest }: LiveState): Promise<Partial<LiveState>> {
    const parts: LiveRest[] = []
    for (const part of this.state.holds.filter((each) => !holds.includes(each)))
      parts.push((await this.client.get<LiveRest>(`/contests/${this.contestId}/live/${part}`, this.speaks)).body)
    const { people, plan = '', pledges, feed, lines }: Partial<LiveRest> = Object.assign({}, ...parts)
    return {
      ...(people && { contest: { ...contest, participants: people, plan } }),
      ...(pledges && { pledges }),
      ...(feed && { feed }),
      ...(lines && { lines }),
    }
  }

  /** The page shows one's own place in another list from now on. */
  lookAt(look: Look | undefined): void {
    this.look = look
    this.link.look(look)
  }

  close(): void {
    this.link.close()
  }
}

const seenIn = ({ seq, epoch, today }: LiveState): Seen => ({ seq, epoch, today })

export const WAIT = { timeout: 10_000, interval: 10 }

/** The comparable part of a state: an own line keeps its `seq` while it is unchanged, so that number is left out. */
function shownBy(
  { epoch, seq, today, contest, teams, boards, pledges, feed, lines, duty, flag, me }: LiveState,
  isPlaceShown: boolean,
) {
  const totals = teams.map((team) => ({
    teamId: team.teamId,
    over: BoardSpan.options.map((span) => figures(team[span] ?? NO_TOTALS, contest.metrics)),
  }))
  const own = me && { ...me, seq: 0, place: isPlaceShown ? me.place : undefined }
  return { epoch, seq, today, contest, totals, boards, pledges, feed, lines, duty, flag, me: own }
}

const figures = (totals: Totals, metrics: { id: string }[]) => [
  totals.deals,
  totals.cancelled ?? { deals: 0, points: 0 },
  ...['points', ...metrics.map((metric) => metric.id)].map((by) => [measure(totals, by), cancelledOf(totals, by)]),
  ...metrics.map(({ id }) => totals.metrics[id]?.pending ?? 0),
]
