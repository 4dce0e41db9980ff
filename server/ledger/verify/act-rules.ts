import type { MustBeNone } from '#server/ledger/verify/entry-rules'

/** Whether anything of the deal in that column counts or waits. */
const left = (dealId: string) => `
  (exists (select 1 from ledger_entry e where e."dealId" = ${dealId} and e."reverses" is null
    and not exists (select 1 from ledger_entry r where r."reverses" = e."id"))
  or exists (select 1 from pending_line p where p."dealId" = ${dealId} and p."state" = 'pending'))`
const withdrawn = (dealId: string) => `exists (select 1 from withdrawal w where w."dealId" = ${dealId})`
const moved = (dealId: string) => `exists (select 1 from reassignment m where m."dealId" = ${dealId})`
/** What the new deal began with, and what was taken off the old one for it. */
const given = (what: string) => `
  (select coalesce(sum(e."${what}"), 0) from ledger_entry e where e."dealId" = n."id" and e."seq" = n."seq")`
const taken = (what: string) => `
  (select coalesce(sum(0 - e."${what}"), 0) from ledger_entry e where e."dealId" = m."dealId" and e."kind" = 'reassignment')`

/** Every number of a deal. */
const NUMBERS = `
  select "id" as "dealId", "reference" as "number" from deal where "reference" is not null
  union all select "dealId", "number" from deal_number`

/** 撤单, 退订, 改判, 待激活 and 争议 have done to the ledger what they say, and nothing else has. */
export const ACT_RULES: readonly MustBeNone[] = [
  {
    wrong: 'was undone by nobody: no withdrawal, cancellation, reassignment or review tells it',
    sql: `
      select r."id" from ledger_entry r
      where (r."kind" = 'withdrawal' and not exists (
          select 1 from withdrawal w where w."dealId" = r."dealId" and w."seq" <= r."seq"))
        or (r."kind" = 'reassignment' and not exists (
          select 1 from reassignment m where m."dealId" = r."dealId" and m."seq" <= r."seq"))
        or (r."kind" = 'cancellation' and not exists (
          select 1 from cancellation k
          where k."dealId" = r."dealId" and k."seq" = r."seq" and k."day" = r."businessDate"))
        or (r."kind" = 'hold' and not exists (
          select 1 from deal_review v
          where v."dealId" = r."dealId" and v."seq" = r."seq" and v."act" = 'asked' and v."cause" = 'number'))`,
  },
  {
    wrong: 'was withdrawn or reassigned, and part of it still counts or waits',
    sql: `
      select d."id" from deal d
      where (${withdrawn('d."id"')} or ${moved('d."id"')}) and ${left('d."id"')}`,
  },
  {
    wrong: 'is a cancellation of nothing',
    sql: `
      select k."id" from cancellation k
      where not exists (
          select 1 from ledger_entry r
          where r."dealId" = k."dealId" and r."seq" = k."seq" and r."kind" = 'cancellation')
        and not exists (
          select 1 from pending_line p where p."dealId" = k."dealId" and p."seq" = k."seq" and p."state" = 'dropped')`,
  },
  {
    wrong: 'was not reassigned as it stood',
    sql: `
      select m."dealId" as "id" from reassignment m
      join deal d on d."id" = m."dealId" left join deal n on n."id" = m."newDealId"
      where n."id" is null or n."reassigns" is null or n."reassigns" <> m."dealId"
        or n."businessDate" <> d."businessDate" or n."participantId" = d."participantId"
        or ${given('points')} <> ${taken('points')} or ${given('quantity')} <> ${taken('quantity')}`,
  },
  {
    wrong: 'says that it was another deal, which was never reassigned',
    sql: `
      select n."id" from deal n
      where n."reassigns" is not null and not exists (
        select 1 from reassignment m where m."newDealId" = n."id" and m."dealId" = n."reassigns")`,
  },
  {
    wrong: 'has a waiting line that its deal does not know, or that need not wait',
    sql: `
      select p."dealId" as "id" from pending_line p
      join deal d on d."id" = p."dealId" join metric m on m."id" = p."metricId"
      where p."participantId" <> d."participantId" or p."businessDate" <> d."businessDate"
        or p."contestId" <> d."contestId" or (p."waitsFor" = 'activation' and m."countsWhen" <> 'activated')`,
  },
  {
    wrong: 'has a waiting line that was dropped for nothing',
    sql: `
      select p."dealId" as "id" from pending_line p
      where p."state" = 'dropped'
        and not exists (select 1 from cancellation k where k."dealId" = p."dealId" and k."seq" = p."seq")
        and not exists (select 1 from withdrawal w where w."dealId" = p."dealId" and w."seq" <= p."seq")
        and not exists (select 1 from reassignment m where m."dealId" = p."dealId" and m."seq" <= p."seq")`,
  },
  {
    wrong: 'is a dispute whose state does not fit what is told of it',
    sql: `
      select "id" from dispute
      where ("state" = 'open') <> ("closedAt" is null)
        or ("state" = 'ruled') <> ("reason" is not null) or ("state" = 'ruled') <> ("ruledBy" is not null)
        or (coalesce("outcome", 'stands') = 'stands') <> ("ruledDealId" is null)
        or (coalesce("outcome", '') = 'reassigned') <> ("toParticipantId" is not null)
        or ("ruledDealId" is not null and "ruledDealId" <> "dealId"
          and ("otherDealId" is null or "ruledDealId" <> "otherDealId"))`,
  },
  {
    wrong: 'is an open dispute about a deal that has gone',
    sql: `
      select x."id" from dispute x join deal d on d."id" = x."dealId" or d."id" = x."otherDealId"
      where x."state" = 'open' and (${withdrawn('d."id"')} or ${moved('d."id"')})`,
  },
  {
    wrong: 'is a ruling that the ledger does not follow',
    sql: `
      select x."id" from dispute x
      where (x."outcome" = 'taken_back' and ${left('x."ruledDealId"')})
        or (x."outcome" = 'reassigned' and not exists (
          select 1 from reassignment m join deal n on n."id" = m."newDealId"
          where m."dealId" = x."ruledDealId" and n."participantId" = x."toParticipantId"))`,
  },
  {
    wrong: 'is a collision of two deals without one number',
    sql: `
      select x."id" from dispute x join deal d on d."id" = x."dealId" join deal o on o."id" = x."otherDealId"
      where d."id" = o."id" or not exists (
        select 1 from (${NUMBERS}) a join (${NUMBERS}) b on a."number" = b."number"
        where a."dealId" = d."id" and b."dealId" = o."id")`,
  },
]
