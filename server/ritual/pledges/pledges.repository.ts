import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Pledge, PledgeRevision } from '#server/ritual/pledges/pledge.entity'
import type { PledgedLines } from '#server/ritual/pledges/pledge-rules'
import type { MetricQuantity } from '#shared/ledger/deals/quantity'
import type { PledgedActivities } from '#shared/ritual/pledges/pledged-activities'

/** What a deal needs to know of its seller's pledge. */
export interface PledgeBrief extends PledgedLines {
  keptSeq: number | null
}

/** The brief of one person and day. */
export interface PersonBrief extends PledgeBrief {
  participantId: string
  day: string
}

/** What one pledge says of activities. */
export interface ActivityPledge {
  day: string
  participantId: string
  isLate: boolean
  activities: PledgedActivities
}

/** As both databases give it; `lines` is JSON. */
interface BriefRow extends Omit<PersonBrief, 'lines' | 'soldBefore' | 'isLate'> {
  lines: string
  soldBefore: string | null
  isLate: boolean | number
}

interface PledgeRow extends BriefRow, Pick<Pledge, 'contestId' | 'sentence' | 'support' | 'recordedBy'> {
  raised: string | null
  early: string | null
  activities: string | null
  at: string
}

const linesOf = (json: string | null): MetricQuantity[] | null =>
  json === null ? null : (JSON.parse(json) as MetricQuantity[])

const pledgeOf = ({ lines, raised, early, soldBefore, activities, isLate, at, ...row }: PledgeRow): Pledge => ({
  ...row,
  lines: linesOf(lines) ?? [],
  isLate: Boolean(isLate),
  raised: linesOf(raised),
  early: linesOf(early),
  soldBefore: linesOf(soldBefore),
  activities: activities === null ? null : (JSON.parse(activities) as PledgedActivities),
  at: new Date(at),
})

const briefOf = ({ lines, soldBefore, isLate, ...rest }: BriefRow): PersonBrief => ({
  ...rest,
  lines: linesOf(lines) ?? [],
  soldBefore: linesOf(soldBefore),
  isLate: Boolean(isLate),
})

/** Current pledges, and every revision of them. */
@Injectable()
export class PledgesRepository {
  constructor(private readonly uow: UnitOfWork) {}

  find(contestId: string, day: string, participantId: string): Promise<Pledge | null> {
    return this.uow.manager.findOneBy(Pledge, { contestId, day, participantId })
  }

  /** Without entities: it is read after each sale. */
  async ofDay(contestId: string, day: string): Promise<Pledge[]> {
    const rows = await this.uow.sql<PledgeRow>`
      select "contestId", "day", "participantId", "lines", "raised", "early", "soldBefore", "activities", "floor", "sentence", "support", "isLate",
        "recordedBy", "keptSeq", "at"
      from pledge where "contestId" = ${contestId} and "day" = ${day}`
    return rows.map(pledgeOf)
  }

  /** On the path of a deal: one plain statement. */
  async briefs(contestId: string, day: string, participantIds: readonly string[]): Promise<PersonBrief[]> {
    const rows = await this.uow.sql<BriefRow>`
      select "participantId", "day", "lines", "soldBefore", "isLate", "floor", "keptSeq" from pledge
      where "contestId" = ${contestId} and "day" = ${day} and "participantId" in (${this.uow.list(participantIds)})`
    return rows.map(briefOf)
  }

  async briefsOfDay(contestId: string, day: string): Promise<PersonBrief[]> {
    const rows = await this.uow.sql<BriefRow>`
      select "participantId", "day", "lines", "soldBefore", "isLate", "floor", "keptSeq" from pledge
      where "contestId" = ${contestId} and "day" = ${day}`
    return rows.map(briefOf)
  }

  /** What was pledged at the lock, of everyone. */
  async linesOfDays(
    contestId: string,
    days: readonly string[],
  ): Promise<Pick<PersonBrief, 'day' | 'lines' | 'soldBefore'>[]> {
    const rows = await this.uow.sql<Pick<BriefRow, 'day' | 'lines' | 'soldBefore'>>`
      select "day", "lines", "soldBefore" from pledge where "contestId" = ${contestId} and "day" in (${this.uow.list(days)})`
    return rows.map(({ day, lines, soldBefore }) => ({
      day,
      lines: linesOf(lines) ?? [],
      soldBefore: linesOf(soldBefore),
    }))
  }

  /** In order of days. */
  async briefsOfPerson(contestId: string, participantId: string, days: readonly string[]): Promise<PersonBrief[]> {
    if (days.length === 0) return []
    const rows = await this.uow.sql<BriefRow>`
      select "participantId", "day", "lines", "soldBefore", "isLate", "floor", "keptSeq" from pledge
      where "contestId" = ${contestId} and "day" in (${this.uow.list(days)}) and "participantId" = ${participantId}
      order by "day"`
    return rows.map(briefOf)
  }

  /** What was pledged of activities, of these people or of everyone; in order of days. */
  async activitiesOn(
    contestId: string,
    days: readonly string[],
    participantIds?: readonly string[],
  ): Promise<ActivityPledge[]> {
    if (days.length === 0 || participantIds?.length === 0) return []
    const isAll = participantIds === undefined
    const rows = await this.uow.sql<{
      day: string
      participantId: string
      activities: string
      isLate: boolean | number
    }>`
      select "day", "participantId", "activities", "isLate" from pledge
      where "contestId" = ${contestId} and "day" in (${this.uow.list(days)}) and "activities" is not null
        and (${isAll ? 1 : 0} = 1 or "participantId" in (${this.uow.list(isAll ? [''] : participantIds)}))
      order by "day"`
    return rows.map(({ day, participantId, activities, isLate }) => ({
      ...{ day, participantId, isLate: Boolean(isLate) },
      activities: JSON.parse(activities) as PledgedActivities,
    }))
  }

  /** The days for which someone pledged or raised with a number after `after`, up to `upTo`. */
  async changedDays(contestId: string, after: number, upTo: number): Promise<string[]> {
    const rows = await this.uow.sql<{ day: string }>`
      select distinct "day" from pledge_revision
      where "contestId" = ${contestId} and "seq" > ${after} and "seq" <= ${upTo}`
    return rows.map(({ day }) => day)
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
