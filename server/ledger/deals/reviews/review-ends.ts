import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { LiveJournal } from '#server/journal/facts/live.journal'
import { awaitsReview } from '#server/ledger/deals/counting-entry'
import { dealAuditEntry } from '#server/ledger/deals/deal-audit'
import type { OpenDeal } from '#server/ledger/deals/reversals/reversals.service'
import { ReviewWriter } from '#server/ledger/deals/reviews/review-writer'
import { ReviewsRepository } from '#server/ledger/deals/reviews.repository'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'

/** Ends a review with its act and its line in the audit list; inside the caller's unit. */
@Injectable()
export class ReviewEnds {
  constructor(
    private readonly reviews: ReviewsRepository,
    private readonly writer: ReviewWriter,
    private readonly journal: LiveJournal,
    private readonly audit: AuditService,
  ) {}

  /** The deal counts from now on. */
  async count(
    person: Person,
    contest: LoadedContest,
    open: OpenDeal,
    act: 'confirmed' | 'numbered',
    now: Date,
  ): Promise<void> {
    const { deal, pending } = open
    const { cause, needs } = await this.askedOf(deal.id)
    await this.writer.end(contest, open, { act, cause, needs, accountId: person.accountId }, now)
    const told = { lines: pending.filter(awaitsReview), after: { day: deal.businessDate } }
    await this.audit.note(dealAuditEntry(person, contest, `deal.${act}`, deal, told))
  }

  /** The act alone: the withdrawal that follows in the same unit takes the deal back, under the same number. */
  async refuse(person: Person, contest: LoadedContest, open: OpenDeal, reason: string, at: Date): Promise<void> {
    const { deal, pending } = open
    const { cause, needs } = await this.askedOf(deal.id)
    const seq = this.journal.reserve(contest).next
    const { accountId } = person
    await this.reviews.add({
      ...{ contestId: contest.id, dealId: deal.id, seq, act: 'refused', cause, needs, accountId, reason, at },
    })
    const told = { lines: pending.filter(awaitsReview), after: { reason } }
    await this.audit.note(dealAuditEntry(person, contest, 'deal.refused', deal, told))
  }

  private async askedOf(dealId: string) {
    const asked = await this.reviews.asked(dealId)
    if (!asked) throw new Error(`Deal ${dealId} waits for a review that was never asked for`)
    return asked
  }
}
