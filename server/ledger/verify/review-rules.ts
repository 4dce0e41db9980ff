import type { MustBeNone } from '#server/ledger/verify/entry-rules'

/** The last act of a review; acts of one deal have numbers of their own. */
const last = (dealId: string) => `
  (select v."act" from deal_review v where v."dealId" = ${dealId} order by v."seq" desc limit 1)`

/** 待核: what waits was asked about, and what counts again was confirmed or numbered. */
export const REVIEW_RULES: readonly MustBeNone[] = [
  {
    wrong: 'has a line under review that its acts do not tell',
    sql: `
      select p."dealId" as "id" from pending_line p
      where p."waitsFor" = 'review' and (
        (p."state" = 'pending' and coalesce(${last('p."dealId"')}, '') <> 'asked')
        or (p."state" = 'activated' and not exists (
          select 1 from deal_review v
          where v."dealId" = p."dealId" and v."seq" = p."seq" and v."act" in ('confirmed', 'numbered'))))`,
  },
  {
    wrong: 'counts from its review on another day than that of the sale',
    sql: `
      select e."id" from ledger_entry e
      join pending_line p on p."dealId" = e."dealId" and p."line" = e."line" and p."waitsFor" = 'review'
      join deal d on d."id" = e."dealId"
      where e."kind" = 'activation' and e."businessDate" <> d."businessDate"`,
  },
  {
    wrong: 'is a review that ended and still waits, or that goes on with nothing to wait for',
    sql: `
      select d."id" from deal d
      where exists (select 1 from deal_review v where v."dealId" = d."id")
        and (${last('d."id"')} = 'asked') <> exists (
          select 1 from pending_line p where p."dealId" = d."id" and p."waitsFor" = 'review' and p."state" = 'pending')
        and not exists (select 1 from withdrawal w where w."dealId" = d."id")
        and not exists (select 1 from reassignment m where m."dealId" = d."id")`,
  },
  {
    wrong: 'counts by its numbers and has fewer than it needs',
    sql: `
      select v."dealId" as "id" from deal_review v join deal d on d."id" = v."dealId"
      where v."act" = 'numbered' and v."needs" > (
        select count(*) from deal_number n where n."dealId" = v."dealId")
        + case when d."reference" is null then 0 else 1 end`,
  },
  {
    wrong: 'was refused and not withdrawn',
    sql: `
      select v."dealId" as "id" from deal_review v
      where v."act" = 'refused' and not exists (select 1 from withdrawal w where w."dealId" = v."dealId")`,
  },
  {
    wrong: 'was held and does not wait as it counted',
    sql: `
      select h."id" from ledger_entry h
      left join pending_line p on p."dealId" = h."dealId" and p."line" = h."line" and p."waitsFor" = 'review'
      where h."kind" = 'hold' and h."quantity" <> 0 and (p."dealId" is null or p."quantity" <> 0 - h."quantity")`,
  },
]
