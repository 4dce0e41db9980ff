import { Injectable, type OnModuleInit } from '@nestjs/common'
import { BenchmarksRepository } from '#server/ritual/benchmarks/benchmarks.repository'
import { RemarkRights } from '#server/ritual/playbook/remark-rights'

/** Gives everyone who is named a benchmark the right to remark on lessons. */
@Injectable()
export class BenchmarkRemarks implements OnModuleInit {
  constructor(
    private readonly rights: RemarkRights,
    private readonly benchmarks: BenchmarksRepository,
  ) {}

  onModuleInit(): void {
    this.rights.register((centerId, accountId) => this.benchmarks.isBenchmark(centerId, accountId))
  }
}
