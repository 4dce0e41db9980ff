import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Benchmark } from '#server/ritual/benchmarks/benchmark.entity'
import { newestOfEach } from '#server/ritual/benchmarks/newest'

/** Who was named when; rows are added and withdrawn, never rewritten. */
@Injectable()
export class BenchmarksRepository {
  constructor(private readonly uow: UnitOfWork) {}

  find(contestId: string, id: string): Promise<Benchmark | null> {
    return this.uow.manager.findOneBy(Benchmark, { contestId, id })
  }

  /** Those that count: of each metric and time the newest, unless it was withdrawn. */
  async standing(contestId: string): Promise<Benchmark[]> {
    return newestOfEach(await this.uow.manager.findBy(Benchmark, { contestId }))
  }

  async add(benchmark: Benchmark): Promise<void> {
    await this.uow.manager.insert(Benchmark, { ...benchmark })
  }

  async withdraw(id: string, withdrawnAt: Date): Promise<void> {
    await this.uow.manager.update(Benchmark, { id }, { withdrawnAt })
  }
}
