import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyService } from '#server/contest/duty/duty.service'
import type { DutyDays } from '#server/contest/duty/duty-rules'
import type { Viewpoint } from '#server/journal/facts/viewpoint'
import { DailyReader } from '#server/ledger/standings/daily.reader'
import type { DailyFigures } from '#server/ledger/standings/daily-figures'
import { type BenchmarkCandidate, propose, scoreOf } from '#server/ritual/benchmarks/benchmark-rules'
import { type PledgeOutcome, PledgeOutcomesService } from '#server/ritual/pledges/pledge-outcomes.service'
import { addDays } from '#shared/platform/time/time'
import type { BenchmarkFigures, BenchmarkProposal } from '#shared/ritual/benchmarks/contract'

/** Days of a contest, both included. */
export interface DateRange {
  from: string
  to: string
}

/** The figures of all participants over a period, read at once; by person and metric (null: all, in points). */
export class Season {
  readonly days: string[] = []
  /** Participants who were active on at least one of the days. */
  readonly people: readonly string[]
  private readonly outcomesByPerson = new Map<string, PledgeOutcome[]>()
  private readonly known = new Map<string | null, BenchmarkCandidate[]>()

  constructor(
    readonly contest: LoadedContest,
    readonly span: DateRange,
    readonly daily: DailyFigures,
    readonly duty: DutyDays,
    outcomes: readonly PledgeOutcome[],
  ) {
    const { from, to } = span
    for (let day = from; day <= to; day = addDays(day, 1)) this.days.push(day)
    this.people = contest.view.participants
      .filter(({ activeFrom, activeTo }) => (activeFrom ?? from) <= to && (activeTo ?? to) >= from)
      .map((each) => each.id)
    for (const { id } of contest.view.participants) this.outcomesByPerson.set(id, [])
    for (const outcome of outcomes) this.outcomesByPerson.get(outcome.participantId)?.push(outcome)
  }

  sold(participantId: string, metricId: string | null, day: string): number {
    const figures = this.daily.of(participantId, day)
    return metricId === null ? figures.points : (figures.metrics[metricId] ?? 0)
  }

  total(participantId: string, metricId: string | null): number {
    return this.days.reduce((sum, day) => sum + this.sold(participantId, metricId, day), 0)
  }

  deals(participantId: string): number {
    return this.days.reduce((sum, day) => sum + this.daily.of(participantId, day).deals, 0)
  }

  dutyDays(participantId: string): number {
    return this.days.filter((day) => this.duty.isOnDuty(participantId, day)).length
  }

  outcomesOf(participantId: string): readonly PledgeOutcome[] {
    return this.outcomesByPerson.get(participantId) ?? []
  }

  /** Days on duty with a sale: no more than the days on duty that they are compared with. */
  soldDays(participantId: string, metricId: string | null): number {
    const hasSold = (day: string) =>
      metricId === null ? this.daily.of(participantId, day).deals > 0 : this.sold(participantId, metricId, day) > 0
    return this.days.filter((day) => this.duty.isOnDuty(participantId, day) && hasSold(day)).length
  }

  candidates(metricId: string | null): readonly BenchmarkCandidate[] {
    const known = this.known.get(metricId)
    if (known) return known
    const all = this.people.map((participantId) => {
      const outcomes = this.outcomesOf(participantId)
      return {
        participantId,
        own: this.total(participantId, metricId),
        kept: outcomes.filter((each) => each.isKept).length,
        pledged: outcomes.length,
        soldDays: this.soldDays(participantId, metricId),
        dutyDays: this.dutyDays(participantId),
      }
    })
    this.known.set(metricId, all)
    return all
  }

  /** The figures that the rule evaluates for one person. */
  figures(participantId: string, metricId: string | null): BenchmarkFigures {
    const all = this.candidates(metricId)
    const each = all.find((other) => other.participantId === participantId)
    if (!each) throw new Error('Nobody of this time')
    const { kept, pledged, soldDays, dutyDays } = each
    return {
      ...this.span,
      value: this.ofAll(participantId, metricId),
      metrics: this.metrics(participantId),
      people: all.length,
      kept,
      pledged,
      soldDays,
      dutyDays,
      score: scoreOf(each, all),
    }
  }

  ofAll(participantId: string, metricId: string | null): { own: number; total: number } {
    const total = this.candidates(metricId).reduce((sum, each) => sum + each.own, 0)
    return { own: this.total(participantId, metricId), total }
  }

  metrics(participantId: string): BenchmarkFigures['metrics'] {
    return this.contest.view.metrics.map(({ id }) => ({ metricId: id, ...this.ofAll(participantId, id) }))
  }

  /** Overall first, then metric by metric in the contest's order. */
  proposals(week: string | null): BenchmarkProposal[] {
    return [null, ...this.contest.view.metrics.map((metric) => metric.id)].flatMap((metricId) =>
      propose(this.candidates(metricId)).map(({ participantId }) => ({
        participantId,
        metricId,
        week,
        figures: this.figures(participantId, metricId),
      })),
    )
  }
}

/** Spans kept at once, each in its newest state only: a season holds every day of every person. */
const REMEMBERED = 4

/** Reads the figures of the benchmark rule; inside the caller's unit. */
@Injectable()
export class BenchmarkFiguresService {
  private readonly seasons = new Map<string, { state: string; season: Promise<Season> }>()

  constructor(
    private readonly duty: DutyService,
    private readonly daily: DailyReader,
    private readonly pledges: PledgeOutcomesService,
  ) {}

  /** Like `season`, cached per state of the contest: a whole room opens the page at the same moment. */
  remembered(contest: LoadedContest, viewpoint: Viewpoint, span: DateRange): Promise<Season> {
    const { id, epoch, revision } = contest
    const key = [id, span.from, span.to].join(' ')
    const state = [epoch, viewpoint.upToSeq, revision].join(' ')
    const known = this.seasons.get(key)
    if (known?.state === state) return known.season
    const season = this.season(contest, viewpoint, span)
    const entry = { state, season }
    this.seasons.delete(key)
    this.seasons.set(key, entry)
    season.catch(() => {
      if (this.seasons.get(key) === entry) this.seasons.delete(key)
    })
    const oldest = this.seasons.size > REMEMBERED ? this.seasons.keys().next().value : undefined
    if (oldest !== undefined) this.seasons.delete(oldest)
    return season
  }

  /** Uncached, so that it can run in a write that may still be rolled back. */
  async season(contest: LoadedContest, viewpoint: Viewpoint, span: DateRange): Promise<Season> {
    contest.assertHead(viewpoint)
    const { from, to } = span
    const duty = await this.duty.days(contest, from, to)
    const daily = await this.daily.between(contest.id, from, to)
    return new Season(contest, span, daily, duty, await this.pledges.between(contest, from, to))
  }
}
