import {
  type ContestView,
  DEFAULT_CHECKS,
  type DraftInput,
  type Goal,
  hasChallenge,
  type Metric,
  type Offer,
  type Team,
} from '#shared/contest/contests/contract'
import { DEFAULT_ASK_ABOVE, type MetricKind, YUAN } from '#shared/contest/contests/quantities'
import { newRequestId } from '#web/api/request-id'
import { CRESTS, PALETTE } from './team-looks'

/** What a goal's two fields hold while they are being filled in. */
export interface GoalCell {
  target: number | null
  challenge: number | null
}
export type DraftMetric = Omit<Metric, 'pointsPerUnit'> & { pointsPerUnit: number | null }
type DraftOfferLine = Omit<Offer['lines'][number], 'quantity'> & { quantity: number | null }
export type DraftOffer = Omit<Offer, 'lines'> & { lines: DraftOfferLine[] }

/** A draft as the wizard edits it; a goal is found by whom and what it is for (`goalKey`). */
export interface Draft extends Omit<DraftInput, 'goals' | 'metrics' | 'offers'> {
  metrics: DraftMetric[]
  offers: DraftOffer[]
  goals: Record<string, GoalCell>
}

/** What a new draft begins with. */
export interface Presets {
  metrics: DraftMetric[]
  teams: string[]
  offers: DraftOffer[]
}

/** A deep copy; unlike `structuredClone` it takes reactive objects. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

export const goalKey = (teamId: string | null, metricId: string | null): string =>
  `${teamId ?? 'whole'}:${metricId ?? 'points'}`

/** The wizard's draft of a stored one; one without metrics and teams begins with the presets. */
export function toDraft(contest: ContestView, presets: Presets): Draft {
  const { name, slogan, plan, startsOn, endsOn, timezone, lockTime, rankingBasis, paceBasis, workWeek } = contest
  const isNew = contest.metrics.length === 0 && contest.teams.length === 0
  const { metrics, offers, teams, overall, activities, activityShare } = plain(contest)
  const draft: Draft = {
    ...{ name, slogan, plan, startsOn, endsOn, timezone, lockTime, rankingBasis, paceBasis, workWeek },
    metrics: isNew ? presets.metrics : metrics,
    offers: isNew ? presets.offers : offers,
    teams: isNew ? [] : teams,
    ...(overall ? { overall } : {}),
    ...(activities?.length ? { activities } : {}),
    ...(activityShare ? { activityShare } : {}),
    goals: Object.fromEntries(
      contest.goals.map((goal) => [
        goalKey(goal.teamId, goal.metricId),
        { target: goal.target, challenge: hasChallenge(goal) ? goal.challenge : null },
      ]),
    ),
  }
  if (isNew) for (const team of presets.teams) addTeam(draft, team)
  return draft
}

export const newMetric = ({ name = '', unit = '' } = {}): DraftMetric => ({
  id: newRequestId(),
  name,
  kind: 'count',
  unit,
  pointsPerUnit: 1,
  countsWhen: 'recorded',
  ...DEFAULT_CHECKS,
})

/** A further team with a colour and a crest that no other one has. */
export function addTeam(draft: Draft, name: string): Team {
  const colour = PALETTE.find((each) => !draft.teams.some((team) => team.colour === each.value)) ?? PALETTE[0]
  const crest = CRESTS.find((each) => !draft.teams.some((team) => team.crest === each)) ?? CRESTS[0]
  const team = { id: newRequestId(), name, slogan: '', colour: colour.value, crest }
  draft.teams.push(team)
  return team
}

export function removeTeam(draft: Draft, id: string): void {
  draft.teams = draft.teams.filter((team) => team.id !== id)
  dropGoals(draft, (key) => key.startsWith(`${id}:`))
}

/** Counts pieces or money from now on: figures of the other kind are of another scale and go, and an offer holds no money. */
export function setKind(draft: Draft, metric: DraftMetric, kind: MetricKind): void {
  if (metric.kind === kind) return
  dropGoals(draft, (key) => key.endsWith(`:${metric.id}`))
  dropOfferLines(draft, metric.id)
  Object.assign(metric, { kind, unit: kind === 'amount' ? YUAN : '', askAbove: DEFAULT_ASK_ABOVE[kind] })
}

/** Takes its goals and its lines of offers along; an offer without lines goes too. */
export function removeMetric(draft: Draft, id: string): void {
  draft.metrics = draft.metrics.filter((metric) => metric.id !== id)
  if (draft.overall) delete draft.overall.weights[id]
  dropGoals(draft, (key) => key.endsWith(`:${id}`))
  dropOfferLines(draft, id)
}

function dropOfferLines(draft: Draft, metricId: string): void {
  for (const offer of draft.offers) offer.lines = offer.lines.filter((line) => line.metricId !== metricId)
  draft.offers = draft.offers.filter((offer) => offer.lines.length > 0)
}

function dropGoals(draft: Draft, isGone: (key: string) => boolean): void {
  draft.goals = Object.fromEntries(Object.entries(draft.goals).filter(([key]) => !isGone(key)))
}

/** What is sent: half-filled goals are completed (no challenge: as the target), empty ones left out. */
export function toInput(draft: Draft): DraftInput {
  const owners = [null, ...draft.teams.map((team) => team.id)]
  const subjects = [...draft.metrics.map((metric) => metric.id), null]
  const goals = owners.flatMap((teamId) =>
    subjects.flatMap((metricId): Goal[] => {
      const cell = draft.goals[goalKey(teamId, metricId)]
      const target = cell?.target ?? cell?.challenge
      if (target === undefined || target === null) return []
      return [{ teamId, metricId, target, challenge: cell?.challenge ?? target }]
    }),
  )
  // Empty figures stay empty: the contract reports them as missing, each at its field. A copy, as the draft is reactive.
  const { activities, activityShare, ...others } = draft
  const counted = activities?.length ? { activities, ...(activityShare ? { activityShare } : {}) } : {}
  return plain({ ...others, goals, ...counted }) as DraftInput
}

/** Fills every team's goals with an even share of the whole contest's; the first teams take what is left over. */
export function shareEvenly(draft: Draft): void {
  for (const metric of draft.metrics) {
    const whole = draft.goals[goalKey(null, metric.id)]
    if (!whole) continue
    const share = (of: number | null, index: number) =>
      of === null ? null : Math.floor(of / draft.teams.length) + (index < of % draft.teams.length ? 1 : 0)
    draft.teams.forEach((team, index) => {
      draft.goals[goalKey(team.id, metric.id)] = {
        target: share(whole.target, index),
        challenge: share(whole.challenge, index),
      }
    })
  }
}
