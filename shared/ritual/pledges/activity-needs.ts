import type { ContestView } from '#shared/contest/contests/contract'

/** 今日需 of each activity with a daily target: that of one person for each who is there. */
export function activityNeeds(
  { activities = [] }: Pick<ContestView, 'activities'>,
  people: number,
): Record<string, number> {
  return Object.fromEntries(activities.flatMap(({ id, perDay }) => (perDay ? [[id, perDay * people]] : [])))
}
