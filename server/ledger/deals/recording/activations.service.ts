import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { LiveJournal } from '#server/journal/facts/live.journal'
import { DealsRepository } from '#server/ledger/deals/deals.repository'
import { ActivationsLedger } from '#server/ledger/deals/recording/activation-writer'
import { knownOn } from '#server/ledger/deals/recording/deal-rules'
import { ReversalsService } from '#server/ledger/deals/reversals/reversals.service'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { ActivateDealInput } from '#shared/ledger/deals/contract'

/** 激活: lines that waited count from the day on which they were activated. */
@Injectable()
export class ActivationsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly deals: DealsRepository,
    private readonly reversals: ReversalsService,
    private readonly ledger: ActivationsLedger,
    private readonly journal: LiveJournal,
    private readonly audit: AuditService,
  ) {}

  /** Refused where a named line does not wait. Goals and kept pledges follow; nobody overtakes, nothing is celebrated. */
  activate(person: Person, contestId: string, dealId: string, input: ActivateDealInput): Promise<void> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const open = await this.reversals.openById(contest, dealId)
      contest.mustTakeWrites(person)
      const now = this.clock.now()
      const day = knownOn(contest, input.day, open.deal.businessDate)
      const lines = open.pending.filter((each) => !input.lines || input.lines.includes(each.line))
      if (lines.length === 0 || (input.lines && input.lines.length !== lines.length))
        throw new AppError('line_not_pending')

      const facts = this.journal.reserve(contest)
      await this.deals.settle(
        dealId,
        lines.map((each) => each.line),
        'activated',
        facts.next,
      )
      await this.ledger.count(contest, open, lines, day, facts, now)
      await this.audit.note({
        centerId: contest.centerId,
        contestId,
        actor: person.name,
        action: 'deal.activated',
        subject: contest.rules.participant(open.deal.participantId)?.name ?? '',
        after: {
          items: lines.map(({ metricId, quantity }) => `${contest.rules.metric(metricId).name} ${quantity}`),
          day,
        },
      })
    })
  }
}
