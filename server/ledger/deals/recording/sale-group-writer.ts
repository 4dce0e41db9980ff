import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { LiveJournal } from '#server/journal/facts/live.journal'
import { DealsRepository } from '#server/ledger/deals/deals.repository'
import { DayPledges } from '#server/ledger/deals/recording/day-pledges'
import { DealWriter, loggedDeal } from '#server/ledger/deals/recording/deal-writer'
import { type DealToWrite, type Sale, saleOf } from '#server/ledger/deals/recording/sale'
import { StandingsService } from '#server/ledger/standings/standings.service'
import type { RecordedDeal } from '#shared/ledger/deals/contract'

/** Writes sales of one contest that are alike: by the rules of one sale, in as many statements. */
@Injectable()
export class SaleGroupWriter {
  constructor(
    private readonly deals: DealsRepository,
    private readonly standings: StandingsService,
    private readonly pledges: DayPledges,
    private readonly writer: DealWriter,
    private readonly journal: LiveJournal,
  ) {}

  /** Sales of today, each of another seller; the answers of those that are written, by seller. */
  async write(contest: LoadedContest, deals: readonly DealToWrite[], now: Date): Promise<Map<string, RecordedDeal>> {
    const sellers = deals.map(({ seller }) => seller.id)
    const [found, pledges] = await Promise.all([
      this.standings.talliesOfAll(contest, sellers, contest.today),
      this.pledges.ofAll(contest, sellers, contest.today),
    ])
    let { teams } = found
    const facts = this.journal.reserve(contest)
    const written: Sale[] = []
    for (const deal of deals) {
      const own = found.own(deal.seller.id)
      // The first sale of a day may make a team whole, for which the day is read.
      if (own.day.deals === 0) continue
      const pledge = pledges.get(deal.seller.id)
      const sale = saleOf(deal, facts.next, { before: { own, teams }, pledge, collidesWith: undefined })
      await this.writer.addFacts(sale, facts)
      teams = sale.after.teams
      written.push(sale)
    }
    const last = written.at(-1)
    if (last) {
      const [head] = await Promise.all([
        this.journal.write(facts, now),
        this.standings.applyTogether(written.map(({ delta }) => delta)),
        this.deals.addAll(written),
      ])
      this.standings.cacheTeams(last.answer, head, last.after)
      await this.writer.announceLogged(
        contest,
        written.map((sale) => loggedDeal(sale, sale.answer)),
      )
    }
    return new Map(written.map(({ answer }) => [answer.participantId, answer]))
  }
}
