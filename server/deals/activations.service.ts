import { Injectable } from '@nestjs/common'
import { AuditService } from '#server/audit/audit.service'
import { Clock } from '#server/clock'
import { ContestsService } from '#server/contests/contests.service'
import { UnitOfWork } from '#server/database/unit-of-work'
import { ActivationsLedger } from '#server/deals/activations.ledger'
import { knownOn } from '#server/deals/deal-rules'
import { DealsRepository } from '#server/deals/deals.repository'
import { ReversalsService } from '#server/deals/reversals.service'
import { AppError } from '#server/http/app-error'
import type { Person } from '#server/http/caller'
import type { ActivateDealInput } from '#shared/deal'

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
    private readonly audit: AuditService,
  ) {}

  /** Refused where a named line does not wait. Goals and kept pledges follow; nobody overtakes, nothing is celebrated. */
  activate(person: Person, contestId: string, dealId: string, input: ActivateDealInput): Promise<void> {
    return this.uow.writeContest(contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const open = await this.reversals.openById(contest, dealId)
      contest.mustTakeWrites(person)
      const now = this.clock.now()
      const day = knownOn(contest, input.day, open.deal.businessDate)
      const lines = open.pending.filter((each) => !input.lines || input.lines.includes(each.line))
      if (lines.length === 0 || (input.lines && input.lines.length !== lines.length))
        throw new AppError('line_not_pending')

      const seq = contest.headSeq + 1
      await this.deals.settle(
        dealId,
        lines.map((each) => each.line),
        'activated',
        seq,
      )
      await this.ledger.count(contest, open, lines, day, seq, now)
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
