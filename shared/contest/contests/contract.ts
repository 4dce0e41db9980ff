import { z } from 'zod'
import { CONTEST_LIMITS, MOST_GOALS } from '#shared/contest/contests/limits'
import {
  DEFAULT_ASK_ABOVE,
  MetricKind,
  MOST_PER_GOAL,
  MOST_PER_SALE,
  pointsFor,
  YUAN,
} from '#shared/contest/contests/quantities'
import { CalendarDayView, PaceBasis, WorkWeek } from '#shared/contest/duty/contract'
import { text, verbatim } from '#shared/platform/text/text'
import { Day, Instant, TimeOfDay, TimeZone } from '#shared/platform/time/time'
import { ACTIVITIES_VIEW, Activities, ActivityShare } from './activities'
import { AMENDED_HABITS, HABITS_VIEW } from './meeting-forms'
import { AskAbove, CountsWhen, DEFAULT_CHECKS, NumberRule } from './metric-checks'
import { Revision } from './revision'

export { PaceBasis } from '#shared/contest/duty/contract'
export { AskAbove, CountsWhen, DEFAULT_CHECKS, NumberRule, UNCHECKED } from './metric-checks'

/** `settling` is 公示期: the last day is over, and directors check the figures before they are final. */
export const ContestStatus = z.enum(['draft', 'running', 'settling', 'closed'])
export type ContestStatus = z.infer<typeof ContestStatus>

/** A running contest is `settling` from the day after `endsOn`, computed and not stored; a later end makes it run again. */
export function statusOn(status: ContestStatus, endsOn: Day, today: Day): ContestStatus {
  return status === 'running' && today > endsOn ? 'settling' : status
}

/** Whether the contest accepts sales and corrections: from everyone while running, from ledger keepers while settling. */
export const takesWrites = (status: ContestStatus, keepsLedger: boolean): boolean =>
  status === 'running' || (status === 'settling' && keepsLedger)

/**
 * What teams are ranked by: the sum of points, points per head on duty, % of the own target, or 综合完成率, the weighted
 * completion of each metric up to a cap.
 */
export const RankingBasis = z.enum(['total', 'per_head', 'own_target', 'overall'])
export type RankingBasis = z.infer<typeof RankingBasis>

/** How 综合完成率 is put together: no metric counts beyond the cap, in percent; a metric without a weight weighs 1. */
export const OverallRules = z.strictObject({
  cap: z.int().min(100).max(500),
  weights: z.record(z.uuid(), z.int().min(1).max(100)),
})
export type OverallRules = z.infer<typeof OverallRules>
export const DEFAULT_CAP = 150

