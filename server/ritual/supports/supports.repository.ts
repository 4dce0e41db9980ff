import { Injectable } from '@nestjs/common'
import { In, IsNull, Not } from 'typeorm'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Lesson } from '#server/ritual/playbook/lesson.entity'
import { Support } from '#server/ritual/supports/support.entity'
import type { AreaDeals } from '#server/ritual/supports/support-rules'

/** 帮扶 as stored: only where a director did something. */
@Injectable()
export class SupportsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  ofDay(contestId: string, day: string): Promise<Support[]> {
    return this.uow.manager.findBy(Support, { contestId, day })
  }

  async save(support: Support): Promise<void> {
    await this.uow.manager.upsert(Support, { ...support }, ['id'])
  }

  /** What was sent to somebody, the newest first. */
  sentTo(contestId: string, participantId: string): Promise<Support[]> {
    return this.uow.manager.find(Support, {
      where: { contestId, participantId, sentAt: Not(IsNull()) },
      order: { sentAt: 'DESC' },
      take: 30,
    })
  }

  find(id: string): Promise<Support | null> {
    return this.uow.manager.findOneBy(Support, { id })
  }

  async markRead(id: string, readAt: Date): Promise<void> {
    await this.uow.manager.update(Support, { id, readAt: IsNull() }, { readAt })
  }

  async titles(centerId: string, ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map()
    const lessons = await this.uow.manager.findBy(Lesson, { id: In([...ids]), centerId, status: 'published' })
    return new Map(lessons.map((lesson) => [lesson.id, lesson.title]))
  }

  isPublished(centerId: string, lessonId: string): Promise<boolean> {
    return this.uow.manager.existsBy(Lesson, { id: lessonId, centerId, status: 'published' })
  }

  /** The most used lesson of an author, one about the metric before any other. */
  async lessonBy(centerId: string, authorId: string, metric: string | undefined): Promise<string | null> {
    const lessons = await this.uow.manager.find(Lesson, {
      where: { centerId, authorId, kind: 'lesson', status: 'published' },
      order: { uses: 'DESC', publishedAt: 'DESC' },
      take: 50,
    })
    return (lessons.find((lesson) => metric !== undefined && lesson.metric === metric) ?? lessons[0])?.id ?? null
  }

  /** Deals that still count, per person, area and day. */
  async dealsByArea(contestId: string, from: string, to: string): Promise<AreaDeals> {
    const rows = await this.uow.sql<{ participantId: string; day: string; area: string; deals: number }>`
      select d."participantId", d."businessDate" as "day", d."area", count(*) as "deals"
      from deal d left join withdrawal w on w."dealId" = d."id" left join reassignment m on m."dealId" = d."id"
      where d."contestId" = ${contestId} and d."businessDate" between ${from} and ${to}
        and d."area" is not null and w."dealId" is null and m."dealId" is null
      group by d."participantId", d."businessDate", d."area"`
    const byPerson = new Map<string, { day: string; area: string; deals: number }[]>()
    for (const { participantId, day, area, deals } of rows) {
      const own = byPerson.get(participantId) ?? []
      own.push({ day, area, deals: Number(deals) })
      byPerson.set(participantId, own)
    }
    return byPerson
  }
}
