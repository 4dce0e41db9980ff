import { SeededRandom } from '#server/demo/seeded-random'
import type { AttendanceState } from '#shared/contest/duty/attendance'

const LATE = 0.08
const MISSING = 0.04

/** 签到: how each of so many people came to the morning meeting of a day, or did not; the same at every replay. */
export function rollOf(day: string, people: number): (AttendanceState | undefined)[] {
  const random = new SeededRandom(Number(day.replaceAll('-', '')))
  return Array.from({ length: people }, () => {
    if (random.isLucky(MISSING)) return undefined
    return random.isLucky(LATE) ? 'late' : 'on_time'
  })
}
