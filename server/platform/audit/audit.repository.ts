import { Injectable } from '@nestjs/common'
import { LessThan, type QueryDeepPartialEntity } from 'typeorm'
import { Audit } from '#server/platform/audit/audit.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** The table of changes; its lines are only ever added. */
@Injectable()
export class AuditRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Holds the centre, so that two units on PostgreSQL never get the same number; SQLite has one writer anyway. */
  async nextPosition(centerId: string): Promise<number> {
    if (this.uow.isPostgres) await this.uow.sql`select 1 from center where "id" = ${centerId} for no key update`
    const [last] = await this.uow.sql<{ position: number | null }>`
      select max("position") as "position" from audit where "centerId" = ${centerId}`
    return (last?.position ?? 0) + 1
  }

  async add(line: Audit): Promise<void> {
    await this.uow.manager.insert(Audit, line as QueryDeepPartialEntity<Audit>)
  }

  before(
    centerId: string,
    contestId: string | undefined,
    position: string | undefined,
    limit: number,
  ): Promise<Audit[]> {
    return this.uow.manager.find(Audit, {
      where: {
        centerId,
        ...(contestId === undefined ? {} : { contestId }),
        ...(position === undefined ? {} : { position: LessThan(Number(position)) }),
      },
      order: { position: 'DESC' },
      take: limit,
    })
  }
}
