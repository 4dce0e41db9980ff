import { z } from 'zod'
import { AttendanceView } from '#shared/contest/duty/attendance'
import { Instant } from '#shared/platform/time/time'

/** What the projector shows as a QR code: the address of the check-in with a code that is valid for a short time. */
export const CheckInCode = z.object({ url: z.string(), until: Instant })
export type CheckInCode = z.infer<typeof CheckInCode>

export const CheckInInput = z.strictObject({ scanned: z.string().regex(/^[\w-]{8}$/) })
export type CheckInInput = z.infer<typeof CheckInInput>

export const CheckedIn = AttendanceView
export type CheckedIn = AttendanceView
