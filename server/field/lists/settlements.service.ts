import { Injectable } from '@nestjs/common'
import { InboxService } from '#server/contest/inbox/inbox.service'
import { ClosingsRepository } from '#server/field/lists/closings.repository'
import { ListHolds } from '#server/field/lists/list-holds'
import { ObjectionsReader } from '#server/field/lists/objections.reader'
import { type OwnLine, OwnLinesReader } from '#server/field/lists/own-lines.reader'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import { isActive } from '#shared/contest/duty/contract'
import type { ListObjection, SettleObjectionInput } from '#shared/field/lists/elsewhere'

/** The back office answers objections to 他渠道办理. */
@Injectable()
export class SettlementsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ownLines: OwnLinesReader,
    private readonly closings: ClosingsRepository,
    private readonly holds: ListHolds,
    private readonly inbox: InboxService,
    private readonly reader: ObjectionsReader,
  ) {}

  /** Leaves the line closed, or gives it back to who held it; said again, it changes nothing. */
  settle(
    person: Person,
    contestId: string,
    listId: string,
    { lineId, outcome }: SettleObjectionInput,
  ): Promise<ListObjection[]> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const found = await this.ownLines.find(person, contestId, lineId)
      const objection = found.list.id === listId ? await this.closings.newestObjection(lineId) : null
      if (!objection || objection.disputeId !== null) throw new AppError('not_found')
      if (objection.outcome !== null && objection.outcome !== outcome) throw new AppError('objection_settled')
      if (objection.outcome === null) {
        found.contest.mustBeRunning()
        const { participantId } = objection
        await this.closings.settle(objection.id, { outcome, settledBy: person.accountId, settledAt: this.clock.now() })
        if (outcome === 'reopened') await this.giveBack(person, found, participantId)
        const notice = { kind: 'objection_settled' as const, about: { objection: outcome, lineId } }
        await this.inbox.tellParticipants(found.contest, [participantId], notice)
      }
      return this.reader.list(person, contestId, listId)
    })
  }

  /** Free for others where the former holder takes no part any more. A line that was opened since stays as it is. */
  private async giveBack(person: Person, { contest, list, line }: OwnLine, participantId: string): Promise<void> {
    if (line.state !== 'elsewhere') return
    const returned = await this.holds.end(line, 'returned', null, { recorderId: person.accountId })
    const holder = contest.rules.participant(participantId)
    if (holder && isActive(holder, contest.today) && list.status === 'open' && list.terms)
      await this.holds.begin(contest, returned, 'assigned', participantId, list.terms.holdDays)
  }
}
