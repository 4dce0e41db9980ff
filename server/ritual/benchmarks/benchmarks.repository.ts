import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { activeBenchmarks } from '#server/ritual/benchmarks/active-benchmarks'
import { Benchmark } from '#server/ritual/benchmarks/benchmark.entity'

/** Namings; rows are added and withdrawn, never rewritten. */
@Injectable()
export class BenchmarksRepository {
  constructor(private readonly uow: UnitOfWork) {}

  find(contestId: string, id: string): Promise<Benchmark | null> {
    return this.uow.manager.findOneBy(Benchmark, { contestId, id })
  }

  /** The active ones: the newest of each metric and period, unless it was withdrawn. */
  async active(contestId: string): Promise<Benchmark[]> {
    return activeBenchmarks(await this.uow.manager.findBy(Benchmark, { contestId }))
  }

  /** Whether an account was named in any contest of the centre and not withdrawn. */
  async isBenchmark(centerId: string, accountId: string): Promise<boolean> {
    const [row] = await this.uow.sql`
      select 1 as "found" from benchmark b
      join participant p on p."id" = b."participantId" join contest c on c."id" = b."contestId"
      where p."accountId" = ${accountId} and c."centerId" = ${centerId} and b."withdrawnAt" is null limit 1`
    return row !== undefined
  }

  async add(benchmark: Benchmark): Promise<void> {
    await this.uow.manager.insert(Benchmark, { ...benchmark })
  }

  async withdraw(id: string, withdrawnAt: Date): Promise<void> {
    await this.uow.manager.update(Benchmark, { id }, { withdrawnAt })
  }
}
