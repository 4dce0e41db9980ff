import { Injectable } from '@nestjs/common'
import { SpotCheck, SpotCheckDraw } from '#server/field/spot-checks/spot-check.entity'
import { callableNumber } from '#server/field/spot-checks/spot-check-rules'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { Days } from '#shared/contest/contests/span'
import type { Outcome } from '#shared/field/activities/outcomes'
import type { Day } from '#shared/platform/time/time'

/** An activity that counts, with whom it was and the number to call where there is one. */
export interface CheckableEntry {
  entryId: string
  participantId: string
  activityId: string
  businessDate: Day
  /** The same for all activities with one customer; null without one. */
  object: string | null
  name: string | null
  number: string | null
  outcome: Outcome | null
}

type EntryRow = Omit<CheckableEntry, 'number'> & Record<'phone' | 'reference', string | null>

/** Draws and checks, and the activities that they are of. */
@Injectable()
export class SpotChecksRepository {
  constructor(private readonly uow: UnitOfWork) {}

  drawOf(contestId: string, week: Day): Promise<SpotCheckDraw | null> {
    return this.uow.manager.findOneBy(SpotCheckDraw, { contestId, week })
  }

  async addDraw(draw: SpotCheckDraw): Promise<void> {
    await this.uow.manager.insert(SpotCheckDraw, draw)
  }

  async add(checks: readonly SpotCheck[]): Promise<void> {
    if (checks.length > 0) await this.uow.manager.insert(SpotCheck, [...checks])
  }

  /** All checks of the contest, at most a few for each team and week. */
  of(contestId: string): Promise<SpotCheck[]> {
    return this.uow.manager.find(SpotCheck, {
      where: { contestId },
      order: { week: 'DESC', teamId: 'ASC', position: 'ASC' },
    })
  }

  async change(id: string, changes: Partial<SpotCheck>): Promise<void> {
    await this.uow.manager.update(SpotCheck, { id }, changes)
  }

  /** What counts of those days. */
  async entriesOn(contestId: string, { from, to }: Days): Promise<CheckableEntry[]> {
    const rows = await this.uow.sql<EntryRow>`
      select e."id" as "entryId", e."participantId", e."activityId", e."businessDate",
        coalesce(e."objectKey", c."objectKey") as "object", coalesce(c."name", k."name", p."name") as "name",
        coalesce(c."phone", k."phone", p."phone") as "phone",
        coalesce(d."reference", p."number") as "reference", null as "outcome"
      from activity_entry e
      left join activity_customer c on c."entryId" = e."id"
      left join deal d on d."id" = e."dealId"
      left join deal_customer k on k."dealId" = e."dealId"
      left join prospect_customer p on p."prospectId" = e."objectKey" and e."source" = 'list'
      where e."contestId" = ${contestId} and e."businessDate" between ${from} and ${to}
        and e."reverses" is null and not exists (select 1 from activity_entry r where r."reverses" = e."id")`
    return rows.map(withNumber)
  }

  async entries(ids: readonly string[]): Promise<CheckableEntry[]> {
    if (ids.length === 0) return []
    const rows = await this.uow.sql<EntryRow>`
      select e."id" as "entryId", e."participantId", e."activityId", e."businessDate",
        coalesce(e."objectKey", c."objectKey") as "object", coalesce(c."name", k."name", p."name") as "name",
        coalesce(c."phone", k."phone", p."phone") as "phone",
        coalesce(d."reference", p."number") as "reference", (
          select o."outcome" from activity_outcome o where o."entryId" = e."id" and o."outcome" is not null
          order by o."at" desc, o."id" desc limit 1) as "outcome"
      from activity_entry e
      left join activity_customer c on c."entryId" = e."id"
      left join deal d on d."id" = e."dealId"
      left join deal_customer k on k."dealId" = e."dealId"
      left join prospect_customer p on p."prospectId" = e."objectKey" and e."source" = 'list'
      where e."id" in (${this.uow.list(ids)})`
    return rows.map(withNumber)
  }
}

const withNumber = ({ phone, reference, ...entry }: EntryRow): CheckableEntry => ({
  ...entry,
  number: callableNumber(phone, reference),
})
