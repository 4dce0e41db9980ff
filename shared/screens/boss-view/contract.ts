import { z } from 'zod'
import { Colour, ContestStatus } from '#shared/contest/contests/contract'
import { MetricKind } from '#shared/contest/contests/quantities'
import { Forecast } from '#shared/ledger/standings/forecast'
import { Day, Instant, TimeZone } from '#shared/platform/time/time'

/** The periods that are reported in addition to the whole contest. */
export const BossSpan = z.enum(['week', 'lastWeek', 'month', 'lastMonth'])
export type BossSpan = z.infer<typeof BossSpan>

/** Units of one metric, of a team or of the whole contest: `net` is what was sold less what was cancelled, as on every board. */
export const BossFigure = z.object({
  net: z.int(),
  sold: z.int(),
  cancelled: z.int(),
  waiting: z.int(),
  goal: z.object({ target: z.int(), challenge: z.int() }).nullable(),
  /** Of the target, in tenths of a percent. */
  completion: z.int().nullable(),
  /** The completion less the schedule, in tenths of a percentage point. */
  ahead: z.int().nullable(),
  /** Net units of each time; null where none of its days is in the contest. */
  spans: z.record(BossSpan, z.int().nullable()),
  /** Net units of the last week and month up to the same day of it; null where the contest had not begun by its first. */
  sameTime: z.object({ week: z.int().nullable(), month: z.int().nullable() }),
  forecast: Forecast.nullable(),
})
export type BossFigure = z.infer<typeof BossFigure>

const Cut = z.object({ from: Day, to: Day })

/** Whose curves are drawn: one team's, else those of the whole contest. */
export const BossQuery = z.strictObject({ teamId: z.uuid().optional() })
export type BossQuery = z.infer<typeof BossQuery>

/** 领导视图: one contest in units, of one moment. It names no person, and no figure in it is weighted. */
export const BossView = z.object({
  name: z.string(),
  startsOn: Day,
  endsOn: Day,
  timezone: TimeZone,
  status: ContestStatus,
  today: Day,
  asOf: Instant,
  /** The last fact that is counted. */
  seq: z.int(),
  /** 序时, in tenths of a percent. */
  schedule: z.int(),
  /** The same by the end of each day of the contest. */
  way: z.array(z.int()),
  /** The days of each time, cut at the contest's; null where none of them is in it. */
  spans: z.record(BossSpan, Cut.nullable()),
  sameTime: z.object({ week: Cut.nullable(), month: Cut.nullable() }),
  /** The team that was asked for. */
  curvesOf: z.uuid().nullable(),
  teams: z.array(z.object({ id: z.uuid(), name: z.string(), colour: Colour, crest: z.string() })),
  metrics: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      kind: MetricKind.default('count'),
      unit: z.string(),
      all: BossFigure,
      /** In the order of the teams. */
      teams: z.array(BossFigure),
      /** The net total at the end of each day so far. */
      curve: z.array(z.int()),
    }),
  ),
})
export type BossView = z.infer<typeof BossView>
