import type { ContestView } from '#shared/contest/contests/contract'
import type { Counted } from '#shared/contest/contests/quantities'
import { dueToday } from '#shared/ritual/aims/aims'
import type { AimLine, AimSubject } from '#shared/ritual/aims/contract'
import { piecesOf } from '#web/words/amounts'

/** What a goal is about, as the contest calls it. */
export interface AimedAt {
  name: string
  counted: Counted
}

/** Nothing where the contest has it no more. */
export function aimedAt({ metrics, activities }: ContestView, { kind, id }: AimSubject): AimedAt | undefined {
  const metric = kind === 'metric' && metrics.find((each) => each.id === id)
  if (metric) return { name: metric.name, counted: metric }
  const activity = kind === 'activity' && activities?.find((each) => each.id === id)
  return activity ? { name: activity.name, counted: piecesOf(activity.unit) } : undefined
}

/** One own goal as its row shows it. */
export interface AimFigure extends AimedAt {
  line: AimLine
  done: number
  /** What today needs for it; null without a goal or a day on duty. */
  due: number | null
}

/** What a pledge proposes from. */
export interface OwnAimFigures {
  daysLeft: number
  figures: readonly AimFigure[]
}

/** The lines of what the contest has, in its order. */
export const aimFigures = (contest: ContestView, lines: readonly AimLine[], daysLeft: number): AimFigure[] =>
  lines.flatMap((line) => {
    const about = aimedAt(contest, line.subject)
    if (!about) return []
    return [{ ...about, line, done: line.before + line.today, due: dueToday(line, daysLeft, about.counted.kind) }]
  })
