import { Injectable } from '@nestjs/common'
import { LessThan } from 'typeorm'
import { Account } from '#server/platform/accounts/account.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { BattleReport } from '#server/ritual/battle-reports/battle-report.entity'
import { Meeting, MeetingField, Praise } from '#server/ritual/meetings/meeting.entity'
import type { MeetingKind } from '#shared/ritual/meetings/items'

/** Meetings, what was written into them, and what was praised. */
@Injectable()
export class MeetingsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  find(contestId: string, kind: MeetingKind, day: string): Promise<Meeting | null> {
    return this.uow.manager.findOneBy(Meeting, { contestId, kind, day })
  }

  /** The morning's first. */
  ofDay(contestId: string, day: string): Promise<Meeting[]> {
    return this.uow.manager.find(Meeting, { where: { contestId, day }, order: { kind: 'DESC' } })
  }

  /** Meetings that are still to be held or under way. */
  async unclosed(contestId: string): Promise<Meeting[]> {
    const rows = await this.uow.manager.findBy(Meeting, { contestId })
    return rows.filter((row) => row.status !== 'closed')
  }

  lastClosedEvening(contestId: string, before: string): Promise<Meeting | null> {
    return this.uow.manager.findOne(Meeting, {
      where: { contestId, kind: 'evening', status: 'closed', day: LessThan(before) },
      order: { day: 'DESC' },
    })
  }

  async add(meeting: Meeting): Promise<void> {
    await this.uow.manager.insert(Meeting, meeting)
  }

  async save(id: string, changes: Partial<Meeting>): Promise<void> {
    await this.uow.manager.update(Meeting, { id }, changes)
  }

  fields(meetingId: string): Promise<MeetingField[]> {
    return this.uow.manager.findBy(MeetingField, { meetingId })
  }

  async saveField(field: MeetingField): Promise<void> {
    await this.uow.manager.upsert(MeetingField, field, ['meetingId', 'field'])
  }

  async nameOf(accountId: string): Promise<string> {
    return (await this.uow.manager.findOneBy(Account, { id: accountId }))?.name ?? ''
  }

  praises(meetingId: string): Promise<Praise[]> {
    return this.uow.manager.find(Praise, { where: { meetingId }, order: { position: 'ASC' } })
  }

  async replacePraises(meetingId: string, praises: readonly Praise[]): Promise<void> {
    await this.uow.manager.delete(Praise, { meetingId })
    if (praises.length > 0) await this.uow.manager.insert(Praise, [...praises])
  }

  /** The lessons that were the lesson of the day at other meetings of the contest. */
  async shownLessons(contestId: string, meetingId: string): Promise<Set<string>> {
    const rows = await this.uow.sql<{ value: string }>`
      select f."value" from meeting_field f join meeting m on m."id" = f."meetingId"
      where m."contestId" = ${contestId} and m."id" <> ${meetingId} and m."status" <> 'prepared' and f."field" = 'lesson'`
    return new Set(rows.map((row) => String(JSON.parse(row.value))))
  }

  /** The day's own report as the evening froze it, if it still stands. */
  dailyReport(contestId: string, day: string): Promise<BattleReport | null> {
    return this.uow.manager.findOne(BattleReport, {
      where: { contestId, day, kind: 'daily', status: 'published' },
      order: { seq: 'DESC' },
    })
  }

  /** What was added to a day, and taken from it, after that number: 夕会后 +2 · 退订 1. */
  async since(contestId: string, day: string, seq: number): Promise<{ recorded: number; withdrawn: number }> {
    const rows = await this.uow.sql<{ kind: string; deals: number }>`
      select "kind", count(distinct "dealId") as "deals" from ledger_entry
      where "contestId" = ${contestId} and "businessDate" = ${day} and "seq" > ${seq} group by "kind"`
    const count = (...kinds: string[]) =>
      rows.filter((row) => kinds.includes(row.kind)).reduce((sum, row) => sum + Number(row.deals), 0)
    return { recorded: count('sale', 'activation'), withdrawn: count('withdrawal', 'cancellation', 'reassignment') }
  }

  /** How often others used the lessons of each author on that day. */
  async helped(contestId: string, day: string): Promise<{ accountId: string; uses: number }[]> {
    const rows = await this.uow.sql<{ accountId: string; uses: number }>`
      select l."authorId" as "accountId", count(*) as "uses" from lesson_use u join lesson l on l."id" = u."lessonId"
      where u."contestId" = ${contestId} and u."day" = ${day} and l."authorId" <> u."accountId" group by l."authorId"`
    return rows.map(({ accountId, uses }) => ({ accountId, uses: Number(uses) }))
  }
}
