import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { NumberedFacts } from '#server/journal/facts/numbered-facts'
import { splitPoints } from '#server/ledger/deals/counting-entry'
import { DealsRepository, type NewDeal } from '#server/ledger/deals/deals.repository'
import { type DayPledge, DayPledges } from '#server/ledger/deals/recording/day-pledges'
import { DealConsequences } from '#server/ledger/deals/recording/deal-consequences'
import { StandingsService } from '#server/ledger/standings/standings.service'
import { emptySpan, type Raise, raised, raisedBeside, type Tallies } from '#server/ledger/standings/tallies'
import type { ParticipantView } from '#shared/contest/contests/contract'
import type { DealLine, RecordedDeal } from '#shared/ledger/deals/contract'

/** A sale that has passed every check. */
export interface Order extends Pick<NewDeal, 'recorderId' | 'digest' | 'input' | 'reassigns'> {
  contest: LoadedContest
  /** Receives the deal's fact under its next number, then what follows from the deal. */
  facts: NumberedFacts
  seller: ParticipantView
  helper: ParticipantView | undefined
  businessDate: string
  counted: DealLine[]
  pending: DealLine[]
  now: Date
  /** Nothing is celebrated, and nobody overtakes. */
  isSilent: boolean
  /** Whether the unit has changed the standings before. */
  isLater?: boolean
}

/** A deal that is in the ledger, and the totals after it. */
export interface Written {
  answer: RecordedDeal
  after: Tallies
  /** 疑似撞单: the earlier deal that stands with the same number and metric. */
  collidesWith: string | undefined
}

interface Sale extends Order {
  raise: Raise
  before: Tallies
  after: Tallies
  pledge: DayPledge | undefined
  answer: RecordedDeal
  collidesWith: string | undefined
}

/** Writes a deal into the ledger and the standings and derives its facts; the caller writes those into the journal. */
@Injectable()
export class DealWriter {
  constructor(
    private readonly deals: DealsRepository,
    private readonly standings: StandingsService,
    private readonly pledges: DayPledges,
    private readonly consequences: DealConsequences,
  ) {}

  async write(order: Order): Promise<Written> {
    const [own, ...helpers] = raisesOf(order)
    const sale = await this.prepare(order, own, helpers)
    await this.standings.raise(own, ...helpers)
    await this.deals.add({ ...order, answer: sale.answer })
    const { answer, after, collidesWith } = sale
    await this.addFacts(sale)
    return { answer, after, collidesWith }
  }

  private async prepare(order: Order, raise: Raise, helpers: readonly Raise[]): Promise<Sale> {
    const { contest, seller, helper, businessDate, counted, pending, now, input } = order
    const before = order.isLater
      ? await this.standings.tallies(contest.id, seller.id, businessDate)
      : await this.standings.talliesAt(contest, seller.id, businessDate)
    const after = helpers.reduce(raisedBeside, raised(before, raise))
    const pledge = await this.pledges.of(contest, seller.id, businessDate)
    const shared = [...counted, ...pending].reduce((sum, { points }) => sum + splitPoints(points, true).helper, 0)
    const collidesWith = await this.collision(contest.id, input.reference, [...counted, ...pending])
    const answer: RecordedDeal = {
      id: randomUUID(),
      contestId: contest.id,
      seq: raise.seq,
      participantId: seller.id,
      teamId: seller.teamId,
      businessDate,
      recordedAt: now.toISOString(),
      lines: counted,
      ...(pending.length > 0 ? { pending } : {}),
      ...(helper ? { helper: { participantId: helper.id, points: shared } } : {}),
      nthOfDay: counted.length > 0 ? after.own.day.deals : 0,
      day: after.own.day,
      whole: after.own.whole,
      pledgeState: pledge?.stateAt(after.own.day) ?? null,
      isPossibleDuplicate: collidesWith !== undefined,
    }
    return { ...order, raise, before, after, pledge, answer, collidesWith }
  }

  private async collision(
    contestId: string,
    reference: string | undefined,
    lines: DealLine[],
  ): Promise<string | undefined> {
    if (!reference) return undefined
    const metricIds = lines.map((line) => line.metricId)
    const [earliest] = await this.deals.findByReference(contestId, reference, metricIds, 1)
    return earliest
  }

  /** The deal itself, then what follows from it. */
  private async addFacts(sale: Sale): Promise<void> {
    const { contest, facts, seller, raise, before, after, answer, isSilent, pledge } = sale
    const { whole, day } = after.teams.get(seller.teamId) ?? emptySpan()
    facts.add({
      fact: {
        type: 'deal.recorded',
        dealId: answer.id,
        participantId: seller.id,
        name: seller.name,
        businessDate: raise.businessDate,
        lines: answer.lines,
        ...(answer.pending ? { pending: answer.pending } : {}),
        ...(answer.helper ? { helperId: answer.helper.participantId } : {}),
        ...(sale.reassigns ? { reassigns: sale.reassigns } : {}),
        nthOfDay: answer.nthOfDay,
        isSilent,
        isFirstOfDay: answer.nthOfDay === 1,
        team: { teamId: seller.teamId, whole, day },
        pledgeState: answer.pledgeState,
      },
    })
    if (!isSilent) {
      await this.consequences.leadChanged(contest, before, after, facts)
      if (answer.nthOfDay === 1) await this.consequences.teamOpened(contest, after, seller, raise, facts)
    }
    if (raise.businessDate === contest.today) {
      const kept = (await pledge?.keep(seller, answer.pledgeState, facts.next)) ?? []
      if (!isSilent) facts.addAll(kept)
    }
    await this.consequences.goalsReached(contest, before, after, raise, facts)
  }
}

/** The seller's raise, then the helper's. */
function raisesOf({ contest, facts, seller, helper, businessDate, counted, pending }: Order): [Raise, ...Raise[]] {
  const deals = counted.length > 0 ? 1 : 0
  const split = (part: 'own' | 'helper') =>
    counted.map((line) => ({ ...line, points: splitPoints(line.points, helper !== undefined)[part] }))
  const common = { contestId: contest.id, teamId: seller.teamId, businessDate, seq: facts.next }
  const own: Raise = { ...common, participantId: seller.id, lines: split('own'), deals, dayDeals: deals, pending }
  if (!helper) return [own]
  const halves = split('helper').filter((line) => line.points > 0)
  const lines = halves.map((line) => ({ ...line, quantity: 0 }))
  return lines.length > 0 ? [own, { ...common, participantId: helper.id, lines, deals: 0, dayDeals: 0 }] : [own]
}
