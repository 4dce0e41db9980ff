import { z } from 'zod'
import { Day } from '#shared/platform/time/time'
import { STEPS, type Step } from './outcomes'

/** How many came to each step or beyond; each object counts once per person and day. */
export const Funnel = z.object({ counted: z.int(), met: z.int(), interested: z.int(), signed: z.int() })
export type Funnel = z.infer<typeof Funnel>

/** A step that fewer come to than usual; rates are of the step before it, from 0 to 1. */
export const Leak = z.object({ step: z.enum(['met', 'interested', 'signed']), rate: z.number(), usual: z.number() })
export type Leak = z.infer<typeof Leak>

/**
 * 漏斗 of a team on a day. Null where fewer than two people of it have done anything, as its rates would be those of a
 * person; `leak` names the rate that is furthest below the team's own of the four weeks before.
 */
export const TeamFunnel = z.object({
  teamId: z.uuid(),
  funnel: Funnel.nullable(),
  leak: Leak.nullable(),
  /** 客户建议书 that were shown or sent, each customer once a day; left out where the contest does not count them. */
  proposed: z.int().optional(),
})
export type TeamFunnel = z.infer<typeof TeamFunnel>

export const TeamFunnels = z.object({ day: Day, teams: z.array(TeamFunnel) })
export type TeamFunnels = z.infer<typeof TeamFunnels>

/** Fewer say nothing about a rate: of the day, and of what is usual. */
const LEAST = { day: 10, usual: 30 }
/** A rate above this share of the usual one is no leak. */
const LEAKS_BELOW = 0.8

/** From how many ended at each of the steps to how many came to it or beyond. */
export function reachedOf<Each extends string>(
  steps: readonly Each[],
  ended: Readonly<Partial<Record<Each, number>>>,
): Record<Each, number> {
  const behind = (index: number) => steps.slice(index).reduce((sum, step) => sum + (ended[step] ?? 0), 0)
  return Object.fromEntries(steps.map((step, index) => [step, behind(index)])) as Record<Each, number>
}

export const funnelOf = (ended: Readonly<Partial<Record<Step, number>>>): Funnel => reachedOf(STEPS, ended)

/** The step whose rate is furthest below the usual one; null where the data are thin or nothing is clearly lower. */
export function leakOf(day: Funnel, usual: Funnel): Leak | null {
  const leaks = (['met', 'interested', 'signed'] as const).flatMap((step, index) => {
    const from = STEPS[index] ?? 'counted'
    if (day[from] < LEAST.day || usual[from] < LEAST.usual || usual[step] === 0) return []
    const [rate, known] = [day[step] / day[from], usual[step] / usual[from]]
    return rate < known * LEAKS_BELOW ? [{ step, rate, usual: known }] : []
  })
  return leaks.sort((a, b) => a.rate / a.usual - b.rate / b.usual)[0] ?? null
}
