import { addDays, type Day } from '#shared/platform/time/time'

/** Which days a file covers. */
export const PRESETS = ['today', 'week', 'month', 'whole', 'own'] as const
export type Preset = (typeof PRESETS)[number]

interface Period {
  from: Day
  to: Day
}

/** The days of a preset, never beyond the contest's; weeks begin on Monday. */
export function periodOf(
  preset: Exclude<Preset, 'own'>,
  { startsOn, endsOn }: { startsOn: Day; endsOn: Day },
  now: Day,
): Period {
  const today = now < startsOn ? startsOn : now > endsOn ? endsOn : now
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7
  const first = { today, week: addDays(today, -weekday), month: `${today.slice(0, 8)}01`, whole: startsOn }[preset]
  return { from: first < startsOn ? startsOn : first, to: today }
}
