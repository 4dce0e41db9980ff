import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Lesson } from '#server/ritual/playbook/lesson.entity'
import { UsesRepository } from '#server/ritual/playbook/uses.repository'

/** A published lesson that may be picked. */
export type LessonChoice = Pick<Lesson, 'id' | 'title' | 'uses' | 'metric' | 'publishedAt'>

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

  private choices(
    centerId: string,
    order: { publishedAt: 'DESC' } | { uses: 'DESC' },
    take: number,
  ): Promise<LessonChoice[]> {
    const where = { centerId, kind: 'lesson', status: 'published' } as const
    return this.uow.manager.find(Lesson, { where, select: CHOICE, order, take })
  }
}
