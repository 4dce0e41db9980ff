import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { LiveJournal } from '#server/journal/facts/live.journal'
import type { NumberedFacts } from '#server/journal/facts/numbered-facts'
import { awaitsReview, plainLine, type WaitingLine } from '#server/ledger/deals/counting-entry'
import { DealsRepository } from '#server/ledger/deals/deals.repository'
import { DealWriter, type WrittenDeal } from '#server/ledger/deals/recording/deal-writer'
import type { DealToWrite } from '#server/ledger/deals/recording/sale'
import type { OpenDeal } from '#server/ledger/deals/reversals/reversals.service'
import { ReviewsRepository } from '#server/ledger/deals/reviews.repository'
import type { Person } from '#server/platform/auth/caller'
import { Clock } from '#server/platform/settings/clock'
import type { ParticipantView } from '#shared/contest/contests/contract'

interface Change extends Pick<DealToWrite, 'counted' | 'pending' | 'reassigns'> {
  /** Whether what is 待核 goes along and waits for the same. */
  keepsHeld?: boolean
  seller: ParticipantView
}

/** Re-records a reversed deal with changes, silently, keeping business date, customer, reference and note. */
@Injectable()
export class DealReplacement {
  constructor(
    private readonly clock: Clock,
    private readonly deals: DealsRepository,
    private readonly writer: DealWriter,
    private readonly journal: LiveJournal,
    private readonly reviews: ReviewsRepository,
  ) {}

  /** As `replace`, with the facts appended. The new deal may collide with another one. */
  async record(person: Person, contest: LoadedContest, open: OpenDeal, change: Change): Promise<WrittenDeal> {
    const facts = this.journal.reserve(contest)
    const written = await this.replace(person, contest, open, change, facts)
    await this.journal.write(facts, this.clock.now())
    await this.writer.announceCollision(person, contest, written)
    return written
  }

  /** Inside the unit that reverses the deal. A helper who is not of the new seller's team is dropped. */
  async replace(
    person: Person,
    contest: LoadedContest,
    { deal, pending }: OpenDeal,
    change: Change,
    facts: NumberedFacts,
  ): Promise<WrittenDeal> {
    const customer = await this.deals.customerOf(deal.id)
    const helper = deal.helperId ? contest.rules.participant(deal.helperId) : undefined
    const { seller, keepsHeld, ...rest } = change
    const requestId = randomUUID()
    const replacement: DealToWrite = {
      ...rest,
      ...(keepsHeld ? await this.heldOf(deal.id, pending) : {}),
      contest,
      seller,
      helper: helper && helper.id !== seller.id && helper.teamId === seller.teamId ? helper : undefined,
      businessDate: deal.businessDate,
      now: this.clock.now(),
      isSilent: true,
      isLater: true,
      recorderId: person.accountId,
      digest: requestId,
      input: {
        requestId,
        reference: deal.reference ?? undefined,
        numbers: await this.deals.laterNumbers(deal.id),
        territoryId: deal.territoryId ?? undefined,
        area: deal.area ?? undefined,
        note: deal.note ?? undefined,
        customerName: customer?.name ?? undefined,
        customerPhone: customer?.phone ?? undefined,
      },
    }
    return this.writer.write(replacement, facts)
  }

  private async heldOf(dealId: string, pending: readonly WaitingLine[]): Promise<Pick<DealToWrite, 'held'>> {
    const lines = pending.filter(awaitsReview).map(plainLine)
    const asked = lines.length > 0 ? await this.reviews.asked(dealId) : undefined
    return asked ? { held: { lines, cause: asked.cause, needs: asked.needs } } : {}
  }
}
