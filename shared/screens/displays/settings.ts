import { z } from 'zod'
import { TimeOfDay, wallClock } from '#shared/platform/time/time'

/** The scenes of a TV, in the order in which they are offered. */
export const SceneKind = z.enum([
  'race',
  'metrics',
  'today',
  'people_today',
  'people',
  'pledges',
  'lock',
  'funnel',
  'benchmarks',
  'week',
  'report',
  'lesson',
  'newcomers',
  'join',
  'feed',
])
export type SceneKind = z.infer<typeof SceneKind>

/** From one time of day to another, over midnight where the second is the earlier one. */
export const Hours = z.strictObject({ from: TimeOfDay, to: TimeOfDay })
export type Hours = z.infer<typeof Hours>

const MOST_SECONDS = 300

/** What a director chooses for one TV. */
export const DisplaySettings = z.strictObject({
  /** In their order and for so long each; null for the rotation that fits the day. */
  scenes: z
    .array(z.strictObject({ kind: SceneKind, seconds: z.int().min(5).max(MOST_SECONDS) }))
    .min(1)
    .max(SceneKind.options.length)
    .nullable(),
  /** The one scene that stays. */
  pinned: SceneKind.nullable(),
  /** Turned by a quarter, for a screen that hangs upright behind a box that cannot turn its picture. */
  isTurned: z.boolean(),
  /** Whether it shows the meeting that is projected, item by item. */
  followsMeeting: z.boolean(),
  language: z.enum(['zh-CN', 'en']).nullable(),
  /** No sound in these hours. */
  quiet: Hours.nullable(),
  /** No picture in these hours, unless the room meets. */
  dark: Hours.nullable(),
  /**
   * 庄重: no sound, whatever is set at the TV, and no confetti. Left out where it is not wanted, as the page of an earlier
   * build knows no such field.
   */
  isSerious: z.boolean().optional(),
  /** Null: as it was set on the TV. */
  sound: z.strictObject({ isOn: z.boolean(), volume: z.int().min(10).max(100) }).nullable(),
})
export type DisplaySettings = z.infer<typeof DisplaySettings>

export const DEFAULT_SETTINGS: DisplaySettings = {
  scenes: null,
  pinned: null,
  isTurned: false,
  followsMeeting: true,
  language: null,
  quiet: { from: '12:00', to: '14:00' },
  dark: { from: '19:00', to: '07:30' },
  sound: null,
}

/** Whether the time of day lies in these hours, the first minute included. */
export const isWithin = (hours: Hours | null, now: Date, timezone: string): boolean => {
  if (!hours) return false
  const { time } = wallClock(now, timezone)
  const { from, to } = hours
  return from <= to ? from <= time && time < to : from <= time || time < to
}
