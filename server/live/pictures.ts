import { contestForSpectators, shownTo } from '#server/live/audience-rules'
import type { RoomState } from '#server/live/room-state'
import { keyOf, type View } from '#server/live/view'
import { GzipStart } from '#server/platform/http/gzip-start'
import type { ContestView } from '#shared/contest/contests/contract'
import { FIRST_FACTS, feedAt, LivePart, type LiveRest, type LiveSnapshot, type ShownEvent } from '#shared/live/protocol'

type Whole = Pick<LiveSnapshot, 'contest' | 'pledges' | 'ritual' | 'feed'>

const IDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** What a state is shown as: made and compressed once for each view, however many ask (LP8), and gone with the state. */
export class Pictures {
  private readonly made = new Map<string, Promise<GzipStart>>()

  constructor(readonly state: RoomState) {}

  /** JSON without its last brace: what is the caller's own is added to it. */
  snapshot(view: View): Promise<GzipStart> {
    return this.once(`snapshot ${keyOf(view)}`, () => this.snapshotFor(view))
  }

  /** As `snapshot`, of one list. */
  rest(part: LivePart, view: View): Promise<GzipStart> {
    return this.once(`${part} ${keyOf(view)}`, () => this.restFor(part, view))
  }

  private once(key: string, make: () => object): Promise<GzipStart> {
    const known = this.made.get(key)
    if (known) return known
    const made = GzipStart.of(JSON.stringify(make()).slice(0, -1))
    this.made.set(key, made)
    return made
  }

  private snapshotFor(view: View): Omit<LiveSnapshot, 'now' | 'me'> {
    const { state } = this
    const whole = this.wholeFor(view)
    const shared = { ...this.place(view), boards: state.boards, teams: [...state.teams], flag: state.flag }
    const common = { kind: 'snapshot' as const, ...shared, ...(state.duty ? { duty: state.duty } : {}) }
    const keeps = view.audience === 'ledger_keepers'
    if (state.isSmall)
      return { ...common, ...whole, ...(keeps ? { lines: [...state.lines] } : {}), holds: LivePart.options }
    return { ...common, ...firstOf(whole, common, view), holds: [] }
  }

  private restFor(part: LivePart, view: View): Omit<LiveRest, 'now'> {
    const { contest, pledges, feed } = this.wholeFor(view)
    const place = this.place(view)
    switch (part) {
      case 'people':
        return { ...place, people: contest.participants, plan: contest.plan }
      case 'pledges':
        return { ...place, pledges }
      case 'feed':
        return { ...place, feed }
      case 'lines':
        return view.audience === 'ledger_keepers' ? { ...place, lines: [...this.state.lines] } : place
    }
  }

  private place(view: View) {
    const { contest, seq, today, build } = this.state
    return { epoch: contest.epoch, seq, today, build, view: keyOf(view) }
  }

  private wholeFor({ audience }: View): Whole {
    const { state } = this
    const { pledges, ...ritual } = state.partsFor(audience)
    const { view } = state.contest
    const contest = audience === 'spectators' ? contestForSpectators(view) : view
    const events = state.recent.map((row) => shownTo(audience, row))
    return { contest, pledges, ritual, feed: feedAt(state.seq, events) }
  }
}

/** What the first page of a screen shows: the own team, and who is named elsewhere. */
function firstOf(whole: Whole, { boards }: Pick<LiveSnapshot, 'boards'>, { teamId }: View): Whole {
  const feed: ShownEvent[] = whole.feed.slice(0, FIRST_FACTS)
  const { ritual } = whole
  const named = new Set(JSON.stringify([boards, feed, ritual]).match(IDS))
  const isOwn = (person: ContestView['participants'][number]) => person.teamId === teamId
  const own = new Set(whole.contest.participants.filter(isOwn).map(({ id }) => id))
  const participants = whole.contest.participants.filter((person) => isOwn(person) || named.has(person.id))
  return {
    contest: { ...whole.contest, plan: '', participants },
    pledges: whole.pledges.filter(({ participantId }) => own.has(participantId)),
    ritual,
    feed,
  }
}
