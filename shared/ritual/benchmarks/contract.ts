import { z } from 'zod'
import { text } from '#shared/platform/text/text'
import { addDays, Day, Instant } from '#shared/platform/time/time'
import { Moment } from '#shared/ritual/playbook/contract'
import { BenchmarkBrief } from './brief'

/** The Monday of the week that `day` is in. */
export function weekOf(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7
  return addDays(day, 1 - weekday)
}

/** A week is named by its Monday. */
export const Week = Day.refine((day) => weekOf(day) === day)

/** What each part of the rule can bring at most; the page says it in words. */
export const BENCHMARK_RULE = {
  /** Share of the total: all of it for the highest one. */
  share: 40,
  /** Distance to the average: nothing at the average, all of it at `farAbove` times the average. */
  distance: 20,
  farAbove: 3,
  /** Pledges kept of those made. */
  pledges: 20,
  /** Days with a sale of the days on duty. */
  consistency: 20,
} as const

/** How many are proposed for each metric and time. */
export const PROPOSALS = 3

/** The four parts, in tenths of a point, and their sum. */
export const BenchmarkScore = z.object({
  share: z.int(),
  distance: z.int(),
  pledges: z.int(),
  consistency: z.int(),
  sum: z.int(),
})
export type BenchmarkScore = z.infer<typeof BenchmarkScore>

/** What one person sold, and what all sold. */
export const OfAll = z.object({ own: z.int(), total: z.int() })
export type OfAll = z.infer<typeof OfAll>

/** The figures that the rule evaluates for a proposal or a naming, as of the end of `to`. */
export const BenchmarkFigures = z.object({
  from: Day,
  to: Day,
  /** In the metric, or in points. */
  value: OfAll,
  metrics: z.array(OfAll.extend({ metricId: z.uuid() })),
  /** How many took part: the average is the total by them. */
  people: z.int(),
  kept: z.int(),
  pledged: z.int(),
  soldDays: z.int(),
  dutyDays: z.int(),
  score: BenchmarkScore,
})
export type BenchmarkFigures = z.infer<typeof BenchmarkFigures>

/** A benchmark with the figures of the moment of its naming. */
export const BenchmarkView = BenchmarkBrief.extend({ at: Instant, figures: BenchmarkFigures })
export type BenchmarkView = z.infer<typeof BenchmarkView>

/** Whom the rule proposes; the best of a metric and a time first. */
export const BenchmarkProposal = z.object({
  participantId: z.uuid(),
  metricId: z.uuid().nullable(),
  week: Day.nullable(),
  figures: BenchmarkFigures,
})
export type BenchmarkProposal = z.infer<typeof BenchmarkProposal>

export const ListBenchmarks = z.strictObject({ week: Week.optional() })
export type ListBenchmarks = z.infer<typeof ListBenchmarks>

/** The active benchmarks; for directors also the rule's proposals, for the contest and for `week`. */
export const BenchmarkList = z.object({
  benchmarks: z.array(BenchmarkView),
  week: Day,
  /** Weeks that have begun, the newest first. */
  weeks: z.array(Day),
  proposals: z.array(BenchmarkProposal),
})
export type BenchmarkList = z.infer<typeof BenchmarkList>

/** How long a citation may be, in characters. */
export const CITATION_LENGTH = 200

/** `id` is made by the director's page, as the idempotency key. */
export const NameBenchmarkInput = z.strictObject({
  id: z.uuid(),
  participantId: z.uuid(),
  metricId: z.uuid().nullable(),
  week: Week.nullable(),
  citation: text(CITATION_LENGTH),
})
export type NameBenchmarkInput = z.infer<typeof NameBenchmarkInput>

/** A figure of the benchmark and the average of their team, both in hundredths. */
export const OwnAndTeam = z.object({ own: z.int(), team: z.int() })
export type OwnAndTeam = z.infer<typeof OwnAndTeam>

/** The page of a benchmark: what they do that others do not. It names no one else. */
export const BenchmarkPage = z.object({
  benchmark: BenchmarkView,
  teamId: z.uuid(),
  /** The newer one of the same metric and time, where this one was replaced. */
  replacedBy: z.uuid().nullable(),
  /** Up to which day the figures below reach. */
  to: Day,
  /** By the current ledger. */
  now: z.object({ value: OfAll, metrics: z.array(OfAll.extend({ metricId: z.uuid() })) }),
  deals: z.int(),
  dutyDays: z.int(),
  habits: z.object({
    /** Deals per day on duty. */
    dealsPerDay: OwnAndTeam,
    /** Quantity of each metric in all that time. */
    metrics: z.array(OwnAndTeam.extend({ metricId: z.uuid() })),
    /** Days with a sale, of 100 days on duty. */
    soldDays: OwnAndTeam,
    /** Pledges kept, of 100 made; null if there are none. */
    pledgesKept: OwnAndTeam.nullable(),
    /** Deals that raised several metrics at once, of 100 deals. */
    bundles: OwnAndTeam,
  }),
  /** Where the quantity was sold, the most first; null is a deal and a member without an area. */
  areas: z.array(
    z.object({
      area: z.string().nullable(),
      deals: z.int(),
      metrics: z.array(z.object({ metricId: z.uuid(), quantity: z.int() })),
    }),
  ),
  /** Deals by the hour of the day, of 100 deals; only hours with a sale of theirs or of the team's. */
  hours: z.array(OwnAndTeam.extend({ hour: z.int() })),
  pledges: z.object({
    kept: z.int(),
    pledged: z.int(),
    metrics: z.array(z.object({ metricId: z.uuid(), pledged: z.int(), sold: z.int() })),
  }),
  /** Cumulative in the metric, or in points, day by day. */
  curve: z.object({ from: Day, until: Day, own: z.array(z.int()), team: z.array(z.number()) }),
  lessons: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      moment: Moment.nullable(),
      uses: z.int(),
      /** How many people used it. */
      users: z.int(),
      thanks: z.int(),
    }),
  ),
})
export type BenchmarkPage = z.infer<typeof BenchmarkPage>
