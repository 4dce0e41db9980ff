import type { Counted } from '#shared/contest/contests/quantities'
import { rank } from '#shared/ledger/standings/rank'

/** A team as the race draws it. `value` is the ranking value, with `bonus` in it; teams come in their drawn order. */
export interface RaceTeam {
  id: string
  name: string
  slogan: string
  colour: string
  crest: string
  value: number
  /** 加分: how much of the value was earned outside sales. */
  bonus?: number
  /** Breaks ties between equal displayed values. */
  fine?: number
  reachedSeq: number
  target: number | null
  challenge: number | null
  /** 流动红旗: it won the week before. */
  hasFlag?: boolean
}

/** What the values of a race are counted in; `decimals` are those of averages and shares. */
export interface Shown extends Counted {
  decimals?: number
}

/** What just happened; a new `key` is a new move. */
export interface RaceMove {
  teamId: string
  kind: 'sale' | 'correction'
  key: number
}

export type RaceSize = 'phone' | 'desktop' | 'tv'

/** How many lanes decide how much each may hold. */
export type RaceForm = 'duel' | 'full' | 'slim'

/** From the start line's value to the end of the drawn track, with a tick every `step`. */
export interface Scale {
  from: number
  to: number
  step: number
}

/** A stretch of the track drawn larger; `zoom` times, a tick every `step`. */
export interface CloseUp extends Scale {
  zoom: number
  teamIds: string[]
}

/** The relation of the first two teams; its text is `race.gap.<kind>`. */
export type GapKind = 'alone' | 'ready' | 'level' | 'overtaken' | 'close' | 'ahead' | 'runaway'

export interface Gap {
  kind: GapKind
  leaderId: string
  /** Everyone in front with the same value. */
  leaderIds: string[]
  chaserId: string | null
  by: number
}

/** A gap smaller than this share of the track cannot be seen across a room. */
export const CLOSE_SHARE = 0.03
const RUNAWAY_SHARE = 0.2
const ROOM_BEYOND = 0.06
const FEWEST_UNITS = 10
const MAX_IN_CLOSE_UP = 4

/** What flags have room on: a screen of that size, or the narrow track of a stage that hangs upright. */
export type FlagRoom = RaceSize | 'upright'

/** How much of the track a post's flag takes. */
const FLAG_SHARES: Record<FlagRoom, Record<RaceForm, number>> = {
  phone: { duel: 0.22, full: 0.22, slim: 0.36 },
  desktop: { duel: 0.16, full: 0.3, slim: 0.28 },
  tv: { duel: 0.1, full: 0.13, slim: 0.13 },
  upright: { duel: 0.22, full: 0.32, slim: 0.32 },
}

export function raceForm(teams: number): RaceForm {
  if (teams <= 2) return 'duel'
  return teams <= 6 ? 'full' : 'slim'
}

/** The 1, 2 or 5 with zeros that cuts `span` into about `parts` whole steps. */
export function niceStep(span: number, parts: number): number {
  const rough = span / parts
  const power = 10 ** Math.floor(Math.log10(rough))
  const digit = [1, 2, 5, 10].find((d) => d * power >= rough * 0.999) ?? 10
  return Math.max(1, digit * power)
}

/** One scale for all lanes: from 0 (or the lowest below it) to past the furthest post and the furthest horse. */
export function trackScale(teams: readonly RaceTeam[], ticks = 5): Scale {
  const posts = teams.flatMap((team) => [team.target ?? 0, team.challenge ?? 0])
  const values = teams.map((team) => team.value)
  const from = Math.min(0, ...values)
  const furthest = Math.max(FEWEST_UNITS, ...posts, ...values)
  const to = furthest + (furthest - from) * ROOM_BEYOND
  return { from, to, step: niceStep(to - from, ticks) }
}

/** The position of a value on a scale, as a share of its length. */
export const placeOn = (scale: Scale, value: number): number => (value - scale.from) / (scale.to - scale.from)

/** The values that carry a tick. */
export function ticksOn(scale: Scale): number[] {
  const first = Math.ceil(scale.from / scale.step)
  const last = Math.floor(scale.to / scale.step + 1e-9)
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * scale.step)
}

