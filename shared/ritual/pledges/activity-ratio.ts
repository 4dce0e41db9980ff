import { z } from 'zod'

/** How many of an activity came to how many sales over the last `days` working days, of the person or of the team. */
export const ActivityRatio = z.object({
  of: z.enum(['own', 'team']),
  days: z.int(),
  counted: z.int(),
  sold: z.int(),
})
export type ActivityRatio = z.infer<typeof ActivityRatio>

/** Over so many working days. */
export const RATIO_DAYS = 20
/** Fewer of one's own say nothing: the team's are taken. */
export const LEAST_COUNTED = 30

/** The own ratio, else the team's; null where neither has enough, or where nothing was sold. */
export function ratioOf(
  days: number,
  own: Pick<ActivityRatio, 'counted' | 'sold'>,
  team: Pick<ActivityRatio, 'counted' | 'sold'> | null,
): ActivityRatio | null {
  const isEnough = ({ counted, sold }: typeof own) => counted >= LEAST_COUNTED && sold > 0
  if (isEnough(own)) return { of: 'own', days, ...own }
  return team && isEnough(team) ? { of: 'team', days, ...team } : null
}

/** How many of the activity so many sales take, rounded up. */
export const neededFor = ({ counted, sold }: Pick<ActivityRatio, 'counted' | 'sold'>, sales: number): number =>
  Math.ceil((sales * counted) / sold)
