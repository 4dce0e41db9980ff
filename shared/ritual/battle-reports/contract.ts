import { z } from 'zod'
import { Colour, RankingBasis } from '#shared/contest/contests/contract'
import { MetricKind } from '#shared/contest/contests/quantities'
import { Segment } from '#shared/contest/territories/contract'
import { ListWeek } from '#shared/field/lists/week'
import { Flag } from '#shared/ledger/standings/contract'
import { text } from '#shared/platform/text/text'
import { Day, Instant, TimeOfDay } from '#shared/platform/time/time'
import { ReportKind, ResultStage } from './brief'

export const ReportStatus = z.enum(['draft', 'published', 'withdrawn'])
export type ReportStatus = z.infer<typeof ReportStatus>

/** Minimum time between two broadcasts. */
export const BROADCAST_EVERY_S = 60
/** A gap is called close up to this share of the leader's value. */
export const CLOSE_GAP = 0.1
/** Maximum size of a picture, in bytes. */
export const PICTURE_LIMIT = 1_500_000
export const PICTURE_WIDTH = 1080

const Quantities = z.record(z.uuid(), z.int())

/** A praised person, with the figures of the report's period. */
const Praised = z.object({ participantId: z.uuid(), name: z.string(), teamId: z.uuid(), points: z.int() })

/** The event of a flash: a change of lead, or a reached goal. */
export const FlashEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('overtake'), seq: z.int(), teamId: z.uuid(), overTeamId: z.uuid(), by: z.int() }),
  z.object({
    type: z.literal('goal'),
    seq: z.int(),
    teamId: z.uuid(),
    metricId: z.uuid().nullable(),
    level: z.enum(['target', 'challenge']),
    value: z.int(),
  }),
])
export type FlashEvent = z.infer<typeof FlashEvent>

/** 喜报: one sale, without its customer. */
export const GoodNews = z.object({
  dealId: z.uuid(),
  participantId: z.uuid(),
  name: z.string(),
  teamId: z.uuid(),
  lines: Quantities,
  points: z.int(),
  nthOfDay: z.int(),
})
export type GoodNews = z.infer<typeof GoodNews>

/**
 * All figures of a report, names included, frozen at one number of the journal; nothing is looked up later. `from` to
 * `to` is its period, `whole` counts everything up to `to`. It names only people whom it praises.
 */
export const ReportFigures = z.object({
  contest: z.string(),
  stage: ResultStage.default('running'),
  from: Day,
  to: Day,
  dayNo: z.int(),
  days: z.int(),
  /** The hour it is true for; 24:00 for a day that is over. */
  asOf: z.union([TimeOfDay, z.literal('24:00')]),
  hasWeights: z.boolean(),
  metrics: z.array(z.object({ id: z.uuid(), name: z.string(), kind: MetricKind.default('count'), unit: z.string() })),
  /** In their drawn order. */
  teams: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      colour: Colour,
      crest: z.string(),
      period: Quantities,
      periodPoints: z.int(),
      whole: Quantities,
      wholePoints: z.int(),
    }),
  ),
  /** The whole contest per metric, and in points (`metricId` null), against its goal where there is one. */
  totals: z.array(
    z.object({
      metricId: z.uuid().nullable(),
      period: z.int(),
      whole: z.int(),
      goal: z.object({ target: z.int(), challenge: z.int() }).nullable(),
    }),
  ),
  /** 序时: the share of the period gone, 0 to 1. */
  schedule: z.number(),
  star: Praised.nullable(),
  /** The last five working days against the five before. */
  riser: Praised.extend({ before: z.int() }).nullable(),
  /** 破零: who sold, of those on duty. */
  opened: z.object({ done: z.int(), of: z.int() }),
  pledges: z.object({ kept: z.int(), pledged: z.int() }),
  /** Of pledged activities, which are kept apart from sales; left out where none were pledged. */
  activityPledges: z.object({ kept: z.int(), pledged: z.int() }).optional(),
  /** 包区: in how many of those held someone was or sold something, and what was sold per segment; null where none is classified. */
  territories: z
    .object({ worked: z.int(), of: z.int(), segments: z.array(z.object({ segment: Segment, sold: Quantities })) })
    .nullable()
    .default(null),
  /** What teams are ranked by where it is not their points: tenths of points per head, or of percent. */
  ranking: z
    .object({ basis: RankingBasis, values: z.array(z.object({ teamId: z.uuid(), value: z.int() })) })
    .nullable()
    .default(null),
  /** 加分: what counted for each team outside sales in the whole contest, next to `wholePoints`; left out where none did. */
  bonuses: z.array(z.object({ teamId: z.uuid(), points: z.int() })).optional(),
  /** 流动红旗: who won the week of a weekly report. */
  flag: Flag.nullable().default(null),
  /** Between the first two teams, in steps of the ranking basis; other gaps are not published. */
  gap: z.object({ leader: z.uuid(), second: z.uuid(), by: z.int() }).nullable(),
  flash: FlashEvent.nullable(),
  goodNews: GoodNews.nullable(),
  /** Of a summary of lists: their week, and the lesson that was used most often in it. */
  lists: ListWeek.extend({ lesson: z.object({ title: z.string(), uses: z.int() }).nullable() }).optional(),
})
export type ReportFigures = z.infer<typeof ReportFigures>

