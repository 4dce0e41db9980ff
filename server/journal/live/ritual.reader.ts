import { Injectable } from '@nestjs/common'
import { In } from 'typeorm'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { Absence } from '#server/contest/duty/duty.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { BattleReport } from '#server/ritual/battle-reports/battle-report.entity'
import { activeBenchmarks } from '#server/ritual/benchmarks/active-benchmarks'
import { Benchmark } from '#server/ritual/benchmarks/benchmark.entity'
import { Meeting } from '#server/ritual/meetings/meeting.entity'
import type { Ritual } from '#shared/live/ritual'
import type { ReportBrief } from '#shared/ritual/battle-reports/brief'
import type { BenchmarkBrief } from '#shared/ritual/benchmarks/brief'

/** A report in brief; its short texts are among its words from the moment it is published. */
export const briefOfReport = (report: BattleReport): ReportBrief => ({
  id: report.id,
  kind: report.kind,
  stage: report.figures.stage ?? 'running',
  day: report.day,
  publishedAt: (report.publishedAt ?? report.createdAt).toISOString(),
  text: (report.words as { short: ReportBrief['text'] }).short,
  withdrawnReason: report.withdrawnReason,
})

/** A benchmark as screens badge it. */
export const briefOfBenchmark = (contest: LoadedContest, benchmark: Benchmark): BenchmarkBrief => ({
  id: benchmark.id,
  participantId: benchmark.participantId,
  name: contest.rules.participant(benchmark.participantId)?.name ?? '',
  metricId: benchmark.metricId,
  week: benchmark.week,
  citation: benchmark.citation,
})

/** The day's ritual as the unit under way sees it. */
@Injectable()
export class RitualReader {
  constructor(private readonly uow: UnitOfWork) {}

  async read(contest: LoadedContest, today: string): Promise<Ritual> {
    const { manager } = this.uow
    const meetings = await manager.find(Meeting, {
      where: { contestId: contest.id, day: today },
      order: { kind: 'DESC' },
    })
    const report = await manager.findOne(BattleReport, {
      where: { contestId: contest.id, status: In(['published', 'withdrawn']) },
      order: { publishedAt: 'DESC' },
    })
    const benchmarks = await this.benchmarks(contest)
    const absences = await manager.findBy(Absence, { contestId: contest.id, day: today })
    return {
      meetings: meetings.map((meeting) => meeting.view),
      report: report && briefOfReport(report),
      benchmarks,
      absent: absences.map((absence) => absence.participantId),
    }
  }

  /** The benchmarks of a contest that count, the newest first. */
  async benchmarks(contest: LoadedContest): Promise<BenchmarkBrief[]> {
    const rows = await this.uow.manager.findBy(Benchmark, { contestId: contest.id })
    return activeBenchmarks(rows).map((row) => briefOfBenchmark(contest, row))
  }
}
