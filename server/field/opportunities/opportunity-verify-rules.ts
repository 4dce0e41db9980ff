import type { MustBeNone } from '#server/ledger/verify/entry-rules'

/** What must hold of 商机, in plain SQL over the tables: each deal against its history. */
export const OPPORTUNITY_RULES: readonly MustBeNone[] = [
  {
    wrong: 'is an opportunity in another state than its history leads to',
    sql: `
      select o."id" from opportunity o
      left join opportunity_step s on s."opportunityId" = o."id" and s."position" = (
        select max(l."position") from opportunity_step l where l."opportunityId" = o."id")
      where s."id" is null or s."step" <> o."step" or s."isLost" <> o."isLost"
        or s."participantId" <> o."participantId" or coalesce(s."dealId", '') <> coalesce(o."dealId", '')`,
  },
  {
    wrong: 'is an undone step that does not lead back to how it was before',
    sql: `
      select u."id" from opportunity_step u
      join opportunity_step r on r."id" = u."reverses"
      left join opportunity_step b on b."opportunityId" = r."opportunityId" and b."position" = r."position" - 1
      where r."opportunityId" <> u."opportunityId" or r."act" not in ('moved', 'lost') or b."id" is null
        or b."step" <> u."step" or b."isLost" <> u."isLost"`,
  },
  {
    wrong: 'is an opportunity of a member, or with a sale, of another contest',
    sql: `
      select o."id" from opportunity o join participant p on p."id" = o."participantId"
      left join deal d on d."id" = o."dealId"
      where p."contestId" <> o."contestId" or d."contestId" <> o."contestId"`,
  },
]
