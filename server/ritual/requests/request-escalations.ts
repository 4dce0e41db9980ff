import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { InboxService } from '#server/contest/inbox/inbox.service'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'
import { lookEvery } from '#server/platform/settings/look-every'
import { RequestWriting } from '#server/ritual/requests/request-writing'
import { RequestsRepository } from '#server/ritual/requests/requests.repository'

const LOOK_MS = 60_000

/**
 * Gives a request to the directors once it has waited for one and a half times its promise. Each contest in a unit of its
 * own that looks again, so that a restart or a second server repeats nothing.
 */
@Injectable()
export class RequestEscalations implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(RequestEscalations.name)
  private stop = () => {}

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly requests: RequestsRepository,
    private readonly writing: RequestWriting,
    private readonly inbox: InboxService,
  ) {}

  onApplicationBootstrap(): void {
    this.stop = lookEvery(LOOK_MS, this.log, () => this.look())
  }

  beforeApplicationShutdown(): void {
    this.stop()
  }

  /** Escalates what is due now; a contest that fails does not hold up the others. */
  async look(): Promise<void> {
    for (const contestId of await this.uow.read(() => this.requests.contestsToEscalate(this.clock.now())))
      await this.uow
        .writeContestAsSystem(contestId, () => this.escalate(contestId))
        .catch((error) => this.log.error(error))
  }

  private async escalate(contestId: string): Promise<void> {
    const contest = await this.contests.load(contestId)
    const now = this.clock.now()
    const directors = await this.requests.directors(contest.centerId)
    for (const request of await this.requests.toEscalate(contestId, now)) {
      await this.writing.change(contest, { ...request, escalatedAt: now }, 'escalated', null, '')
      const about = { supportRequest: request.id, requestKind: request.kind }
      await this.inbox.tell(directors, { kind: 'request_escalated', about, contestId })
    }
  }
}
