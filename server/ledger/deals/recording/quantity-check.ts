import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { DealToWrite } from '#server/ledger/deals/recording/sale'
import { BEST_DAYS } from '#server/ledger/deals/review-rules'
import { ReviewsRepository } from '#server/ledger/deals/reviews.repository'
import type { Person } from '#server/platform/auth/caller'
import type { ParticipantView } from '#shared/contest/contests/contract'
import { isAmount } from '#shared/contest/contests/quantities'
import type { DealLine } from '#shared/ledger/deals/contract'
import type { Day } from '#shared/platform/time/time'

interface Sale {
  seller: ParticipantView
  businessDate: Day
  numbers: readonly string[]
}
type Lines = Pick<DealToWrite, 'counted' | 'pending'>

/** 待核 by quantity: a sale far above what is usual waits for its numbers or a confirmation. */
@Injectable()
export class QuantityCheck {
  constructor(private readonly reviews: ReviewsRepository) {}

  /** The lines with those that count kept apart as `held` where one of them is above its limit. */
  async apart(
    person: Person,
    contest: LoadedContest,
    { seller, businessDate, numbers }: Sale,
    lines: Lines,
  ): Promise<Lines & Pick<DealToWrite, 'held'>> {
    // What another system sends under its number is that system's record.
    if (person.token && numbers.length > 0) return lines
    const needs = await this.numbersNeeded(contest, seller, lines.counted, businessDate)
    if (needs <= numbers.length) return lines
    return { counted: [], pending: lines.pending, held: { lines: lines.counted, cause: 'quantity', needs } }
  }

  /** Whether no line is above its limit, so that nothing has to be looked up. */
  isUsual(contest: LoadedContest, lines: readonly DealLine[], day: string): boolean {
    return [...soldOf(lines)].every(([metricId, quantity]) => {
      const { askAbove } = contest.rules.metricOn(metricId, day)
      return askAbove === null || quantity <= askAbove
    })
  }

  /** One number per piece of the largest line above its limit, one for an amount above its own; 0 where none is. */
  private async numbersNeeded(
    contest: LoadedContest,
    seller: ParticipantView,
    lines: readonly DealLine[],
    day: string,
  ) {
    let needs = 0
    for (const [metricId, quantity] of soldOf(lines)) {
      const metric = contest.rules.metricOn(metricId, day)
      const needed = isAmount(metric) ? 1 : quantity
      if (metric.askAbove === null || quantity <= metric.askAbove || needed <= needs) continue
      const best = await this.reviews.bestDay(contest.id, seller.id, metricId, day)
      if (quantity > BEST_DAYS * best) needs = needed
    }
    return needs
  }
}

function soldOf(lines: readonly DealLine[]): Map<string, number> {
  const sold = new Map<string, number>()
  for (const { metricId, quantity } of lines) sold.set(metricId, (sold.get(metricId) ?? 0) + quantity)
  return sold
}
