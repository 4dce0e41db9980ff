import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { LiveJournal } from '#server/journal/facts/live.journal'
import type { NumberedFacts } from '#server/journal/facts/numbered-facts'
import { DealsRepository } from '#server/ledger/deals/deals.repository'
import { type DealToWrite, DealWriter, type WrittenDeal } from '#server/ledger/deals/recording/deal-writer'
import type { OpenDeal } from '#server/ledger/deals/reversals/reversals.service'
import type { Person } from '#server/platform/auth/caller'
import { Clock } from '#server/platform/settings/clock'
import type { ParticipantView } from '#shared/contest/contests/contract'

interface Change extends Pick<DealToWrite, 'counted' | 'pending' | 'reassigns'> {
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
    { deal }: OpenDeal,
    change: Change,
    facts: NumberedFacts,
  ): Promise<WrittenDeal> {
    const customer = await this.deals.customerOf(deal.id)
    const helper = deal.helperId ? contest.rules.participant(deal.helperId) : undefined
    const { seller } = change
    const requestId = randomUUID()
    const replacement: DealToWrite = {
      ...change,
      contest,
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
        area: deal.area ?? undefined,
        note: deal.note ?? undefined,
        customerName: customer?.name ?? undefined,
        customerPhone: customer?.phone ?? undefined,
      },
    }
    return this.writer.write(replacement, facts)
  }
}
