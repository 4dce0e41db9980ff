import type { MustBeNone } from '#server/ledger/verify/entry-rules'

/** What must hold of own goals. */
export const AIM_RULES: readonly MustBeNone[] = [
  {
    wrong: 'is an own goal of a participant of another contest',
    sql: `
      select a."id" from aim a join participant p on p."id" = a."participantId"
      where p."contestId" <> a."contestId"`,
  },
  {
    wrong: 'is an own goal of a month outside of its contest',
    sql: `
      select a."id" from aim a join contest c on c."id" = a."contestId"
      where a."month" < substr(c."startsOn", 1, 7) or a."month" > substr(c."endsOn", 1, 7)`,
  },
]
