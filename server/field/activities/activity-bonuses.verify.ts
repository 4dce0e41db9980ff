import type { PlainReader } from '#server/platform/database/plain-reader'
import type { Activity } from '#shared/contest/contests/activities'

interface Row {
  contestId: string
  teamId: string
  businessDate: string
  activityId: string
  figure: number | string
}

/**
 * Activities earn no more than their points for each object of a person and day. What was undone since the last tally may
 * still be in the sum, as it is brought up to date once a minute.
 */
export async function compareActivityBonuses(reader: PlainReader, differences: string[]): Promise<void> {
  const points = new Map<string, number>()
  for await (const { activities } of reader.rows<{ activities: string }>(ACTIVITIES))
    for (const { id, points: each = 0 } of JSON.parse(activities) as Activity[]) points.set(id, each)
  const most = new Map<string, number>()
  for await (const row of reader.rows<Row>(OBJECTS))
    most.set(keyOf(row), Number(row.figure) * (points.get(row.activityId) ?? 0))
  for await (const row of reader.rows<Row>(EARNED))
    if (Number(row.figure) > (most.get(keyOf(row)) ?? 0))
      differences.push(`bonus ${keyOf(row)}: ${row.figure} points, of activities ${most.get(keyOf(row)) ?? 0}`)
}

const keyOf = ({ contestId, teamId, businessDate, activityId }: Row): string =>
  [contestId, teamId, businessDate, activityId].join('|')

const ACTIVITIES = `select "activities" from contest where "activityShare" > 0 and "activities" is not null`

const OBJECTS = `
  select e."contestId", p."teamId", e."businessDate", e."activityId",
    count(distinct e."participantId" || coalesce(e."objectKey", c."objectKey")) as "figure"
  from activity_entry e join participant p on p."id" = e."participantId"
  left join activity_customer c on c."entryId" = e."id" left join activity_tally t on t."contestId" = e."contestId"
  where e."reverses" is null and not exists (
    select 1 from activity_entry r where r."reverses" = e."id" and r."recordedAt" < coalesce(t."upTo", ''))
  group by e."contestId", p."teamId", e."businessDate", e."activityId"`

const EARNED = `
  select "contestId", "teamId", "businessDate", "causeId" as "activityId", cast(sum("points") as bigint) as "figure"
  from bonus_entry where "cause" = 'activity' group by "contestId", "teamId", "businessDate", "causeId"`
