import { z } from 'zod'
import { Instant } from '#shared/platform/time/time'

/** The steps of 揭晓 in their order; `board` is 终榜, which stays. */
export const CeremonyStep = z.enum([
  'opening',
  'third',
  'second',
  'champion',
  'benchmark',
  'improved',
  'kept',
  'thanks',
  'board',
])
export type CeremonyStep = z.infer<typeof CeremonyStep>

/** Where 揭晓 is: at `step` since `since`, and from there on by itself unless a director holds it. */
export const CeremonyState = z.object({ step: CeremonyStep, since: Instant, isHeld: z.boolean() })
export type CeremonyState = z.infer<typeof CeremonyState>

export const HONOURS = ['benchmark', 'improved', 'kept'] as const
export type HonourKind = (typeof HONOURS)[number]

/** Long enough to read out, to applaud and to take a photo. */
const SHOWN_MS: Record<CeremonyStep, number> = {
  opening: 8_000,
  third: 12_000,
  second: 12_000,
  champion: 20_000,
  benchmark: 16_000,
  improved: 14_000,
  kept: 14_000,
  thanks: 16_000,
  board: Number.POSITIVE_INFINITY,
}

const ORDER = CeremonyStep.options
const PLACES = { third: 3, second: 2, champion: 1 } as const

/** The place that a step reveals. */
export const placeOf = (step: CeremonyStep): number | undefined =>
  Object.hasOwn(PLACES, step) ? PLACES[step as keyof typeof PLACES] : undefined

/** The steps that have something to reveal: a place that no team has (of equals 1-1-3) is left out, as is an honour. */
export function stepsOf(places: readonly number[], honours: readonly HonourKind[]): CeremonyStep[] {
  const isHonour = (step: CeremonyStep): step is HonourKind => (HONOURS as readonly string[]).includes(step)
  return ORDER.filter((step) => {
    const place = placeOf(step)
    if (place !== undefined) return places.includes(place)
    return !isHonour(step) || honours.includes(step)
  })
}

/** The step that is shown at a time; one that has nothing to reveal gives way to the next one that has. */
export function stepAt(state: CeremonyState, steps: readonly CeremonyStep[], nowMs: number): CeremonyStep {
  const from = ORDER.indexOf(state.step)
  const ahead = steps.filter((step) => ORDER.indexOf(step) >= from)
  if (state.isHeld) return ahead[0] ?? 'board'
  let left = nowMs - Date.parse(state.since)
  for (const step of ahead) {
    if (left < SHOWN_MS[step]) return step
    left -= SHOWN_MS[step]
  }
  return 'board'
}

/** The step so many further on, or back. */
export function stepBy(step: CeremonyStep, steps: readonly CeremonyStep[], by: number): CeremonyStep {
  const index = Math.min(Math.max(0, steps.indexOf(step) + by), steps.length - 1)
  return steps[index] ?? 'board'
}