/** The director's words. `revision` 0 is what was proposed. */
export const ReportWords = z.object({
  headline: z.string(),
  praise: z.string(),
  tomorrow: z.string(),
  revision: z.int(),
  changedBy: z.string().nullable(),
})
export type ReportWords = z.infer<typeof ReportWords>

/** How long each line of a director's words may be. */
export const WORDS_LENGTH = 60
const Line = text(WORDS_LENGTH, { min: 0 })

/** Refused with `field_changed` if `revision` is not the current one. */
export const WriteReportInput = z.strictObject({
  headline: Line,
  praise: Line,
  tomorrow: Line,
  revision: z.int().min(0),
})
export type WriteReportInput = z.infer<typeof WriteReportInput>

/**
 * Freezes the current figures. Weekly, lists and monthly cover the week and the month of `day`; a flash needs the number of its
 * fact, good news its deal. A draft about the same thing gets the current figures and keeps its words.
 */
export const DraftReportInput = z
  .strictObject({
    kind: ReportKind,
    day: Day.optional(),
    dealId: z.uuid().optional(),
    factSeq: z.int().positive().optional(),
  })
  .refine((input) => input.kind !== 'good_news' || input.dealId, { path: ['dealId'] })
  .refine((input) => input.kind !== 'flash' || input.factSeq, { path: ['factSeq'] })
export type DraftReportInput = z.infer<typeof DraftReportInput>

export const WithdrawReportInput = z.strictObject({ reason: text(200) })
export type WithdrawReportInput = z.infer<typeof WithdrawReportInput>

export const PictureLanguage = z.enum(['zh-CN', 'en'])
export type PictureLanguage = z.infer<typeof PictureLanguage>
export const PictureQuery = z.strictObject({ language: PictureLanguage })
export type PictureQuery = z.infer<typeof PictureQuery>

/** A line of the list; `text` is the short form. */
export const ReportSummary = z.object({
  id: z.uuid(),
  kind: ReportKind,
  stage: ResultStage.default('running'),
  status: ReportStatus,
  day: Day,
  from: Day,
  asOf: z.string(),
  headline: z.string(),
  text: z.object({ 'zh-CN': z.string(), en: z.string() }),
  createdAt: Instant,
  publishedAt: Instant.nullable(),
  withdrawnReason: z.string().nullable(),
  readers: z.int(),
  hasRead: z.boolean(),
})
export type ReportSummary = z.infer<typeof ReportSummary>

export const ReportList = z.array(ReportSummary)

/**
 * The page of one report. `since` is what was recorded and withdrawn for its figures after the number they were frozen
 * at; the figures stay.
 */
export const ReportView = ReportSummary.extend({
  contestId: z.uuid(),
  epoch: z.string(),
  seq: z.int(),
  figures: ReportFigures,
  words: ReportWords,
  since: z.object({ recorded: z.int(), withdrawn: z.int() }),
  /** The languages in which a picture is stored. */
  pictures: z.array(PictureLanguage),
  /** Where its QR code leads. */
  url: z.string(),
})
export type ReportView = z.infer<typeof ReportView>

/** How many have read it, and for directors who. Who has not is not disclosed. */
export const ReportReads = z.object({
  readers: z.int(),
  people: z.array(z.object({ accountId: z.uuid(), name: z.string(), at: Instant })),
})
export type ReportReads = z.infer<typeof ReportReads>
