import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyService } from '#server/contest/duty/duty.service'
import type { DutyDays } from '#server/contest/duty/duty-rules'
import type { Viewpoint } from '#server/journal/facts/viewpoint'
import { DailyReader } from '#server/ledger/standings/daily.reader'
import type { DailyFigures, PersonSums } from '#server/ledger/standings/daily-figures'
import type { Column } from '#server/ledger/standings/day-sales'
import type { Caller } from '#server/platform/auth/caller'
import { type BenchmarkCandidate, propose, scoreOf } from '#server/ritual/benchmarks/benchmark-rules'
import type { PledgeStates } from '#server/ritual/pledges/pledge-states'
import { PledgeStatesReader } from '#server/ritual/pledges/pledge-states.reader'
import { type Days, daysIn } from '#shared/contest/contests/span'
import type { BenchmarkFigures, BenchmarkProposal } from '#shared/ritual/benchmarks/contract'
import type { PledgeRate } from '#shared/ritual/pledges/contract'

/** The figures of all participants over a period; by person and metric (null: all, in points). */
export class Season {
  readonly days: readonly string[]
  /** Participants who were active on at least one of the days. */
  readonly people: readonly string[]
  private readonly totals = new Map<string | null, PersonSums>()
  private readonly known = new Map<string | null, BenchmarkCandidate[]>()
  private readonly rates = new Map<string, PledgeRate>()
  private readonly ownDutyDays = new Map<string, number>()
  private readonly columns = new Map<string | null, readonly (Column | undefined)[]>()
  private ownDeals: PersonSums | undefined

  constructor(
    readonly contest: LoadedContest,
    readonly span: Days,
    readonly daily: DailyFigures,
    readonly duty: DutyDays,
    private readonly pledges: PledgeStates,
  ) {
    const { from, to } = span
    this.days = daysIn(span)
    this.people = contest.view.participants
      .filter(({ activeFrom, activeTo }) => (activeFrom ?? from) <= to && (activeTo ?? to) >= from)
      .map((each) => each.id)
  }

  sold(participantId: string, metricId: string | null, day: string): number {
    return this.daily.sold(participantId, metricId, day)
  }

  total(participantId: string, metricId: string | null): number {
    return this.totalsOf(metricId).of(participantId)
  }

  deals(participantId: string): number {
    this.ownDeals ??= this.daily.sums(this.days, (day) => day.deals)
    return this.ownDeals.of(participantId)
  }

  dutyDays(participantId: string): number {
    const known = this.ownDutyDays.get(participantId) ?? this.days.filter(this.duty.of(participantId)).length
    this.ownDutyDays.set(participantId, known)
    return known
  }

  /** How many pledges were kept. */
  rateOf(participantId: string): PledgeRate {
    const known = this.rates.get(participantId) ?? this.pledges.rateOf([participantId])
    this.rates.set(participantId, known)
    return known
  }

  /** Days on duty with a sale: no more than the days on duty that they are compared with. */
  soldDays(participantId: string, metricId: string | null): number {
    const place = this.daily.people.find(participantId)
    if (place === undefined) return 0
    const isOnDuty = this.duty.of(participantId)
    const columns = this.columnsOf(metricId)
    return this.days.filter((day, n) => (columns[n]?.[place] ?? 0) > 0 && isOnDuty(day)).length
  }

  candidates(metricId: string | null): readonly BenchmarkCandidate[] {
    const known = this.known.get(metricId)
    if (known) return known
    const all = this.people.map((participantId) => ({
      participantId,
      own: this.total(participantId, metricId),
      ...this.rateOf(participantId),
      soldDays: this.soldDays(participantId, metricId),
      dutyDays: this.dutyDays(participantId),
    }))
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
    const totals = this.totalsOf(metricId)
    return { own: totals.of(participantId), total: this.people.reduce((sum, id) => sum + totals.of(id), 0) }
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

  /** What was sold on each of the days: of a metric, or deals. */
  private columnsOf(metricId: string | null): readonly (Column | undefined)[] {
    const known = this.columns.get(metricId)
    if (known) return known
    const columns = this.days.map((day) => {
      const sales = this.daily.days.get(day)
      return metricId === null ? sales?.deals : sales?.column(metricId)
    })
    this.columns.set(metricId, columns)
    return columns
  }

  private totalsOf(metricId: string | null): PersonSums {
    const known = this.totals.get(metricId) ?? this.daily.sums(this.days, (day) => day.column(metricId))
    this.totals.set(metricId, known)
    return known
  }
}

/** Reads the figures of the benchmark rule. */
@Injectable()
export class BenchmarkFiguresService {
  constructor(
    private readonly duty: DutyService,
    private readonly daily: DailyReader,
    private readonly pledges: PledgeStatesReader,
  ) {}

  /** Inside the caller's unit. */
  async season(contest: LoadedContest, viewpoint: Viewpoint, span: Days): Promise<Season> {
    contest.assertHead(viewpoint)
    const duty = await this.duty.days(contest, span.from, span.to)
    const daily = await this.daily.between(contest, span.from, span.to)
    return new Season(contest, span, daily, duty, await this.pledges.between(contest, span))
  }

  /** Before the unit that needs it: a whole contest in memory, read in short units. */
  readAhead(caller: Caller, contestId: string): Promise<void> {
    return this.pledges.readAhead(caller, contestId, ({ startsOn, ledgerDay }) => ({ from: startsOn, to: ledgerDay }))
  }
}
