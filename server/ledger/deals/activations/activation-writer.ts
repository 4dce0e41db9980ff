import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { LiveJournal } from '#server/journal/facts/live.journal'
import { isEffective, type WaitingLine } from '#server/ledger/deals/counting-entry'
import { DealsRepository } from '#server/ledger/deals/deals.repository'
import { DayPledges } from '#server/ledger/deals/recording/day-pledges'
import { DealConsequences } from '#server/ledger/deals/recording/deal-consequences'
import { deltasOf } from '#server/ledger/deals/recording/deltas'
import { negated } from '#server/ledger/deals/reversals/reversal-rules'
import { type OpenDeal, ReversalsService } from '#server/ledger/deals/reversals/reversals.service'
import { StandingsService } from '#server/ledger/standings/standings.service'
import { mustStayExact, type StandingDelta } from '#server/ledger/standings/tallies'
import { dayOf } from '#shared/platform/time/time'

/** Writes activated lines into the ledger, the standings and the journal. */
@Injectable()
export class ActivationWriter {
  constructor(
    private readonly deals: DealsRepository,
    private readonly standings: StandingsService,
    private readonly reversals: ReversalsService,
    private readonly consequences: DealConsequences,
    private readonly pledges: DayPledges,
    private readonly journal: LiveJournal,
  ) {}

  /** `businessDate` is the day that the lines count for. */
  async write(
    contest: LoadedContest,
    open: OpenDeal,
    lines: readonly WaitingLine[],
    businessDate: string,
    now: Date,
  ): Promise<void> {
    const facts = this.journal.reserve(contest)
    const seq = facts.next
    const { deal, teamId } = open
    const { contestId, participantId, helperId } = deal
    await this.deals.settle(
      deal.id,
      lines.map(({ line }) => line),
      'activated',
      seq,
    )
    const before = await this.standings.tallies(contestId, participantId, businessDate)
    await this.deals.addEntries({
      ...{ contestId, dealId: deal.id, seq, participantId, teamId, businessDate, kind: 'activation', lines },
      helperId: helperId ?? undefined,
    })
    const deltas = deltasOfActivation(open, lines, businessDate, seq)
    mustStayExact(before, deltas)
    await this.standings.apply(...deltas)
    const after = await this.standings.tallies(contestId, participantId, businessDate)
    const totals = await this.reversals.totalsAfter(contest, participantId, teamId, businessDate)
    const seller = contest.rules.participant(participantId)
    facts.add({
      fact: {
        type: 'deal.activated',
        dealId: deal.id,
        participantId,
        name: seller?.name ?? '',
        businessDate,
        lines: lines.map(({ metricId, quantity, points }) => ({ metricId, quantity, points })),
        ...(helperId ? { helperId } : {}),
        ...totals,
      },
    })
    if (seller && businessDate === dayOf(now, contest.timezone)) {
      const pledge = await this.pledges.of(contest, participantId, businessDate)
      facts.addAll((await pledge?.keep(seller, totals.pledgeState, facts.next)) ?? [])
    }
    await this.consequences.goalsReached(contest, before, after, { teamId, lines }, facts)
    await this.journal.write(facts, now)
  }
}

/** What the lines add for seller and helper, and what no longer waits on the day of the sale. */
function deltasOfActivation(
  { deal, teamId, entries }: OpenDeal,
  lines: readonly WaitingLine[],
  businessDate: string,
  seq: number,
): StandingDelta[] {
  const { contestId, participantId, helperId } = deal
  const counted = deltasOf({
    ...{ contestId, participantId, helperId, teamId, businessDate, seq, lines },
    deals: entries.some(isEffective) ? 0 : 1,
    dayDeals: entries.length === 0 ? 1 : 0,
  })
  const waited: StandingDelta = {
    ...{ contestId, participantId, teamId, businessDate: deal.businessDate, seq },
    ...{ lines: [], deals: 0, dayDeals: 0, pending: negated(lines) },
  }
  return [...counted, waited]
}
