import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { isEffective } from '#server/ledger/deals/counting-entry'
import { dealAuditEntry } from '#server/ledger/deals/deal-audit'
import { sumOfEntries } from '#server/ledger/deals/reversals/reversal-rules'
import { ReversalsService } from '#server/ledger/deals/reversals/reversals.service'
import { metricsWith } from '#server/ledger/deals/review-rules'
import { ReviewWriter } from '#server/ledger/deals/reviews/review-writer'
import { ReviewsRepository } from '#server/ledger/deals/reviews.repository'
import { AuditService } from '#server/platform/audit/audit.service'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'
import { isNumberOverdue } from '#shared/ledger/deals/review'

const LOOK_MS = 60_000

/**
 * 当天补: looks every minute, and at each start, for sales whose number has not come by noon of the next working day, and
 * holds them (待核). Each in a unit of its own that looks again, so that a restart or a second server repeats nothing.
 */
@Injectable()
export class NumberDeadlines implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(NumberDeadlines.name)
  private timer: NodeJS.Timeout | undefined

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly reversals: ReversalsService,
    private readonly reviews: ReviewsRepository,
    private readonly writer: ReviewWriter,
    private readonly audit: AuditService,
  ) {}

  onApplicationBootstrap(): void {
    const look = () => void this.look().catch((error) => this.log.error(error))
    this.timer = setInterval(look, LOOK_MS).unref()
    setImmediate(look)
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer)
  }

  /** Holds every sale that is overdue now. */
  async look(): Promise<void> {
    const now = this.clock.now()
    for (const contestId of await this.uow.read(() => this.reviews.contestsToWatch())) {
      const overdue = await this.uow.read(async () => this.overdue(await this.contests.load(contestId), now))
      for (const dealId of overdue) await this.hold(contestId, dealId, now)
    }
  }

  private hold(contestId: string, dealId: string, now: Date): Promise<void> {
    return this.uow.writeContestAsSystem(contestId, async () => {
      const contest = await this.contests.load(contestId)
      if (contest.status === 'closed' || !(await this.overdue(contest, now, dealId)).has(dealId)) return
      const open = await this.reversals.openById(contest, dealId)
      await this.writer.hold(contest, open, now)
      const lines = sumOfEntries(open.entries.filter(isEffective))
      const system = { name: '' }
      const after = { day: open.deal.businessDate }
      await this.audit.note(dealAuditEntry(system, contest, 'deal.held', open.deal, { lines, after }))
    })
  }

  private async overdue(contest: LoadedContest, now: Date, dealId?: string): Promise<Set<string>> {
    const asked = metricsWith(contest, (rule) => rule === 'same_day')
    const lines = asked ? await this.reviews.lacking(contest.id, { ...asked, dealId }) : []
    const { view } = contest.rules
    const isDue = ({ metricId, businessDate, recordedAt }: (typeof lines)[number]) =>
      contest.rules.metricOn(metricId, businessDate).numberRule === 'same_day' &&
      isNumberOverdue(view, new Date(recordedAt), now)
    return new Set(lines.filter(isDue).map((line) => line.id))
  }
}
