import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { LiveJournal } from '#server/journal/facts/live.journal'
import type { NumberedFacts } from '#server/journal/facts/numbered-facts'
import { splitPoints } from '#server/ledger/deals/counting-entry'
import { DealsRepository, type WaitingLine } from '#server/ledger/deals/deals.repository'
import { DayPledges } from '#server/ledger/deals/recording/day-pledges'
import { DealConsequences } from '#server/ledger/deals/recording/deal-consequences'
import { isStanding, negated } from '#server/ledger/deals/reversals/reversal-rules'
import { type OpenDeal, ReversalsService } from '#server/ledger/deals/reversals/reversals.service'
import { StandingsService } from '#server/ledger/standings/standings.service'
import type { Raise } from '#server/ledger/standings/tallies'
import { dayOf } from '#shared/platform/time/time'

/** Writes activated lines into the ledger, the standings and the journal. */
@Injectable()
export class ActivationsLedger {
  constructor(
    private readonly deals: DealsRepository,
    private readonly standings: StandingsService,
    private readonly reversals: ReversalsService,
    private readonly consequences: DealConsequences,
    private readonly pledges: DayPledges,
    private readonly journal: LiveJournal,
  ) {}

  async count(
    contest: LoadedContest,
    open: OpenDeal,
    lines: readonly WaitingLine[],
    businessDate: string,
    facts: NumberedFacts,
    now: Date,
  ): Promise<void> {
    const seq = facts.next
    const { deal, teamId } = open
    const { contestId, participantId, helperId } = deal
    const before = await this.standings.tallies(contestId, participantId, businessDate)
    await this.deals.count({
      ...{ contestId, dealId: deal.id, seq, participantId, teamId, businessDate, kind: 'activation', lines },
      helperId: helperId ?? undefined,
    })
    const raises = raisesOf(open, lines, businessDate, seq)
    await this.standings.raise(...raises)
    const after = await this.standings.tallies(contestId, participantId, businessDate)
    const told = await this.reversals.after(contest, participantId, teamId, businessDate)
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
        ...told,
      },
    })
    const [raise] = raises
    if (seller && businessDate === dayOf(now, contest.timezone)) {
      const pledge = await this.pledges.of(contest, participantId, businessDate)
      facts.addAll((await pledge?.keep(seller, told.pledgeState, facts.next)) ?? [])
    }
    await this.consequences.goalsReached(contest, before, after, { ...raise, lines }, facts)
    await this.journal.write(facts, now)
  }
}

/** The seller's and the helper's raise, and on the day of the sale what waits no longer. */
function raisesOf(
  open: OpenDeal,
  lines: readonly WaitingLine[],
  businessDate: string,
  seq: number,
): [Raise, ...Raise[]] {
  const { deal, teamId, entries } = open
  const { contestId, participantId, helperId } = deal
  const common = { contestId, teamId, seq }
  const split = (part: 'own' | 'helper') =>
    lines.map((line) => ({ ...line, points: splitPoints(line.points, helperId !== null)[part] }))
  const own: Raise = {
    ...common,
    participantId,
    businessDate,
    lines: split('own'),
    deals: entries.some(isStanding) ? 0 : 1,
    dayDeals: entries.length === 0 ? 1 : 0,
  }
  const halves = split('helper').filter((line) => line.points > 0)
  const helped: Raise[] =
    helperId && halves.length > 0
      ? [
          {
            ...{ ...common, participantId: helperId, businessDate, deals: 0, dayDeals: 0 },
            lines: halves.map((line) => ({ ...line, quantity: 0 })),
          },
        ]
      : []
  const waited: Raise = {
    ...{ ...common, participantId, businessDate: deal.businessDate, lines: [], deals: 0, dayDeals: 0 },
    pending: negated(lines),
  }
  return [own, ...helped, waited]
}
