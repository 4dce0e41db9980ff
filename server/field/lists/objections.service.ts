import { Injectable } from '@nestjs/common'
import { ClosingsRepository } from '#server/field/lists/closings.repository'
import { ObjectionsReader } from '#server/field/lists/objections.reader'
import { OwnLinesReader } from '#server/field/lists/own-lines.reader'
import { DisputesService } from '#server/ledger/disputes/disputes.service'
import type { Person } from '#server/platform/auth/caller'
import { newId } from '#server/platform/database/new-id'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { ObjectInput } from '#shared/field/lists/elsewhere'

/** Who held a line that another person or channel closed may object to it for two working days. */
@Injectable()
export class ObjectionsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ownLines: OwnLinesReader,
    private readonly closings: ClosingsRepository,
    private readonly disputes: DisputesService,
    private readonly reader: ObjectionsReader,
  ) {}

  /**
   * Objects once; sent again, it is the same objection. To a sale it is a dispute of the ledger. Refused with
   * `line_not_yours`, `line_closed_by_you`, `line_objection_late`, and as a dispute is.
   */
  object(person: Person, contestId: string, lineId: string, { sentence }: ObjectInput): Promise<void> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const { contest, line } = await this.ownLines.find(person, contestId, lineId, true)
      const own = contest.participantOf(person.accountId)
      const found = await this.closings.endOf(line)
      if (!own || found?.heldBy.participantId !== own.id) throw new AppError('line_not_yours')
      const closed = await this.reader.closed(contest, line, own.id)
      if (!closed) throw new AppError('line_closed_by_you')
      if (closed.objection) return
      contest.mustHaveStarted()
      if (!closed.canObject) throw new AppError('line_objection_late')
      const { dealId } = found.end
      const dispute = dealId === null ? null : await this.disputes.open(person, contestId, { dealId, sentence })
      await this.closings.addObjection({
        ...{ id: newId(), contestId, listId: line.listId, prospectId: lineId, round: line.round },
        ...{ participantId: own.id, disputeId: dispute?.id ?? null, sentence, at: this.clock.now() },
        ...{ outcome: null, settledBy: null, settledAt: null },
      })
    })
  }
}
