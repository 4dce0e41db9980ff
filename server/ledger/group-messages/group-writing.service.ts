import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { mustActForOthers } from '#server/contest/participants/acting-for'
import { DealsService } from '#server/ledger/deals/recording/deals.service'
import { GroupLinesRepository } from '#server/ledger/group-messages/group-lines.repository'
import { lineDigest } from '#server/ledger/group-messages/line-digest'
import { PledgeTaker } from '#server/ledger/group-messages/pledge-taker'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type {
  GroupLineInput,
  GroupOutcome,
  GroupPurpose,
  WriteGroupMessage,
  WrittenGroupMessage,
} from '#shared/ledger/group-messages/contract'

/** 粘贴群消息, once it writes: each line is a sale or a pledge made for another, in a unit of its own. */
@Injectable()
export class GroupWritingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly lines: GroupLinesRepository,
    private readonly deals: DealsService,
    private readonly pledges: PledgeTaker,
  ) {}

  /** A refused line does not keep the others from being written; a line that was written before changes nothing. */
  async write(person: Person, contestId: string, { purpose, lines }: WriteGroupMessage): Promise<WrittenGroupMessage> {
    const outcomes: GroupOutcome[] = []
    for (const line of lines) outcomes.push(await this.outcomeOf(person, contestId, purpose, line))
    return { lines: outcomes }
  }

  private async outcomeOf(
    person: Person,
    contestId: string,
    purpose: GroupPurpose,
    line: GroupLineInput,
  ): Promise<GroupOutcome> {
    const { position } = line
    try {
      return { position, outcome: (await this.writeOne(person, contestId, purpose, line)) ? 'written' : 'known' }
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'not_found') throw error
      return { position, outcome: 'refused', code: error.code }
    }
  }

  /** False where the line was written before. */
  private writeOne(person: Person, contestId: string, purpose: GroupPurpose, line: GroupLineInput): Promise<boolean> {
    const key = lineDigest(purpose, line)
    return this.uow.writeContestAs(person, contestId, async () => {
      mustActForOthers(await this.contests.loadFor(person, contestId), person)
      if ((await this.lines.known(contestId, [key])).size > 0) return false
      const { day, participantId } = line
      const dealId = purpose === 'deals' ? await this.record(person, contestId, line) : null
      if (purpose === 'pledges') await this.pledge(person, contestId, line)
      const at = this.clock.now()
      await this.lines.add({ contestId, key, purpose, day, participantId, dealId, accountId: person.accountId, at })
      return true
    })
  }

  private async record(person: Person, contestId: string, line: GroupLineInput): Promise<string> {
    const { participantId, items, numbers, customerPhone, area, note, day: businessDate } = line
    const sale = {
      ...{ requestId: randomUUID(), participantId, items, businessDate },
      ...{ numbers, customerPhone, area, note },
    }
    return (await this.deals.record(person, contestId, sale, 'group')).id
  }

  private async pledge(person: Person, contestId: string, line: GroupLineInput): Promise<void> {
    const { participantId, day, items } = line
    const lines = items.map(({ metricId, quantity }) => {
      if (metricId === undefined) throw new AppError('unknown_metric')
      return { metricId, quantity }
    })
    await this.pledges.take(person, contestId, { participantId, day, lines })
  }
}
