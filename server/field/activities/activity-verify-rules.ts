import type { MustBeNone } from '#server/ledger/verify/entry-rules'

/** What must hold of activities, in plain SQL over the tables: a second implementation, without the services it checks. */
export const ACTIVITY_RULES: readonly MustBeNone[] = [
  {
    wrong: 'undoes an activity of another person, activity or day',
    sql: `
      select r."id" from activity_entry r join activity_entry e on e."id" = r."reverses"
      where r."contestId" <> e."contestId" or r."participantId" <> e."participantId"
        or r."activityId" <> e."activityId" or r."businessDate" <> e."businessDate" or e."reverses" is not null`,
  },
  {
    wrong: 'is an activity of a participant of another contest',
    sql: `
      select e."id" from activity_entry e join participant p on p."id" = e."participantId"
      where p."contestId" <> e."contestId"`,
  },
  {
    wrong: 'is an activity outside of its contest’s days',
    sql: `
      select e."id" from activity_entry e join contest c on c."id" = e."contestId"
      where e."businessDate" < c."startsOn" or e."businessDate" > c."endsOn"`,
  },
  {
    wrong: 'is an activity in a territory of another contest',
    sql: `
      select e."id" from activity_entry e
      left join territory t on t."id" = e."territoryId" and t."contestId" = e."contestId"
      where e."territoryId" is not null and t."id" is null`,
  },
  {
    wrong: 'undoes an activity of another territory',
    sql: `
      select r."id" from activity_entry r join activity_entry e on e."id" = r."reverses"
      where coalesce(r."territoryId", '') <> coalesce(e."territoryId", '')`,
  },
  {
    wrong: 'is the visit of a deal of another seller or day',
    sql: `
      select e."id" from activity_entry e join deal d on d."id" = e."dealId"
      where d."contestId" <> e."contestId" or d."participantId" <> e."participantId"
        or d."businessDate" <> e."businessDate"`,
  },
  {
    wrong: 'is the visit of a deal that was withdrawn',
    sql: `
      select e."id" from activity_entry e join withdrawal w on w."dealId" = e."dealId"
      where e."reverses" is null and not exists (select 1 from activity_entry r where r."reverses" = e."id")`,
  },
  {
    wrong: 'tells of an activity of another contest, or from before it',
    sql: `
      select o."id" from activity_outcome o join activity_entry e on e."id" = o."entryId"
      where o."contestId" <> e."contestId" or o."at" < e."at" or e."reverses" is not null`,
  },
]
