import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { InboxService } from '#server/contest/inbox/inbox.service'
import { ContestLooks } from '#server/platform/database/contest-looks'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'
import { RequestWriting } from '#server/ritual/requests/request-writing'
import { RequestsRepository } from '#server/ritual/requests/requests.repository'

const LOOK_MS = 60_000

/** Gives a request to the directors once it has waited for one and a half times its promise. */
@Injectable()
export class RequestEscalations extends ContestLooks {
  protected readonly everyMs = LOOK_MS

  constructor(
    uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly requests: RequestsRepository,
    private readonly writing: RequestWriting,
    private readonly inbox: InboxService,
  ) {
    super(uow)
  }

  protected due(): Promise<string[]> {
    return this.requests.contestsToEscalate(this.clock.now())
  }

  protected async lookAt(contestId: string): Promise<void> {
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
