import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Viewpoint } from '#server/journal/facts/viewpoint'
import type { Caller } from '#server/platform/auth/caller'
import { BenchmarkFiguresService, type Season } from '#server/ritual/benchmarks/benchmark-figures.service'
import { propose } from '#server/ritual/benchmarks/benchmark-rules'
import { BenchmarksRepository } from '#server/ritual/benchmarks/benchmarks.repository'
import { spanOf } from '#server/ritual/benchmarks/date-ranges'
import { type HonourCandidate, mostImproved, mostKept } from '#server/ritual/ceremony/honour-rules'
import { workingDays } from '#shared/contest/duty/contract'
import { addDays } from '#shared/platform/time/time'
import type { CeremonyView, Honour } from '#shared/ritual/ceremony/contract'

/** Who is honoured at the end of a contest, by rule; a benchmark that a director named comes before that of the rule. */
@Injectable()
export class HonoursReader {
  constructor(
    private readonly benchmarks: BenchmarksRepository,
    private readonly figures: BenchmarkFiguresService,
  ) {}

  /** Before the unit of `read`: the whole contest, in short units. */
  readAhead(caller: Caller, contestId: string): Promise<void> {
    return this.figures.readAhead(caller, contestId)
  }

  /** Inside a unit. */
  async read(contest: LoadedContest, viewpoint: Viewpoint): Promise<CeremonyView> {
    const span = spanOf(contest, null, viewpoint.today)
    if (!span) return { honours: [], pledges: { kept: 0, pledged: 0 } }
    const season = await this.figures.season(contest, viewpoint, span)
    const benchmark = await this.benchmark(contest, season)
    const candidates = candidatesOf(season)
    const honoured = new Set(benchmark?.people.map(({ participantId }) => participantId))
    const improved = honourOf(contest, mostImproved(candidates, honoured), ({ before, now }) => ({
      kind: 'improved',
      before,
      now,
    }))
    const kept = honourOf(contest, mostKept(candidates), (each) => ({
      kind: 'kept',
      kept: each.kept,
      pledged: each.pledged,
    }))
    return {
      honours: [benchmark, improved, kept].filter((honour) => honour !== undefined),
      pledges: {
        kept: candidates.reduce((sum, each) => sum + each.kept, 0),
        pledged: candidates.reduce((sum, each) => sum + each.pledged, 0),
      },
    }
  }

  private async benchmark(
    contest: LoadedContest,
    season: Season,
  ): Promise<Extract<Honour, { kind: 'benchmark' }> | undefined> {
    const named = (await this.benchmarks.active(contest.id)).filter(({ week }) => week === null)
    const chosen = named.find(({ metricId }) => metricId === null) ?? named[0]
    const participantId = chosen?.participantId ?? propose(season.candidates(null))[0]?.participantId
    const person = participantId === undefined ? undefined : contest.rules.participant(participantId)
    if (!person) return undefined
    return {
      kind: 'benchmark',
      people: [{ participantId: person.id, name: person.name, teamId: person.teamId }],
      points: season.total(person.id, null),
      metrics: season
        .metrics(person.id)
        .filter(({ own }) => own > 0)
        .map(({ metricId, own }) => ({ metricId, quantity: own })),
      citation: chosen?.citation ?? '',
    }
  }
}

/** Halves of the working days, so that a holiday in one of them makes it no shorter. */
function candidatesOf(season: Season): HonourCandidate[] {
  const { from, to } = season.span
  const working = workingDays(season.contest.view, from, to)
  const middle = working[Math.ceil(working.length / 2)] ?? addDays(to, 1)
  const sold = (isIn: (day: string) => boolean) =>
    season.daily.sums(season.days.filter(isIn), (day) => day.column(null))
  const [before, now] = [sold((day) => day < middle), sold((day) => day >= middle)]
  return season.people.map((participantId) => ({
    participantId,
    before: before.of(participantId),
    now: now.of(participantId),
    ...season.rateOf(participantId),
  }))
}

type ByRule = Exclude<Honour, { kind: 'benchmark' }>
type WithoutPeople<T> = T extends unknown ? Omit<T, 'people'> : never

function honourOf(
  contest: LoadedContest,
  best: readonly HonourCandidate[],
  figures: (first: HonourCandidate) => WithoutPeople<ByRule>,
): ByRule | undefined {
  const [first] = best
  const people = best.flatMap(({ participantId }) => {
    const person = contest.rules.participant(participantId)
    return person ? [{ participantId, name: person.name, teamId: person.teamId }] : []
  })
  return first && people.length > 0 ? { ...figures(first), people } : undefined
}
