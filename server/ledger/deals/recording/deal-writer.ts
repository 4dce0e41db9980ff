import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { LiveJournal } from '#server/journal/facts/live.journal'
import type { NumberedFacts } from '#server/journal/facts/numbered-facts'
import { DealsRepository } from '#server/ledger/deals/deals.repository'
import { DayPledges } from '#server/ledger/deals/recording/day-pledges'
import { DealConsequences } from '#server/ledger/deals/recording/deal-consequences'
import { type DealToWrite, type Sale, saleOf } from '#server/ledger/deals/recording/sale'
import { ReviewsRepository } from '#server/ledger/deals/reviews.repository'
import { StandingsService } from '#server/ledger/standings/standings.service'
import type { Tallies } from '#server/ledger/standings/tallies'
import type { Person } from '#server/platform/auth/caller'
import { DomainEventBus } from '#server/platform/events/domain-event-bus'
import type { DealLine, RecordedDeal } from '#shared/ledger/deals/contract'
import { numbersOf } from '#shared/ledger/deals/review'
import type { FactOf } from '#shared/live/facts'

/** A deal in the ledger, and the totals after it. */
export interface WrittenDeal {
  answer: RecordedDeal
  after: Tallies
  /** 疑似撞单: the earlier effective deal with the same number and metric. */
  collidesWith: string | undefined
}

/** A sale that a person logged, by its form: no file, no message of a group, no other system. */
export interface LoggedDeal {
  answer: RecordedDeal
  recorderId: string
  /** 业务号码 or 受理单号, the first of them. */
  number: string | undefined
  /** All of them, as they are compared. */
  numbers: readonly string[]
  customer: string | undefined
  phone: string | undefined
  /** 包区 in which it was sold. */
  territoryId: string | undefined
  /** What it grew from, for who knows such things. */
  originId: string | undefined
  /** When it was tapped, on the server's clock. */
  at: Date
}

export const loggedDeal = (deal: DealToWrite, answer: RecordedDeal): LoggedDeal => ({
  ...{ answer, recorderId: deal.recorderId, at: deal.tappedAt ?? deal.now },
  ...{ number: numbersOf(deal.input)[0], numbers: numbersOf(deal.input) },
  ...{ customer: deal.input.customerName, phone: deal.input.customerPhone },
  ...{ territoryId: deal.input.territoryId, originId: deal.input.originId },
})

declare module '#server/platform/events/domain-events' {
  interface DomainEvents {
    /** Persons logged deals; emitted after the facts of the deals. */
    'deals.logged': { contest: LoadedContest; deals: readonly LoggedDeal[] }
    /** 疑似撞单: a deal has the reference number and a metric of an earlier effective one; emitted after the deal's facts. */
    'deal.collided': { person: Person; contest: LoadedContest; deal: RecordedDeal; earlierDealId: string }
  }
}

/** Writes a deal into the ledger and the standings, and derives its facts. */
@Injectable()
export class DealWriter {
  constructor(
    private readonly deals: DealsRepository,
    private readonly standings: StandingsService,
    private readonly pledges: DayPledges,
    private readonly consequences: DealConsequences,
    private readonly journal: LiveJournal,
    private readonly events: DomainEventBus,
    private readonly reviews: ReviewsRepository,
  ) {}

  /** Writes a deal as the unit's only change of the contest, and appends its facts. */
  async record(deal: DealToWrite): Promise<WrittenDeal> {
    const facts = this.journal.reserve(deal.contest)
    const written = await this.write(deal, facts)
    const head = await this.journal.write(facts, deal.now)
    this.standings.cacheTeams(written.answer, head, written.after)
    return written
  }

