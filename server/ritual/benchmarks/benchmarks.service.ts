import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { LiveJournal } from '#server/journal/facts/live.journal'
import type { NewFact } from '#server/journal/facts/numbered-facts'
import { audienceOf, type Viewpoint } from '#server/journal/facts/viewpoint'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { Benchmark } from '#server/ritual/benchmarks/benchmark.entity'
import { BenchmarkFiguresService } from '#server/ritual/benchmarks/benchmark-figures.service'
import { briefOfBenchmark, viewOf } from '#server/ritual/benchmarks/benchmark-views'
import { BenchmarksRepository } from '#server/ritual/benchmarks/benchmarks.repository'
import { defaultWeek, spanOf, weeksOf } from '#server/ritual/benchmarks/date-ranges'
import { dayOf } from '#shared/platform/time/time'
import type {
  BenchmarkList,
  BenchmarkProposal,
  BenchmarkView,
  NameBenchmarkInput,
} from '#shared/ritual/benchmarks/contract'

/** 标杆: proposed by rule, named by a director. */
@Injectable()
export class BenchmarksService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly benchmarks: BenchmarksRepository,
    private readonly figures: BenchmarkFiguresService,
    private readonly journal: LiveJournal,
    private readonly audit: AuditService,
  ) {}

  async list(person: Person, contestId: string, asked: string | undefined): Promise<BenchmarkList> {
    if (person.role === 'director') await this.figures.readAhead(person, contestId)
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const viewpoint = contest.viewpoint(audienceOf(person))
      const { today } = viewpoint
      const week = asked ?? defaultWeek(contest, today)
      return {
        benchmarks: (await this.benchmarks.active(contestId)).map((each) => viewOf(contest, each)),
        week,
        weeks: weeksOf(contest, today),
        proposals:
          person.role === 'director'
            ? [...(await this.proposed(contest, viewpoint, null)), ...(await this.proposed(contest, viewpoint, week))]
            : [],
      }
    })
  }

  /** Names a participant and replaces the benchmark of that metric and time. Idempotent by `id`. */
  async name(person: Person, contestId: string, input: NameBenchmarkInput): Promise<BenchmarkView> {
    await this.figures.readAhead(person, contestId)
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const known = await this.benchmarks.find(contestId, input.id)
      if (known) return viewOf(contest, known)
      if (contest.status === 'draft') throw new AppError('contest_not_started')
      const { id, participantId, metricId, week, citation } = input
      const subject = contest.rules.participant(participantId)
      if (!subject) throw new AppError('not_found')
      if (metricId !== null) contest.rules.metric(metricId)
      const now = this.clock.now()
      const span = spanOf(contest, week, dayOf(now, contest.timezone))
      if (!span) throw new AppError('business_date_outside_contest')
      const season = await this.figures.season(contest, contest.viewpoint('public'), span)
      if (!season.people.includes(participantId)) throw new AppError('not_found')
      const facts = this.journal.reserve(contest)
      const benchmark: Benchmark = {
        id,
        contestId,
        participantId,
        metricId,
        week,
        citation,
        figures: season.figures(participantId, metricId),
        seq: facts.next,
        accountId: person.accountId,
        at: now,
        withdrawnAt: null,
      }
      await this.benchmarks.add(benchmark)
      facts.add(await this.change(contest, id))
      await this.journal.write(facts, now)
      await this.note(person, contest, 'benchmark.named', subject.name, { citation, ...scopeOf(contest, benchmark) })
      return viewOf(contest, benchmark)
    })
  }

  /** Withdraws a naming; the one it replaced does not return. Idempotent: a repeated call appends no fact. */
  withdraw(person: Person, contestId: string, id: string): Promise<void> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const benchmark = await this.benchmarks.find(contestId, id)
      if (!benchmark) throw new AppError('not_found')
      if (benchmark.withdrawnAt !== null) return
      const now = this.clock.now()
      await this.benchmarks.withdraw(id, now)
      await this.journal.append(contest, [await this.change(contest, null)], now)
      const name = contest.rules.participant(benchmark.participantId)?.name ?? ''
      await this.note(person, contest, 'benchmark.withdrawn', name, scopeOf(contest, benchmark))
    })
  }

  private async proposed(
    contest: LoadedContest,
    viewpoint: Viewpoint,
    week: string | null,
  ): Promise<BenchmarkProposal[]> {
    const span = spanOf(contest, week, viewpoint.today)
    return span ? (await this.figures.season(contest, viewpoint, span)).proposals(week) : []
  }

  private async change(contest: LoadedContest, named: string | null): Promise<NewFact> {
    const active = await this.benchmarks.active(contest.id)
    const benchmarks = active.map((each) => briefOfBenchmark(contest, each))
    return { fact: { type: 'benchmark.changed', benchmarks, named } }
  }

  private note(person: Person, contest: LoadedContest, action: string, subject: string, after: object): Promise<void> {
    const { centerId, id } = contest
    return this.audit.note({ centerId, contestId: id, actor: person.name, action, subject, after })
  }
}

/** The metric's name and the week, for the audit log. */
const scopeOf = (contest: LoadedContest, { metricId, week }: Benchmark) => ({
  metric: metricId === null ? null : contest.rules.metric(metricId).name,
  week,
})
