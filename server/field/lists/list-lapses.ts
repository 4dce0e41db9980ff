import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { InboxService } from '#server/contest/inbox/inbox.service'
import { LinesRepository } from '#server/field/lists/lines.repository'
import { ListHolds } from '#server/field/lists/list-holds'
import { ContestLooks } from '#server/platform/database/contest-looks'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { isActive, workingDayAfter } from '#shared/contest/duty/contract'
import { addDays } from '#shared/platform/time/time'

const LOOK_MS = 5 * 60_000
const TOLD_BEFORE_DAYS = 2
/** Lines of one contest and look. */
const AT_ONCE = 300

/**
 * Puts lines back whose hold has passed without a touch, or whose holder takes no part any more, and tells holders two
 * working days before.
 */
@Injectable()
export class ListLapses extends ContestLooks {
  protected readonly everyMs = LOOK_MS

  constructor(
    uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly lines: LinesRepository,
    private readonly holds: ListHolds,
    private readonly inbox: InboxService,
  ) {
    super(uow)
  }

  protected due(): Promise<string[]> {
    return this.lines.contestsWithHolds()
  }

  protected async lookAt(contestId: string): Promise<void> {
    const contest = await this.contests.load(contestId)
    if (contest.status !== 'running') return
    const { today, view } = contest
    for (const line of await this.lines.passed(contestId, today, AT_ONCE))
      await this.holds.end(line, 'lapsed', line.holderId)
    const left = view.participants.filter((person) => !isActive(person, today)).map(({ id }) => id)
    for (const line of await this.lines.heldByAny(left, AT_ONCE)) await this.holds.end(line, 'returned', line.holderId)
    const soon = workingDayAfter(view, today, TOLD_BEFORE_DAYS)
    const ending = await this.lines.ending(contestId, soon, addDays(today, -1), AT_ONCE)
    for (const holderId of new Set(ending.map((line) => line.holderId))) {
      if (holderId === null) continue
      const own = ending.filter((line) => line.holderId === holderId)
      await this.inbox.tellParticipants(contest, [holderId], { kind: 'lines_lapsing', about: { lines: own.length } })
      for (const { id } of own) await this.lines.change(id, { remindedOn: today })
    }
  }
}
