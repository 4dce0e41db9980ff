import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Lesson } from '#server/ritual/playbook/lesson.entity'
import { UsesRepository } from '#server/ritual/playbook/uses.repository'

/** A published lesson that may be picked. */
export type LessonChoice = Pick<Lesson, 'id' | 'title' | 'uses' | 'metric' | 'publishedAt'>

export type AuthorLesson = Pick<Lesson, 'id' | 'title' | 'moment' | 'uses' | 'thanks'> & { users: number }

const CHOICE = { id: true, title: true, uses: true, metric: true, publishedAt: true } as const

/** Published lessons for other features, inside the caller's unit. */
@Injectable()
export class LessonsReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly uses: UsesRepository,
  ) {}

  find(centerId: string, id: string): Promise<Lesson | null> {
    return this.uow.manager.findOneBy(Lesson, { id, centerId, status: 'published' })
  }

  newest(centerId: string, limit: number): Promise<LessonChoice[]> {
    return this.choices(centerId, { publishedAt: 'DESC' }, limit)
  }

  mostUsed(centerId: string, limit: number): Promise<LessonChoice[]> {
    return this.choices(centerId, { uses: 'DESC' }, limit)
  }

  /** How often others used the lessons of each author on that day. */
  usesOfAuthors(contestId: string, day: string): Promise<{ accountId: string; uses: number }[]> {
    return this.uses.ofAuthors(contestId, day)
  }

  /** Those of an author, the most used first, with how many people used each. */
  ofAuthor(centerId: string, authorId: string, limit: number): Promise<AuthorLesson[]> {
    return this.uow.sql<AuthorLesson>`
      select l."id", l."title", l."moment", l."uses", l."thanks",
        cast((select count(distinct u."accountId") from lesson_use u where u."lessonId" = l."id") as bigint) as "users"
      from lesson l where l."centerId" = ${centerId} and l."authorId" = ${authorId}
        and l."status" = 'published' and l."kind" = 'lesson'
      order by l."uses" desc, l."createdAt" desc limit ${limit}`
  }

  private choices(
    centerId: string,
    order: { publishedAt: 'DESC' } | { uses: 'DESC' },
    take: number,
  ): Promise<LessonChoice[]> {
    const where = { centerId, kind: 'lesson', status: 'published' } as const
    return this.uow.manager.find(Lesson, { where, select: CHOICE, order, take })
  }
}
