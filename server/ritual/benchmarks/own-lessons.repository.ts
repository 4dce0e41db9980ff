import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { BenchmarkPage } from '#shared/ritual/benchmarks/contract'

/** What a participant has written into the playbook, and how often it was used. */
@Injectable()
export class OwnLessonsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Published lessons of the centre by that person, the most used first. */
  of(contest: LoadedContest, participantId: string): Promise<BenchmarkPage['lessons']> {
    return this.uow.sql<BenchmarkPage['lessons'][number]>`
      select l."id", l."title", l."moment", l."uses", l."thanks",
        cast((select count(distinct u."accountId") from lesson_use u where u."lessonId" = l."id") as integer) as "users"
      from lesson l join participant p on p."accountId" = l."authorId"
      where l."centerId" = ${contest.centerId} and p."id" = ${participantId}
        and l."status" = 'published' and l."kind" = 'lesson'
      order by l."uses" desc, l."createdAt" desc limit 20`
  }
}
