import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Lesson } from '#server/ritual/playbook/lesson.entity'
import { UsesRepository } from '#server/ritual/playbook/uses.repository'
import type { Days } from '#shared/contest/contests/span'

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

  /** The lesson that was used most often in a contest in that time; null without any use. */
  async bestOf(contestId: string, { from, to }: Days): Promise<{ title: string; uses: number } | null> {
    const [best] = await this.uow.sql<{ title: string; uses: number | string }>`
      select l."title", count(*) as "uses" from lesson_use u join lesson l on l."id" = u."lessonId"
      where u."contestId" = ${contestId} and u."day" >= ${from} and u."day" <= ${to}
        and l."status" = 'published' and l."kind" = 'lesson'
      group by l."id", l."title" order by count(*) desc, l."id" limit 1`
    return best ? { title: best.title, uses: Number(best.uses) } : null
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

  /** How often one used lessons of others, how many people used one's own, and how many gave thanks for them. */
  async givenAndTaken(centerId: string, accountId: string) {
    const [row] = await this.uow.sql<Record<'used' | 'usedByOthers' | 'thanks', number | string>>`
      select
        (select count(*) from lesson l join lesson_use u on u."lessonId" = l."id" and u."accountId" = ${accountId}
          where l."centerId" = ${centerId} and (l."authorId" is null or l."authorId" <> ${accountId})) as "used",
        (select count(distinct u."accountId") from lesson l join lesson_use u on u."lessonId" = l."id"
          where l."centerId" = ${centerId} and l."authorId" = ${accountId} and u."accountId" <> ${accountId}
        ) as "usedByOthers",
        (select coalesce(sum(l."thanks"), 0) from lesson l
          where l."centerId" = ${centerId} and l."authorId" = ${accountId}) as "thanks"`
    return { used: Number(row?.used), usedByOthers: Number(row?.usedByOthers), thanks: Number(row?.thanks) }
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
