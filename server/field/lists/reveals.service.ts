import { Injectable } from '@nestjs/common'
import { titleOf } from '#server/field/lists/list-views'
import { OwnLinesReader } from '#server/field/lists/own-lines.reader'
import { RevealsRepository } from '#server/field/lists/reveals.repository'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { newId } from '#server/platform/database/new-id'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import { MOST_REVEALS, type RevealedNumber } from '#shared/field/lists/touch'

/** 打电话: whole numbers, one line at a time. */
@Injectable()
export class RevealsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ownLines: OwnLinesReader,
    private readonly reveals: RevealsRepository,
    private readonly audit: AuditService,
  ) {}

  /** 打电话: the whole number; each line counts once a day, and the audit list notes it. Refused with `reveals_used_up`. */
  reveal(person: Person, contestId: string, lineId: string): Promise<RevealedNumber> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const { contest, list, line, customer } = await this.ownLines.find(person, contestId, lineId)
      const number = customer?.phone ?? customer?.number
      if (!number) throw new AppError('not_found')
      const { accountId } = person
      const seen = await this.reveals.ofDay(accountId, contest.today)
      if (seen.has(lineId)) return { number, left: MOST_REVEALS - seen.size }
      if (seen.size >= MOST_REVEALS) throw new AppError('reveals_used_up')
      const at = this.clock.now()
      await this.reveals.add({ id: newId(), contestId, prospectId: lineId, accountId, day: contest.today, at })
      await this.audit.note({
        ...{ centerId: contest.centerId, contestId, actor: person.name, action: 'customer.revealed' },
        subject: `${titleOf(list)} #${line.position}`,
      })
      return { number, left: MOST_REVEALS - seen.size - 1 }
    })
  }
}
