import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { activeBenchmarks } from '#server/ritual/benchmarks/active-benchmarks'
import { Benchmark } from '#server/ritual/benchmarks/benchmark.entity'

/** Who was named when; rows are added and withdrawn, never rewritten. */
@Injectable()
export class BenchmarksRepository {
  constructor(private readonly uow: UnitOfWork) {}

  find(contestId: string, id: string): Promise<Benchmark | null> {
    return this.uow.manager.findOneBy(Benchmark, { contestId, id })
  }

  /** The last one named for each metric and period, unless it was withdrawn; the newest first. */
  async active(contestId: string): Promise<Benchmark[]> {
    return activeBenchmarks(await this.uow.manager.findBy(Benchmark, { contestId }))
  }

  async add(benchmark: Benchmark): Promise<void> {
    await this.uow.manager.insert(Benchmark, { ...benchmark })
  }

  async withdraw(id: string, withdrawnAt: Date): Promise<void> {
    await this.uow.manager.update(Benchmark, { id }, { withdrawnAt })
  }
}
