import { createHmac, timingSafeEqual } from 'node:crypto'
import { MEETING_HOURS, type MeetingHours } from '#shared/contest/contests/meeting-hours'
import { wallClock } from '#shared/platform/time/time'

/** A code is shown for so long, and taken for as long again while a phone opens it. */
const EVERY_MS = 30_000
/** Where a meeting begins after its hour, this long after the opening is still in time. */
const GRACE_MS = 3 * 60_000

const turnOf = (at: Date): number => Math.floor(at.getTime() / EVERY_MS)

const codeOf = (secret: string, turn: number): string =>
  createHmac('sha256', secret).update(String(turn)).digest('base64url').slice(0, 8)

/** The code of the projector at an instant, and until when it is shown. */
export const codeAt = (secret: string, at: Date): { code: string; until: Date } => ({
  code: codeOf(secret, turnOf(at)),
  until: new Date((turnOf(at) + 1) * EVERY_MS),
})

/** Whether it is the code that is shown, or the one before. */
export const isValid = (secret: string, code: string, now: Date): boolean =>
  [0, 1].some((ago) => timingSafeEqual(Buffer.from(codeOf(secret, turnOf(now) - ago)), Buffer.from(code)))

/** Late is who comes after the meeting's hour and after it has begun. */
export function isLate(
  { timezone, meetingHours = MEETING_HOURS }: { timezone: string; meetingHours?: MeetingHours | undefined },
  openedAt: Date,
  now: Date,
): boolean {
  return wallClock(now, timezone).time > meetingHours.morning && now.getTime() > openedAt.getTime() + GRACE_MS
}
