import type { MustBeNone } from '#server/ledger/verify/entry-rules'

/** What must hold of spot checks (抽查), in plain SQL over the tables. */
export const SPOT_CHECK_RULES: readonly MustBeNone[] = [
  {
    wrong: 'checks an activity of another contest or week, or one that was undone before',
    sql: `
      select s."id" from spot_check s join activity_entry e on e."id" = s."entryId"
      left join activity_entry r on r."reverses" = e."id"
      where s."contestId" <> e."contestId" or e."businessDate" < s."week" or e."reverses" is not null
        or r."recordedAt" < s."drawnAt"`,
  },
  {
    wrong: 'is a check of a week that was never drawn',
    sql: `
      select s."id" from spot_check s
      left join spot_check_draw d on d."contestId" = s."contestId" and d."week" = s."week" where d."week" is null`,
  },
  {
    wrong: 'was answered without a call',
    sql: `select s."id" from spot_check s where s."answer" is not null and (s."callerId" is null or s."answeredAt" is null)`,
  },
]