export const Colour = z.string().regex(/^#[0-9a-f]{6}$/i)

const Name = text(40)
const Slogan = text(60, { min: 0 })
/** Pieces, points, or 分; how much of each is checked with the metrics at hand. */
const GoalFigure = z.int().min(0).max(MOST_PER_GOAL.amount)

const METRIC = {
  id: z.uuid(),
  name: text(12),
  kind: MetricKind.default('count'),
  unit: text(4),
  pointsPerUnit: z.int().min(0).max(10_000),
  countsWhen: CountsWhen.default('recorded'),
  numberRule: NumberRule.default(DEFAULT_CHECKS.numberRule),
}

/** 业务: what is sold, in pieces of `unit` or as an amount of 元; points are whole, those of an amount per 元. */
export const Metric = z
  .strictObject({ ...METRIC, askAbove: AskAbove.optional() })
  .refine(({ kind, unit }) => kind === 'count' || unit === YUAN, { path: ['unit'] })
  .refine(({ kind, askAbove }) => (askAbove ?? 0) <= MOST_PER_SALE[kind], { path: ['askAbove'] })
  .transform(({ askAbove, ...metric }) => ({
    ...metric,
    askAbove: askAbove === undefined ? DEFAULT_ASK_ABOVE[metric.kind] : askAbove,
  }))
export type Metric = z.infer<typeof Metric>

/** 套餐: a preset of lines that one signature raises together. */
export const Offer = z.strictObject({
  id: z.uuid(),
  name: text(20),
  lines: z
    .array(z.strictObject({ metricId: z.uuid(), quantity: z.int().min(1).max(99), hasPoints: z.boolean() }))
    .min(1)
    .max(CONTEST_LIMITS.metrics),
})
export type Offer = z.infer<typeof Offer>

/** `crest` is one character or emoji. */
export const Team = z.strictObject({
  id: z.uuid(),
  name: Name,
  slogan: Slogan,
  colour: Colour,
  crest: text(8),
})
export type Team = z.infer<typeof Team>

/** `teamId` null is the whole contest, `metricId` null is points; a challenge is never below its target. */
export const Goal = z
  .strictObject({
    teamId: z.uuid().nullable(),
    metricId: z.uuid().nullable(),
    target: GoalFigure,
    challenge: GoalFigure,
  })
  .refine((goal) => goal.challenge >= goal.target, { path: ['challenge'] })
export type Goal = z.infer<typeof Goal>

export const CreateContestInput = z.strictObject({ name: Name, isDemo: z.boolean().optional() })
export type CreateContestInput = z.infer<typeof CreateContestInput>

/** A new draft with the teams, metrics, offers, rules and people of an earlier contest. */
export const CopyContestInput = z.strictObject({ name: Name })
export type CopyContestInput = z.infer<typeof CopyContestInput>

const DRAFT = {
  name: Name,
  slogan: Slogan,
  plan: text(10_000, { min: 0, plain: verbatim }),
  startsOn: Day,
  endsOn: Day,
  timezone: TimeZone,
  lockTime: TimeOfDay,
  rankingBasis: RankingBasis,
  overall: OverallRules.optional(),
  paceBasis: PaceBasis.default('calendar'),
  workWeek: WorkWeek.default('12345'),
  metrics: z.array(Metric).max(CONTEST_LIMITS.metrics),
  offers: z.array(Offer).max(CONTEST_LIMITS.offers),
  teams: z.array(Team).max(CONTEST_LIMITS.teams),
  goals: z.array(Goal).max(MOST_GOALS),
  activities: Activities.optional(),
  activityShare: ActivityShare.optional(),
}
const endsAfterStart = (draft: { startsOn: Day; endsOn: Day }) => draft.endsOn >= draft.startsOn

/** The whole of a draft, as the wizard saves it. Ids of new teams, metrics and offers are made by the client. */
export const DraftInput = z.strictObject(DRAFT).refine(endsAfterStart, { path: ['endsOn'] })
export type DraftInput = z.infer<typeof DraftInput>

/** `was` is the draft that the edit began with; a part that has changed since is refused with `field_changed`. */
export const SaveDraftInput = z
  .strictObject({ ...DRAFT, was: z.strictObject(DRAFT).optional() })
  .refine(endsAfterStart, { path: ['endsOn'] })
export type SaveDraftInput = z.infer<typeof SaveDraftInput>

export type DraftPart = keyof typeof DRAFT
export const DRAFT_PARTS = Object.keys(DRAFT) as DraftPart[]

/** The part of a contest that the wizard writes; goals in one order, as two databases give them in several. */
export function draftOf(contest: ContestView): DraftInput {
  const { name, slogan, plan, startsOn, endsOn, timezone, lockTime, rankingBasis, overall, paceBasis } = contest
  const { workWeek, metrics, offers, teams, goals, activities, activityShare } = contest
  return {
    ...{ name, slogan, plan, startsOn, endsOn, timezone, lockTime, rankingBasis, paceBasis, workWeek },
    ...(overall ? { overall } : {}),
    ...(activities?.length ? { activities } : {}),
    ...(activityShare ? { activityShare } : {}),
    ...{ metrics, offers, teams },
    goals: [...goals].sort((a, b) => (`${a.teamId}:${a.metricId}` < `${b.teamId}:${b.metricId}` ? -1 : 1)),
  }
}

/** What may still change after the start; each change is in the audit list. */
export const AmendContestInput = z.strictObject({
  name: Name.optional(),
  slogan: Slogan.optional(),
  plan: text(10_000, { min: 0, plain: verbatim }).optional(),
  endsOn: Day.optional(),
  ...AMENDED_HABITS,
})
export type AmendContestInput = z.infer<typeof AmendContestInput>

export const AmendTeamInput = z.strictObject({
  name: Name.optional(),
  slogan: Slogan.optional(),
  colour: Colour.optional(),
  crest: text(8).optional(),
})
export type AmendTeamInput = z.infer<typeof AmendTeamInput>

/** 参赛队员, in seat order; from `activeFrom` to `activeTo`, both included, where given; with the version of the portrait. */
export const ParticipantView = z.object({
  id: z.uuid(),
  teamId: z.uuid(),
  name: z.string(),
  area: z.string(),
  isCaptain: z.boolean(),
  activeFrom: Day.nullable(),
  activeTo: Day.nullable(),
  portrait: z.string().optional(),
})
export type ParticipantView = z.infer<typeof ParticipantView>

/** Everything about a contest that is not a sale: who, what, when and for how much. */
export const ContestView = z.object({
  id: z.uuid(),
  name: z.string(),
  slogan: z.string(),
  plan: z.string(),
  startsOn: Day,
  endsOn: Day,
  timezone: z.string(),
  lockTime: TimeOfDay,
  rankingBasis: RankingBasis,
  overall: OverallRules.optional(),
  paceBasis: PaceBasis,
  workWeek: z.string(),
  ...HABITS_VIEW,
  ...ACTIVITIES_VIEW,
  /** The days that are not what their weekday says. */
  calendar: z.array(CalendarDayView),
  status: ContestStatus,
  isDemo: z.boolean(),
  startedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  /** `goalPoints` is what a unit is worth to a goal in points where it has been revised: such a goal does not jump. */
  metrics: z.array(
    z.object({
      ...METRIC,
      // A contest as an earlier version sent it has neither.
      numberRule: NumberRule.default('none'),
      askAbove: AskAbove.default(null),
      goalPoints: z.int().optional(),
    }),
  ),
  offers: z.array(z.object(Offer.shape)),
  teams: z.array(z.object(Team.shape)),
  goals: z.array(
    z.object({
      teamId: z.uuid().nullable(),
      metricId: z.uuid().nullable(),
      target: z.int(),
      challenge: z.int(),
    }),
  ),
  participants: z.array(ParticipantView),
  /** In the order of their days; goals, points and metrics above are those of today (`contestOn` tells other days'). */
  revisions: z.array(Revision).optional(),
})
export type ContestView = z.infer<typeof ContestView>

/** A line of one's list of contests; `participantId` where one takes part. */
export const ContestSummary = z.object({
  id: z.uuid(),
  name: z.string(),
  status: ContestStatus,
  isDemo: z.boolean(),
  startsOn: Day,
  endsOn: Day,
  today: Day,
  participantId: z.uuid().nullable(),
  teamId: z.uuid().nullable(),
})
export type ContestSummary = z.infer<typeof ContestSummary>

/** Whether points say more than quantities: false where every metric counts pieces worth 1, and 分 is then not shown. */
export function hasWeights(contest: { metrics: Pick<Metric, 'kind' | 'pointsPerUnit'>[] }): boolean {
  return contest.metrics.some(({ kind, pointsPerUnit }) => kind === 'amount' || pointsPerUnit !== 1)
}

/** Whether there is a challenge (挑战) beyond the target: one that was left empty is stored as the target. */
export const hasChallenge = ({ target, challenge }: { target: number; challenge: number }): boolean =>
  challenge > target

/** What a goal of the metric is in points. */
const worth = (metric: ContestView['metrics'][number], goal: number): number =>
  pointsFor(metric, goal, metric.goalPoints ?? metric.pointsPerUnit)

/**
 * The goal of a team (null: the whole contest) in a metric (null: points). Points without a goal of their own are
 * the sum of the metrics' goals at their points; the whole contest without one is the sum of its teams.
 */
export function goalOf(
  contest: Pick<ContestView, 'goals' | 'metrics' | 'teams'>,
  teamId: string | null,
  metricId: string | null,
): { target: number; challenge: number } | null {
  const own = contest.goals.find((goal) => goal.teamId === teamId && goal.metricId === metricId)
  if (own) return { target: own.target, challenge: own.challenge }
  if (metricId === null) {
    const perMetric = contest.metrics.flatMap((metric) => {
      const goal = contest.goals.find((each) => each.teamId === teamId && each.metricId === metric.id)
      return goal ? [{ target: worth(metric, goal.target), challenge: worth(metric, goal.challenge) }] : []
    })
    if (perMetric.length > 0) return sumGoals(perMetric)
  }
  if (teamId !== null) return null
  const perTeam = contest.teams.flatMap((team) => goalOf(contest, team.id, metricId) ?? [])
  return perTeam.length > 0 ? sumGoals(perTeam) : null
}

function sumGoals(goals: { target: number; challenge: number }[]): { target: number; challenge: number } {
  return goals.reduce((sum, goal) => ({
    target: sum.target + goal.target,
    challenge: sum.challenge + goal.challenge,
  }))
}
