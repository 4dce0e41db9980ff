import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { audienceOf } from '#server/journal/facts/viewpoint'
import { DealHabitsReader } from '#server/ledger/deals/ledger/deal-habits.reader'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import type { Benchmark } from '#server/ritual/benchmarks/benchmark.entity'
import { BenchmarkFiguresService, type Season } from '#server/ritual/benchmarks/benchmark-figures.service'
import { viewOf } from '#server/ritual/benchmarks/benchmark-views'
import { BenchmarksRepository } from '#server/ritual/benchmarks/benchmarks.repository'
import { spanOf } from '#server/ritual/benchmarks/date-ranges'
import { Comparison } from '#server/ritual/benchmarks/habits'
import { LessonsReader } from '#server/ritual/playbook/lessons.reader'
import { type PledgeOutcome, PledgeOutcomesService } from '#server/ritual/pledges/pledge-outcomes.service'
import type { ParticipantView } from '#shared/contest/contests/contract'
import { addDays } from '#shared/platform/time/time'
import type { BenchmarkPage } from '#shared/ritual/benchmarks/contract'

const LESSONS_SHOWN = 20

/** The page of one benchmark: what they do that others do not, in figures, without any other name. */
@Injectable()
export class BenchmarkPageService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly benchmarks: BenchmarksRepository,
    private readonly figures: BenchmarkFiguresService,
    private readonly outcomes: PledgeOutcomesService,
    private readonly deals: DealHabitsReader,
    private readonly lessons: LessonsReader,
  ) {}

  /** Refused with `not_found` for a withdrawn naming; a replaced one names its successor. */
  async page(person: Person, contestId: string, id: string): Promise<BenchmarkPage> {
    await this.figures.readAhead(person, contestId)
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const benchmark = await this.benchmarks.find(contestId, id)
      const subject = benchmark && contest.rules.participant(benchmark.participantId)
      const span = benchmark && spanOf(contest, benchmark.week, contest.today)
      if (!benchmark || benchmark.withdrawnAt !== null || !subject || !span) throw new AppError('not_found')
      const season = await this.figures.season(contest, contest.viewpoint(audienceOf(person)), span)
      return {
        benchmark: viewOf(contest, benchmark),
        teamId: subject.teamId,
        replacedBy: await this.newerOf(benchmark),
        to: span.to,
        now: { value: season.ofAll(subject.id, benchmark.metricId), metrics: season.metrics(subject.id) },
        deals: season.deals(subject.id),
        dutyDays: season.dutyDays(subject.id),
        ...(await this.comparison(season, subject, benchmark)),
        areas: await this.areas(season, subject),
        pledges: pledgesOf(season, subject.id, await this.outcomes.ofPerson(contest, subject.id, span)),
        lessons: await this.lessonsOf(contest, subject.id),
      }
    })
  }

  private async comparison(
    season: Season,
    { id, teamId }: ParticipantView,
    { metricId, week }: Benchmark,
  ): Promise<Pick<BenchmarkPage, 'habits' | 'hours' | 'curve'>> {
    const { span, contest } = season
    const teamMates = contest.view.participants.filter((each) => each.teamId === teamId)
    const team = teamMates.map((each) => each.id).filter((each) => season.people.includes(each))
    const comparison = new Comparison(season, id, team)
    const deals = await this.deals.between(contest, team, span)
    return {
      habits: comparison.habits(deals),
      hours: comparison.hours(deals),
      curve: { from: span.from, until: lastDayOf(contest, week), ...comparison.curve(metricId) },
    }
  }

  private async areas({ span, contest }: Season, { id, area }: ParticipantView): Promise<BenchmarkPage['areas']> {
    const areas = new Map<string | null, BenchmarkPage['areas'][number]>()
    const at = (name: string | null) => {
      const where = name?.trim() || area.trim() || null
      const found = areas.get(where) ?? { area: where, deals: 0, metrics: [] }
      areas.set(where, found)
      return found
    }
    const made = await this.deals.between(contest, [id], span)
    for (const deal of made.get(id) ?? []) at(deal.area).deals++
    const sold = await this.deals.soldByArea(id, span)
    for (const metric of contest.view.metrics)
      for (const row of sold.filter((each) => each.metricId === metric.id)) {
        const { metrics } = at(row.area)
        const known = metrics.find((each) => each.metricId === metric.id)
        if (known) known.quantity += row.quantity
        else metrics.push({ metricId: metric.id, quantity: row.quantity })
      }
    return [...areas.values()].sort((a, b) => b.deals - a.deals)
  }

  private async lessonsOf(contest: LoadedContest, participantId: string): Promise<BenchmarkPage['lessons']> {
    const accountId = contest.rules.accountOf(participantId)
    return accountId ? this.lessons.ofAuthor(contest.centerId, accountId, LESSONS_SHOWN) : []
  }

  private async newerOf({ contestId, id, metricId, week }: Benchmark): Promise<string | null> {
    const standing = await this.benchmarks.active(contestId)
    const newest = standing.find((each) => each.metricId === metricId && each.week === week)
    return newest && newest.id !== id ? newest.id : null
  }
}

/** The right edge of the curve: the last day of the week or of the contest. */
const lastDayOf = ({ endsOn }: LoadedContest, week: string | null): string => {
  const sunday = week === null ? endsOn : addDays(week, 6)
  return sunday < endsOn ? sunday : endsOn
}

/** What was pledged on duty days and sold on those days, by metric. */
function pledgesOf(
  season: Season,
  participantId: string,
  outcomes: readonly PledgeOutcome[],
): BenchmarkPage['pledges'] {
  const metrics = season.contest.view.metrics.map(({ id }) => ({
    metricId: id,
    pledged: outcomes.reduce(
      (sum, { lines }) => sum + lines.reduce((of, line) => of + (line.metricId === id ? line.quantity : 0), 0),
      0,
    ),
    sold: outcomes.reduce((sum, { day }) => sum + season.sold(participantId, id, day), 0),
  }))
  return {
    kept: outcomes.filter((each) => each.isKept).length,
    pledged: outcomes.length,
    metrics: metrics.filter((each) => each.pledged > 0),
  }
}
