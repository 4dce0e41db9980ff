import { Injectable } from '@nestjs/common'
import { In } from 'typeorm'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { IndexedRow } from '#server/ritual/playbook/center-index'
import { Lesson, LessonThanks, LessonUse } from '#server/ritual/playbook/lesson.entity'

/** A centre's cards, how they were used, and the number that rises with every change. */
@Injectable()
export class PlaybookRepository {
  constructor(private readonly uow: UnitOfWork) {}

  private get lessons() {
    return this.uow.manager.getRepository(Lesson)
  }

  /** Locks the centre's playbook until the end of the unit; returns the last of the `changes` new numbers. */
  async hold(centerId: string, changes = 1): Promise<number> {
    const [row] = await this.uow.sql<{ revision: number }>`
      insert into playbook ("centerId", "revision") values (${centerId}, ${changes})
      on conflict ("centerId") do update set "revision" = playbook."revision" + ${changes} returning "revision"`
    if (!row) throw new Error('A playbook without a revision')
    return row.revision
  }

  async revision(centerId: string): Promise<number> {
    const [row] = await this.uow.sql<{ revision: number }>`
      select "revision" from playbook where "centerId" = ${centerId}`
    return row?.revision ?? 0
  }

  /** In the order of their changes. */
  changedSince(centerId: string, revision: number, limit: number): Promise<IndexedRow[]> {
    return this.uow.sql<IndexedRow>`
      select "id", "kind", "status", "title", "moment", "story", "remark", "metric", "segment", "trade", "phone",
        "expiresOn", "authorId", "authorName", "starter", "uses", "createdAt", "publishedAt", "playbookRevision"
      from lesson where "centerId" = ${centerId} and "playbookRevision" > ${revision}
      order by "playbookRevision" limit ${limit}`
  }

  count(centerId: string): Promise<number> {
    return this.lessons.countBy({ centerId })
  }

  async ids(centerId: string): Promise<string[]> {
    const rows = await this.uow.sql<{ id: string }>`select "id" from lesson where "centerId" = ${centerId}`
    return rows.map((row) => row.id)
  }

  find(centerId: string, id: string): Promise<Lesson | null> {
    return this.lessons.findOneBy({ centerId, id })
  }

  /** In the order of `ids`; deleted ones are left out. */
  async inOrder(centerId: string, ids: readonly string[]): Promise<Lesson[]> {
    const found = await this.lessons.findBy({ centerId, id: In([...ids]) })
    const byId = new Map(found.map((lesson) => [lesson.id, lesson]))
    return ids.flatMap((id) => byId.get(id) ?? [])
  }

  async add(lessons: readonly Lesson[]): Promise<void> {
    if (lessons.length > 0) await this.lessons.insert([...lessons])
  }

  async save(id: string, change: Partial<Lesson>): Promise<void> {
    await this.lessons.update({ id }, change)
  }

  /** With the uses and thanks of it. */
  async remove(id: string): Promise<void> {
    await this.uow.manager.delete(LessonUse, { lessonId: id })
    await this.uow.manager.delete(LessonThanks, { lessonId: id })
    await this.lessons.delete({ id })
  }

  async startersOf(centerId: string): Promise<Set<string>> {
    const rows = await this.uow.sql<{ starter: string }>`
      select "starter" from lesson where "centerId" = ${centerId} and "starter" is not null`
    return new Set(rows.map((row) => row.starter))
  }
}
