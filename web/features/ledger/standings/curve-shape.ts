import { contestOn } from '#shared/contest/contests/contest-on'
import { type ContestView, goalOf } from '#shared/contest/contests/contract'
import type { CurveView } from '#shared/ledger/standings/curve'
import { addDays, type Day, daysBetween } from '#shared/platform/time/time'
import { niceStep } from './race/race-track'

/** What a team's target was from a day on, by the day's place in the period; the first one from the start. */
export interface TargetStep {
  from: number
  target: number
}

/** A team's line in the drawing; `target` is where its dashed way to the target ends, by way of its `steps`. */
export interface CurveLine {
  id: string
  name: string
  colour: string
  values: number[]
  target: number | null
  steps?: TargetStep[]
  /** Which mark it bears: the team's place among those of the contest. */
  place: number
}

/** How large the drawing is, with room for the figures at its edges. */
export const FRAMES = {
  wide: { width: 720, height: 300, left: 48, right: 12, top: 12, bottom: 26 },
  narrow: { width: 380, height: 250, left: 42, right: 10, top: 12, bottom: 26 },
}
export type Frame = (typeof FRAMES)['wide']

interface Period {
  startsOn: Day
  endsOn: Day
}

/** What the drawing needs: where a day and a value are, and which ticks to write. */
export interface CurveShape {
  x: (index: number) => number
  y: (value: number) => number
  yTicks: number[]
  xTicks: { x: number; day: Day; anchor: 'start' | 'middle' | 'end' }[]
  path: (values: readonly number[]) => string
  targetPath: (steps: readonly TargetStep[]) => string
}

/** The whole period from left to right, so that what is left of it can be seen too. */
export function curveShape({ startsOn, endsOn }: Period, lines: readonly CurveLine[], frame: Frame): CurveShape {
  const days = daysBetween(startsOn, endsOn) + 1
  const most = Math.max(
    4,
    ...lines.flatMap((line) => [line.target ?? 0, ...line.values, ...(line.steps ?? []).map((step) => step.target)]),
  )
  const least = Math.min(0, ...lines.flatMap((line) => line.values))
  const step = niceStep(most - least, 4)
  const top = Math.ceil(most / step) * step
  const bottom = Math.floor(least / step) * step
  const inner = { width: frame.width - frame.left - frame.right, height: frame.height - frame.top - frame.bottom }
  // A figure is drawn at the end of its day; the start line is the morning of the first day.
  const x = (index: number) => round(frame.left + ((index + 1) / days) * inner.width)
  const y = (value: number) => round(frame.top + (1 - (value - bottom) / (top - bottom)) * inner.height)
  const yTicks = Array.from({ length: Math.round((top - bottom) / step) + 1 }, (_, i) => bottom + i * step)
  return {
    x,
    y,
    yTicks,
    xTicks: dayTicks(days).map(({ index, anchor }) => ({ x: x(index), day: addDays(startsOn, index), anchor })),
    path: (values) => `M${x(-1)} ${y(0)}${values.map((value, i) => `L${x(i)} ${y(value)}`).join('')}`,
    targetPath: (steps) =>
      steps
        .map(({ from, target }, index) => {
          const to = (steps[index + 1]?.from ?? days) - 1
          const at = (day: number) => `${x(day)} ${y((target * (day + 1)) / days)}`
          // A revision moves the way on the spot, from the evening before its day.
          return `${index === 0 ? 'M' : 'L'}${at(from - 1)}L${at(to)}`
        })
        .join(''),
  }
}

function dayTicks(days: number): { index: number; anchor: 'start' | 'middle' | 'end' }[] {
  const parts = Math.min(4, Math.max(1, days - 1))
  const indexes = Array.from({ length: parts + 1 }, (_, i) => Math.round((i * (days - 1)) / parts))
  return [...new Set(indexes)].map((index) => ({
    index,
    anchor: index === 0 ? 'start' : index === days - 1 ? 'end' : 'middle',
  }))
}

const round = (at: number): number => Math.round(at * 10) / 10

/** The lines of one measure; today's figure is the live one, so that the curve ends at the board's value. */
export function curveLines(
  curve: CurveView,
  teams: readonly { id: string; name: string; colour: string; value: number; target: number | null }[],
  by: string,
  today: Day,
): CurveLine[] {
  return teams.map(({ id, name, colour, value, target }, place) => {
    const team = curve.teams.find((each) => each.teamId === id)
    const values = [...((by === 'points' ? team?.points : team?.metrics[by]) ?? [])]
    if (values.length > 0 && curve.days.at(-1) === today) values[values.length - 1] = value
    return { id, name, colour, values, target, place }
  })
}

/** The targets of a team one after the other, as revisions moved them; nothing without a target. */
export function targetSteps(contest: ContestView, teamId: string, by: string): TargetStep[] {
  const days = [contest.startsOn, ...(contest.revisions ?? []).map((revision) => revision.from)]
  const steps: TargetStep[] = []
  for (const day of new Set(days)) {
    const target = goalOf(contestOn(contest, day), teamId, by === 'points' ? null : by)?.target ?? 0
    if (target !== steps.at(-1)?.target) steps.push({ from: daysBetween(contest.startsOn, day), target })
  }
  return steps.some((step) => step.target > 0) ? steps : []
}
