import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { splitPoints } from '#server/ledger/deals/counting-entry'
import type { NewDeal } from '#server/ledger/deals/deals.repository'
import type { DayPledge } from '#server/ledger/deals/recording/day-pledges'
import { deltasOf } from '#server/ledger/deals/recording/deltas'
import type { Asked } from '#server/ledger/deals/reviews.repository'
import {
  applyDelta,
  applyTeamDelta,
  mustStayExact,
  type StandingDelta,
  type Tallies,
} from '#server/ledger/standings/tallies'
import { newId } from '#server/platform/database/new-id'
import type { ParticipantView } from '#shared/contest/contests/contract'
import type { DealLine, RecordedDeal } from '#shared/ledger/deals/contract'

/** A sale that has passed every check. */
export interface DealToWrite extends Pick<NewDeal, 'recorderId' | 'digest' | 'input' | 'reassigns' | 'source'> {
  contest: LoadedContest
  seller: ParticipantView
  helper: ParticipantView | undefined
  businessDate: string
  counted: DealLine[]
  pending: DealLine[]
  /** 待核: lines that count for nothing yet, and why. */
  held?: (Asked & { lines: DealLine[] }) | undefined
  now: Date
  /** On the server's clock; left out for what no person tapped. */
  tappedAt?: Date
  /** Without a change of the lead, an opening of the team or a celebration. */
  isSilent: boolean
  /** Whether the unit has changed the standings before. */
  isLater?: boolean
}

/** What was found before a sale is written. */
interface Found {
  before: Tallies
  pledge: DayPledge | undefined
  /** 疑似撞单: the earlier effective deal with the same number and metric. */
  collidesWith: string | undefined
}

/** A sale with its number, its answer, and the totals after it. */
export interface Sale extends DealToWrite, Found {
  delta: StandingDelta
  helperDeltas: StandingDelta[]
  after: Tallies
  answer: RecordedDeal
}

/** The sale under its number, as it will be stored. */
export function saleOf(deal: DealToWrite, seq: number, found: Found): Sale {
  const { contest, seller, helper, businessDate, counted, pending, now } = deal
  const deals = counted.length > 0 ? 1 : 0
  const [delta, ...helperDeltas] = deltasOf({
    ...{ contestId: contest.id, participantId: seller.id, helperId: helper?.id, teamId: seller.teamId },
    ...{ businessDate, seq, lines: counted, deals, dayDeals: deals, pending },
  })
  mustStayExact(found.before, [delta, ...helperDeltas])
  const after = helperDeltas.reduce(applyTeamDelta, applyDelta(found.before, delta))
  const held = deal.held?.lines ?? []
  const shared = [...counted, ...pending, ...held].reduce(
    (sum, { points }) => sum + splitPoints(points, true).helper,
    0,
  )
  const answer: RecordedDeal = {
    id: newId(),
    contestId: contest.id,
    seq,
    participantId: seller.id,
    teamId: seller.teamId,
    businessDate,
    recordedAt: now.toISOString(),
    lines: counted,
    ...(pending.length > 0 ? { pending } : {}),
    ...(held.length > 0 ? { held } : {}),
    ...(helper ? { helper: { participantId: helper.id, points: shared } } : {}),
    nthOfDay: counted.length > 0 ? after.own.day.deals : 0,
    day: after.own.day,
    whole: after.own.whole,
    pledgeState: found.pledge?.stateAt(after.own.day) ?? null,
    isPossibleDuplicate: found.collidesWith !== undefined,
  }
  return { ...deal, ...found, delta, helperDeltas, after, answer }
}
