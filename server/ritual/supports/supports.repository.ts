import { Injectable } from '@nestjs/common'
import { In, IsNull, Not } from 'typeorm'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Lesson } from '#server/ritual/playbook/lesson.entity'
import { Support } from '#server/ritual/supports/support.entity'

/** Stored 帮扶: those on which a director has acted. */
@Injectable()
export class SupportsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  ofDay(contestId: string, day: string): Promise<Support[]> {
    return this.uow.manager.findBy(Support, { contestId, day })
  }

  async save(support: Support): Promise<void> {
    await this.uow.manager.upsert(Support, { ...support }, ['id'])
  }

  /** Cards sent to a participant, the newest first. */
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

  /** Published lessons by author, the most used first. */
  async lessonsBy(
    centerId: string,
    authorIds: readonly string[],
  ): Promise<Map<string, Pick<Lesson, 'id' | 'metric'>[]>> {
    const byAuthor = new Map<string, Pick<Lesson, 'id' | 'metric'>[]>()
    if (authorIds.length === 0) return byAuthor
    const lessons = await this.uow.manager.find(Lesson, {
      select: { id: true, metric: true, authorId: true },
      where: { centerId, authorId: In([...authorIds]), kind: 'lesson', status: 'published' },
      order: { uses: 'DESC', publishedAt: 'DESC' },
    })
    for (const lesson of lessons) {
      const { authorId } = lesson
      if (authorId !== null) byAuthor.set(authorId, [...(byAuthor.get(authorId) ?? []), lesson])
    }
    return byAuthor
  }
}