/** Where a team would be if it kept to the schedule (序时); null without a target or a pace. */
export function pacerValue(team: RaceTeam, pace: number | null): number | null {
  if (pace === null || team.target === null || team.target <= 0) return null
  return team.target * Math.min(1, Math.max(0, pace))
}

/** The gap at the front of the race. `overtakerId` is the team whose last sale took the lead. */
export function frontGap(teams: readonly RaceTeam[], scale: Scale, overtakerId?: string): Gap | null {
  const ranked = rank(teams)
  const [leader, chaser] = ranked
  if (!leader) return null
  const leaderIds = ranked.filter((team) => team.rank === 1).map((team) => team.id)
  if (!chaser) return { kind: 'alone', leaderId: leader.id, leaderIds, chaserId: null, by: 0 }
  const by = leader.value - chaser.value
  const front = { leaderId: leader.id, leaderIds, chaserId: chaser.id, by }
  if (teams.every((team) => team.value === 0)) return { ...front, kind: 'ready' }
  if (by === 0 && leaderIds.length > 1) return { ...front, kind: 'level' }
  if (overtakerId === leader.id) return { ...front, kind: 'overtaken' }
  const share = by / (scale.to - scale.from)
  if (share < CLOSE_SHARE) return { ...front, kind: 'close' }
  return { ...front, kind: share >= RUNAWAY_SHARE ? 'runaway' : 'ahead' }
}

/** The front of the race drawn larger, when what parts the first two is too small to see; else null. */
export function closeUp(teams: readonly RaceTeam[], scale: Scale): CloseUp | null {
  const [leader, chaser, ...others] = rank(teams)
  if (!leader || !chaser || leader.value <= 0) return null
  const length = scale.to - scale.from
  const isClose = (value: number) => (leader.value - value) / length < CLOSE_SHARE
  if (!isClose(chaser.value)) return null
  const near = [leader, chaser, ...others.filter((team) => isClose(team.value))].slice(0, MAX_IN_CLOSE_UP)
  const spread = leader.value - Math.min(...near.map((team) => team.value))
  const step = niceStep(Math.max(spread, 1) * 2, 5)
  const last = leader.value - spread
  const room = spread === 0 ? 2.4 * step : Math.max(spread * 0.5, step)
  const from = Math.floor((last - room) / step) * step
  const to = leader.value + room
  const zoom = length / (to - from)
  if (zoom < 1.5) return null
  return { from, to, step, zoom, teamIds: teams.filter((team) => near.some((n) => n.id === team.id)).map((t) => t.id) }
}

/** What of the value was sold: targets are measured by it alone. */
export const soldOf = ({ value, bonus = 0 }: Pick<RaceTeam, 'value' | 'bonus'>): number => value - bonus

/** Which posts a team has reached or passed by its sales. */
export function reached(team: RaceTeam): 'challenge' | 'target' | 'none' {
  const sold = soldOf(team)
  if (team.challenge !== null && team.challenge > 0 && sold >= team.challenge) return 'challenge'
  return team.target !== null && team.target > 0 && sold >= team.target ? 'target' : 'none'
}

/** A team's post that all lanes share, so that it is named once; null when they differ. */
export function sharedPost(teams: readonly RaceTeam[], post: 'target' | 'challenge'): number | null {
  const [first] = teams
  if (!first) return null
  return teams.every((team) => team[post] === first[post]) ? first[post] : null
}

/** Where the schedule is on the track, if all lanes share it and its flag has room before the target's; else null. */
export function sharedPacer(
  teams: readonly RaceTeam[],
  pace: number | null,
  scale: Scale,
  size: FlagRoom,
  form: RaceForm,
): number | null {
  const target = sharedPost(teams, 'target')
  const [first] = teams
  const pacer = first && target ? pacerValue(first, pace) : null
  if (pacer === null || target === null) return null
  const room = placeOn(scale, target) - placeOn(scale, pacer)
  return room < 2 * FLAG_SHARES[size][form] ? null : pacer
}

/** Whether the flags of the two posts are too near to each other to hang side by side. */
export function areFlagsCrowded(
  posts: { target: number | null; challenge: number | null },
  scale: Scale,
  size: FlagRoom,
  form: RaceForm,
): boolean {
  if (!posts.target || !posts.challenge) return false
  return placeOn(scale, posts.challenge) - placeOn(scale, posts.target) < FLAG_SHARES[size][form]
}
