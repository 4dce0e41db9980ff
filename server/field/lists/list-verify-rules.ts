import type { MustBeNone } from '#server/ledger/verify/entry-rules'

/** What must hold of lists, in plain SQL over the tables: the state of each line against a replay of its holds. */
export const LIST_RULES: readonly MustBeNone[] = [
  {
    wrong: 'is a line whose holder is not the one of its last hold',
    sql: `
      select p."id" from prospect p
      left join prospect_hold b on b."prospectId" = p."id" and b."round" = p."round"
        and b."kind" in ('claimed', 'picked', 'assigned', 'dispatched')
      left join prospect_hold e on e."prospectId" = p."id" and e."round" = p."round"
        and e."kind" not in ('claimed', 'picked', 'assigned', 'dispatched')
      where p."state" = 'held' and (b."id" is null or e."id" is not null or b."participantId" <> p."holderId")
        or p."state" = 'free' and p."round" > 0
          and (e."id" is null or e."kind" not in ('released', 'lapsed', 'returned', 'undone'))
        or p."state" in ('won', 'lost', 'elsewhere') and (e."id" is null or e."kind" <> p."state")`,
  },
  {
    wrong: 'is a hold that begins before the one before it has ended',
    sql: `
      select h."id" from prospect_hold h
      where h."round" > 1 and not exists (
        select 1 from prospect_hold e where e."prospectId" = h."prospectId" and e."round" = h."round" - 1
          and e."kind" not in ('claimed', 'picked', 'assigned', 'dispatched'))`,
  },
  {
    wrong: 'is a line to win back whose sale was never cancelled in its contest',
    sql: `
      select p."id" from prospect p join prospect_list l on l."id" = p."listId"
      where l."kept" = 'winback' and not exists (
        select 1 from cancellation c where c."dealId" = p."madeFrom" and c."contestId" = p."contestId")`,
  },
  {
    wrong: 'is a line that was made from no visit of its contest',
    sql: `
      select p."id" from prospect p join prospect_list l on l."id" = p."listId"
      where l."kept" <> 'winback' and not exists (
        select 1 from activity_entry e where e."id" = p."madeFrom" and e."contestId" = p."contestId")`,
  },
  {
    wrong: 'is an objection of a person who did not hold the line when it was closed',
    sql: `
      select o."id" from prospect_objection o join prospect p on p."id" = o."prospectId"
      where p."listId" <> o."listId" or p."contestId" <> o."contestId" or not exists (
        select 1 from prospect_hold b where b."prospectId" = o."prospectId" and b."round" = o."round"
          and b."participantId" = o."participantId" and b."kind" in ('claimed', 'picked', 'assigned', 'dispatched'))
        or not exists (select 1 from prospect_hold e where e."prospectId" = o."prospectId" and e."round" = o."round"
          and e."kind" in ('won', 'elsewhere'))`,
  },
  {
    wrong: 'is a hold of a person, deal or list of another contest',
    sql: `
      select h."id" from prospect_hold h
      join prospect p on p."id" = h."prospectId"
      left join participant m on m."id" = h."participantId" left join deal d on d."id" = h."dealId"
      where p."contestId" <> h."contestId" or p."listId" <> h."listId" or m."contestId" <> h."contestId"
        or d."contestId" <> h."contestId"`,
  },
  {
    wrong: 'is a pick of 轮选 without its hold, or one of another list',
    sql: `
      select m."id" from prospect_move m join prospect p on p."id" = m."prospectId"
      where m."kind" = 'picked' and (p."listId" <> m."listId" or not exists (
        select 1 from prospect_hold h where h."prospectId" = m."prospectId" and h."round" = m."round"
          and h."kind" = 'picked'))`,
  },
]