  /** Adds the deal's fact under the next number, then what follows from the deal; the caller writes the facts. */
  async write(deal: DealToWrite, facts: NumberedFacts): Promise<WrittenDeal> {
    const sale = saleOf(deal, facts.next, await this.find(deal))
    await this.standings.apply(sale.delta, ...sale.helperDeltas)
    await this.deals.add(sale)
    await this.ask(sale)
    const { answer, after, collidesWith } = sale
    await this.addFacts(sale, facts)
    return { answer, after, collidesWith }
  }

  /** Emits `deal.collided` where the deal collides; call it after the deal's facts are appended. */
  async announceCollision(person: Person, contest: LoadedContest, written: WrittenDeal): Promise<void> {
    const { answer: deal, collidesWith: earlierDealId } = written
    if (earlierDealId) await this.events.emit('deal.collided', { person, contest, deal, earlierDealId })
  }

  /** Emits `deals.logged`; call it after the facts of the deals are appended. */
  async announceLogged(contest: LoadedContest, deals: readonly LoggedDeal[]): Promise<void> {
    if (deals.length > 0) await this.events.emit('deals.logged', { contest, deals })
  }

  private async find({ contest, seller, businessDate, isLater, input, counted, pending, held }: DealToWrite) {
    const before = isLater
      ? await this.standings.tallies(contest.id, seller.id, businessDate)
      : await this.standings.talliesAt(contest, seller.id, businessDate)
    const pledge = await this.pledges.of(contest, seller.id, businessDate)
    const lines = [...counted, ...pending, ...(held?.lines ?? [])]
    const collidesWith = await this.collision(contest.id, numbersOf(input), lines)
    return { before, pledge, collidesWith }
  }

  private async collision(
    contestId: string,
    numbers: readonly string[],
    lines: DealLine[],
  ): Promise<string | undefined> {
    if (numbers.length === 0) return undefined
    const metricIds = lines.map((line) => line.metricId)
    const [earliest] = await this.deals.findByReference(contestId, numbers, metricIds, 1)
    return earliest
  }

  private async ask({ held, answer, recorderId, now }: Sale): Promise<void> {
    if (!held) return
    const { id: dealId, contestId, seq } = answer
    const { cause, needs } = held
    await this.reviews.add({ contestId, dealId, seq, act: 'asked', cause, needs, accountId: recorderId, at: now })
  }

  /** The deal's own fact first; what is 待核 wins nothing before it counts. */
  async addFacts(sale: Sale, facts: NumberedFacts): Promise<void> {
    if (sale.held) return void facts.add({ fact: heldFact(sale) })
    const { contest, seller, delta, before, after, answer, isSilent, pledge } = sale
    facts.add({
      fact: {
        type: 'deal.recorded',
        dealId: answer.id,
        participantId: seller.id,
        name: seller.name,
        businessDate: delta.businessDate,
        lines: answer.lines,
        ...(answer.pending ? { pending: answer.pending } : {}),
        ...(answer.helper ? { helperId: answer.helper.participantId } : {}),
        ...(sale.reassigns ? { reassigns: sale.reassigns } : {}),
        nthOfDay: answer.nthOfDay,
        isSilent,
        isFirstOfDay: answer.nthOfDay === 1,
        team: { teamId: seller.teamId },
        pledgeState: answer.pledgeState,
      },
    })
    if (!isSilent) {
      await this.consequences.leadChanged(contest, before, after, facts)
      if (answer.nthOfDay === 1) await this.consequences.teamOpened(contest, after, seller, delta, facts)
    }
    if (delta.businessDate === contest.today) {
      const kept = (await pledge?.keep(seller, answer.pledgeState, facts.next)) ?? []
      if (!isSilent) facts.addAll(kept)
    }
    await this.consequences.goalsReached(contest, before, after, delta, facts)
  }
}

function heldFact({ seller, answer }: Sale): FactOf<'deal.held'> {
  return {
    type: 'deal.held',
    dealId: answer.id,
    participantId: seller.id,
    businessDate: answer.businessDate,
    lines: [],
    team: { teamId: seller.teamId },
    pledgeState: answer.pledgeState,
  }
}
