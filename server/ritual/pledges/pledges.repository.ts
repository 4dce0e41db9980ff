import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Pledge, PledgeRevision } from '#server/ritual/pledges/pledge.entity'
import type { PledgedLines } from '#server/ritual/pledges/pledge-rules'
import type { MetricQuantity } from '#shared/ledger/deals/quantity'

/** What a deal needs to know of its seller's pledge. */
export interface PledgeBrief extends PledgedLines {
  keptSeq: number | null
}

/** Current pledges, and every revision of them. */
@Injectable()
export class PledgesRepository {
  constructor(private readonly uow: UnitOfWork) {}

  find(contestId: string, day: string, participantId: string): Promise<Pledge | null> {
    return this.uow.manager.findOneBy(Pledge, { contestId, day, participantId })
  }

  ofDay(contestId: string, day: string): Promise<Pledge[]> {
    return this.uow.manager.findBy(Pledge, { contestId, day })
  }

  /** On the path of a deal: one plain statement. */
  async brief(contestId: string, day: string, participantId: string): Promise<PledgeBrief | undefined> {
    const [row] = await this.uow.sql<{
      lines: string
      isLate: boolean | number
      floor: number
      keptSeq: number | null
    }>`
      select "lines", "isLate", "floor", "keptSeq" from pledge
      where "contestId" = ${contestId} and "day" = ${day} and "participantId" = ${participantId}`
    if (!row) return undefined
    const { floor, keptSeq } = row
    return { lines: JSON.parse(row.lines) as MetricQuantity[], isLate: Boolean(row.isLate), floor, keptSeq }
  }

  async markKept(contestId: string, day: string, participantId: string, keptSeq: number): Promise<void> {
    await this.uow.sql`
      update pledge set "keptSeq" = ${keptSeq}
      where "contestId" = ${contestId} and "day" = ${day} and "participantId" = ${participantId}`
  }

  async save(pledge: Pledge): Promise<void> {
    await this.uow.manager.upsert(Pledge, { ...pledge }, ['contestId', 'day', 'participantId'])
  }

  async keep(revision: PledgeRevision): Promise<void> {
    await this.uow.manager.insert(PledgeRevision, revision)
  }
}
