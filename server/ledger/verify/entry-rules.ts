import { HELPER_LINE_OFFSET } from '#server/ledger/deals/counting-entry'
/** What must not be there: `wrong` says what it is that `sql` finds, by ids. */
export interface MustBeNone {
  wrong: string
  sql: string
}

/** Invariants of ledger entries, checked in addition to the totals. */
export const ENTRY_RULES: readonly MustBeNone[] = [
  {
    wrong: 'undoes something else than what it names',
    sql: `
      select r."id" from ledger_entry r left join ledger_entry e on e."id" = r."reverses"
      where r."reverses" is not null and (e."id" is null or e."reverses" is not null
        or r."quantity" <> 0 - e."quantity" or r."points" <> 0 - e."points" or r."dealId" <> e."dealId"
        or r."participantId" <> e."participantId" or r."teamId" <> e."teamId" or r."metricId" <> e."metricId"
        or (r."kind" <> 'cancellation' and r."businessDate" <> e."businessDate")
        or r."businessDate" < e."businessDate" or r."seq" <= e."seq")`,
  },
  {
    wrong: 'was undone more than once',
    sql: `
      select "reverses" as "id" from ledger_entry where "reverses" is not null
      group by "reverses" having count(*) > 1`,
  },
  {
    wrong: "is not the helper's half of a line of its deal",
    sql: `
      select a."id" from ledger_entry a join deal d on d."id" = a."dealId"
      left join ledger_entry e on e."dealId" = a."dealId" and e."seq" = a."seq" and e."line" = a."line" - ${HELPER_LINE_OFFSET}
        and e."kind" in ('sale', 'activation')
      where a."kind" = 'assist' and (e."id" is null or e."points" - a."points" not in (0, 1)
        or d."helperId" is null or a."participantId" <> d."helperId"
        or a."metricId" <> e."metricId" or a."businessDate" <> e."businessDate")`,
  },
  {
    // Few deals have a helper: SQLite keeps the order of a cross join.
    wrong: "lacks the helper's half",
    sql: `
      select e."id" from deal d cross join ledger_entry e
      where e."dealId" = d."id" and d."helperId" is not null and e."kind" in ('sale', 'activation') and e."points" > 1 and not exists (
        select 1 from ledger_entry a
        where a."dealId" = e."dealId" and a."seq" = e."seq" and a."line" = e."line" + ${HELPER_LINE_OFFSET} and a."kind" = 'assist')`,
  },
  {
    wrong: 'is not what its deal says',
    sql: `
      select e."id" from ledger_entry e join deal d on d."id" = e."dealId"
      where e."contestId" <> d."contestId"
        or (e."kind" in ('sale', 'activation') and e."participantId" <> d."participantId")
        or (e."kind" = 'sale' and (e."seq" <> d."seq" or e."businessDate" <> d."businessDate"))
        or (e."kind" = 'activation' and (e."seq" <= d."seq" or e."businessDate" < d."businessDate"))`,
  },
  {
    wrong: "does not count for its seller's team",
    sql: `
      select e."id" from ledger_entry e join participant p on p."id" = e."participantId"
      where p."teamId" <> e."teamId"`,
  },
  {
    wrong: 'has a number that the contest has not given out',
    sql: `
      select e."id" from ledger_entry e join contest c on c."id" = e."contestId"
      where e."seq" < 1 or e."seq" > c."headSeq"`,
  },
  {
    // An activated line counts at once in the deal that re-records it (改判, 更正). Withdrawals are gathered once: looked up
    // per entry, they cost the seller's whole history each time.
    wrong: 'counted without being activated',
    sql: `
      with withdrawn as (
        select o."contestId", o."participantId", o."businessDate", w."accountId", min(w."seq") as "seq"
        from withdrawal w join deal o on o."id" = w."dealId"
        group by o."contestId", o."participantId", o."businessDate", w."accountId")
      select e."id" from metric m join ledger_entry e on e."metricId" = m."id" join deal d on d."id" = e."dealId"
      left join withdrawn w on w."contestId" = d."contestId" and w."participantId" = d."participantId"
        and w."businessDate" = d."businessDate" and w."accountId" = d."recorderId" and w."seq" < d."seq"
      where e."kind" = 'sale' and m."countsWhen" = 'activated' and d."reassigns" is null and w."seq" is null`,
  },
  {
    wrong: 'is a deal of nothing',
    sql: `
      select d."id" from deal d
      where not exists (select 1 from ledger_entry e where e."dealId" = d."id")
        and not exists (select 1 from pending_line p where p."dealId" = d."id")`,
  },
  {
    wrong: 'was not activated exactly as it waited',
    sql: `
      select w."dealId" as "id" from pending_line w
      left join ledger_entry e on e."dealId" = w."dealId" and e."line" = w."line" and e."kind" = 'activation'
      left join ledger_entry a on a."dealId" = e."dealId" and a."seq" = e."seq" and a."line" = e."line" + ${HELPER_LINE_OFFSET}
        and a."kind" = 'assist'
      where (w."state" = 'activated') <> (e."id" is not null)
        or (e."id" is not null and (e."metricId" <> w."metricId" or e."quantity" <> w."quantity" or e."seq" <> w."seq"
          or e."points" + coalesce(a."points", 0) <> w."points"))`,
  },
  {
    wrong: 'was activated and had never waited',
    sql: `
      select e."id" from ledger_entry e
      where e."kind" = 'activation' and not exists (
        select 1 from pending_line w where w."dealId" = e."dealId" and w."line" = e."line")`,
  },
]
