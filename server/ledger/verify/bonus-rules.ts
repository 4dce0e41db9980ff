import type { MustBeNone } from '#server/ledger/verify/entry-rules'

/** What must hold of points outside sales (加分). */
export const BONUS_RULES: readonly MustBeNone[] = [
  {
    wrong: 'undoes other points outside sales than it names',
    sql: `
      select r."id" from bonus_entry r left join bonus_entry e on e."id" = r."reverses"
      where r."reverses" is not null and (e."id" is null or e."reverses" is not null or r."points" <> 0 - e."points"
        or r."contestId" <> e."contestId" or r."teamId" <> e."teamId" or r."cause" <> e."cause"
        or r."causeId" <> e."causeId" or r."businessDate" <> e."businessDate" or r."seq" <= e."seq"
        or coalesce(r."participantId", '') <> coalesce(e."participantId", ''))`,
  },
  {
    wrong: 'gives points outside sales to a team or a participant of another contest or team',
    sql: `
      select e."id" from bonus_entry e join team t on t."id" = e."teamId"
      left join participant p on p."id" = e."participantId"
      where t."contestId" <> e."contestId" or p."teamId" <> e."teamId"`,
  },
  {
    wrong: 'gives points outside sales for a day outside of its contest',
    sql: `
      select e."id" from bonus_entry e join contest c on c."id" = e."contestId"
      where e."businessDate" < c."startsOn" or e."businessDate" > c."endsOn"`,
  },
  {
    wrong: 'gives activities more of the points than a contest may',
    sql: `
      select e."id" from bonus_entry e join contest c on c."id" = e."contestId"
      where e."cause" = 'activity' and (c."activityShare" <= 0 or c."activityShare" > 20)`,
  },
  {
    wrong: 'gives points outside sales that the journal does not tell under their number',
    sql: `
      select e."id" from bonus_entry e left join live_event v on v."contestId" = e."contestId" and v."seq" = e."seq"
      where v."seq" is null or v."fact" not like '%"bonus.recorded"%'`,
  },
]
