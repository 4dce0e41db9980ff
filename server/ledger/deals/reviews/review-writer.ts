import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { LiveJournal } from '#server/journal/facts/live.journal'
import type { NumberedFacts } from '#server/journal/facts/numbered-facts'
import { awaitsReview, isEffective, isOnItsDay, plainLine, type WaitingLine } from '#server/ledger/deals/counting-entry'
import type { ReviewAct } from '#server/ledger/deals/deal.entity'
import { DealsRepository } from '#server/ledger/deals/deals.repository'
import { DayPledges } from '#server/ledger/deals/recording/day-pledges'
import { DealConsequences } from '#server/ledger/deals/recording/deal-consequences'
import { deltasOf } from '#server/ledger/deals/recording/deltas'
import { fullReversals, sumOfEntries } from '#server/ledger/deals/reversals/reversal-rules'
import { type OpenDeal, ReversalsService } from '#server/ledger/deals/reversals/reversals.service'
import { type Asked, ReviewsRepository } from '#server/ledger/deals/reviews.repository'
import { StandingsService } from '#server/ledger/standings/standings.service'
import { mustStayExact, type StandingDelta, type Tallies } from '#server/ledger/standings/tallies'
import { dayOf } from '#shared/platform/time/time'

/** Who ends a review, and how. */
export interface ReviewEnd extends Asked {
  act: Exclude<ReviewAct, 'asked' | 'refused'>
  accountId: string
  reason?: string
}

interface Counting {
  contest: LoadedContest
  open: OpenDeal
  lines: readonly WaitingLine[]
  before: Tallies
  after: Tallies
  delta: StandingDelta
}

/** Puts a deal under review (待核) and ends the review, in ledger, standings and journal; inside the caller's unit. */
@Injectable()
export class ReviewWriter {
  constructor(
    private readonly deals: DealsRepository,
    private readonly reviews: ReviewsRepository,
    private readonly standings: StandingsService,
    private readonly reversals: ReversalsService,
    private readonly consequences: DealConsequences,
    private readonly pledges: DayPledges,
    private readonly journal: LiveJournal,
  ) {}

  /** The lines count on the day of the sale; a deal that counts for the first time is announced and celebrated as a new one. */
  async end(contest: LoadedContest, open: OpenDeal, end: ReviewEnd, now: Date): Promise<void> {
    const facts = this.journal.reserve(contest)
    const seq = facts.next
    const { deal, teamId, entries } = open
    const { id: dealId, contestId, participantId, helperId, businessDate } = deal
    const lines = open.pending.filter(awaitsReview)
    await this.deals.settle(
      dealId,
      lines.map(({ line }) => line),
      'activated',
      seq,
    )
    const before = await this.standings.tallies(contestId, participantId, businessDate)
    const entry = { contestId, dealId, seq, participantId, teamId, businessDate, kind: 'activation' as const, lines }
    await this.deals.addEntries({ ...entry, helperId: helperId ?? undefined })
    const deltas = deltasOf({
      ...{ contestId, participantId, helperId, teamId, businessDate, seq, lines },
      deals: entries.some(isEffective) ? 0 : 1,
      dayDeals: entries.some(isOnItsDay) ? 0 : 1,
    })
    mustStayExact(before, deltas)
    await this.standings.apply(...deltas)
    const after = await this.standings.tallies(contestId, participantId, businessDate)
    await this.reviews.add({ ...end, contestId, dealId, seq, at: now })
    const counting = { contest, open, lines, before, after, delta: deltas[0] }
    if (entries.length === 0) await this.tellNew(counting, facts, now)
    else await this.tellAgain(counting, facts, now)
    await this.journal.write(facts, now)
  }

  /** Takes what counts of a deal off the day of its sale, silently, until its number comes. */
  async hold(contest: LoadedContest, open: OpenDeal, now: Date): Promise<void> {
    const { deal, entries, teamId } = open
    const facts = this.journal.reserve(contest)
    const seq = facts.next
    const [reversal] = fullReversals({ ...deal, entries }, teamId, seq, [])
    if (!reversal) return
    await this.reversals.write(open, [reversal], 'hold')
    const lines = entries.filter((entry) => isEffective(entry) && entry.kind === 'sale')
    const points = sumOfEntries(entries.filter(isEffective))
    await this.deals.addHeld(
      deal,
      lines.map((entry, index) => ({ ...entry, points: points[index]?.points ?? 0 })),
    )
    const { id: dealId, contestId } = deal
    const asked = { act: 'asked', cause: 'number', needs: 1, accountId: null } as const
    await this.reviews.add({ ...asked, contestId, dealId, seq, at: now })
    facts.add({ fact: { type: 'deal.held', ...(await this.reversals.factFields(contest, open, reversal)) } })
    await this.journal.write(facts, now)
  }

  private async tellNew(counting: Counting, facts: NumberedFacts, now: Date): Promise<void> {
    const { contest, open, lines, before, after, delta } = counting
    const { deal, teamId } = open
    const { businessDate, participantId, helperId, reassigns } = deal
    const seller = contest.rules.participant(participantId)
    const isToday = businessDate === dayOf(now, contest.timezone)
    const nthOfDay = after.own.day.deals
    const totals = await this.reversals.totalsAfter(contest, participantId, teamId, businessDate)
    facts.add({
      fact: {
        ...{ type: 'deal.recorded', dealId: deal.id, participantId, name: seller?.name ?? '', businessDate },
        lines: lines.map(plainLine),
        ...(helperId ? { helperId } : {}),
        ...(reassigns ? { reassigns } : {}),
        ...{ nthOfDay, isSilent: !isToday, isFirstOfDay: nthOfDay === 1 },
        ...totals,
      },
    })
    if (isToday && seller) {
      await this.consequences.leadChanged(contest, before, after, facts)
      if (nthOfDay === 1) await this.consequences.teamOpened(contest, after, seller, delta, facts)
    }
    await this.follow(counting, facts, now, totals.pledgeState)
  }

  /** The deal was announced when it was recorded: screens follow silently. */
  private async tellAgain(counting: Counting, facts: NumberedFacts, now: Date): Promise<void> {
    const { contest, open, lines } = counting
    const { deal, teamId } = open
    const { businessDate, participantId, helperId } = deal
    const totals = await this.reversals.totalsAfter(contest, participantId, teamId, businessDate)
    facts.add({
      fact: {
        ...{ type: 'deal.confirmed', dealId: deal.id, participantId, businessDate },
        lines: lines.map(plainLine),
        ...(helperId ? { helperId } : {}),
        ...totals,
      },
    })
    await this.follow(counting, facts, now, totals.pledgeState)
  }

  /** A kept pledge of today, and goals. */
  private async follow(
    { contest, open, lines, before, after }: Counting,
    facts: NumberedFacts,
    now: Date,
    pledgeState: Awaited<ReturnType<ReversalsService['totalsAfter']>>['pledgeState'],
  ): Promise<void> {
    const { participantId, businessDate } = open.deal
    const seller = contest.rules.participant(participantId)
    if (seller && businessDate === dayOf(now, contest.timezone)) {
      const pledge = await this.pledges.of(contest, participantId, businessDate)
      facts.addAll((await pledge?.keep(seller, pledgeState, facts.next)) ?? [])
    }
    await this.consequences.goalsReached(contest, before, after, { teamId: open.teamId, lines }, facts)
  }
}
