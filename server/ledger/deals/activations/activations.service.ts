import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { ActivationWriter } from '#server/ledger/deals/activations/activation-writer'
import { knownOn } from '#server/ledger/deals/recording/deal-rules'
import { ReversalsService } from '#server/ledger/deals/reversals/reversals.service'
import { mustNotBeHeld } from '#server/ledger/deals/review-rules'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { ActivateDealInput } from '#shared/ledger/deals/contract'

/** 激活: waiting lines count from the day on which they are activated. */
@Injectable()
export class ActivationsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly reversals: ReversalsService,
    private readonly writer: ActivationWriter,
    private readonly audit: AuditService,
  ) {}

  /** Refused with `line_not_pending` where a named line does not wait. Goals and kept pledges follow; the lead does not. */
  activate(person: Person, contestId: string, dealId: string, input: ActivateDealInput): Promise<void> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const open = await this.reversals.openById(contest, dealId)
      contest.mustTakeWrites(person)
      const now = this.clock.now()
      const day = knownOn(contest, input.day, open.deal.businessDate)
      mustNotBeHeld(open)
      const lines = open.pending.filter((each) => !input.lines || input.lines.includes(each.line))
      if (lines.length === 0 || (input.lines && input.lines.length !== lines.length))
        throw new AppError('line_not_pending')

      await this.writer.write(contest, open, lines, day, now)
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
