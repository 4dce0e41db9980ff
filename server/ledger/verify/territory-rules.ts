import type { MustBeNone } from '#server/ledger/verify/entry-rules'

/** 包区: what points at a territory is of the same contest. */
export const TERRITORY_RULES: readonly MustBeNone[] = [
  {
    wrong: 'is a deal of a territory that its contest does not have',
    sql: `
      select d."id" from deal d left join territory t on t."id" = d."territoryId" and t."contestId" = d."contestId"
      where d."territoryId" is not null and t."id" is null`,
  },
  {
    wrong: 'is held in another contest than that of its territory or its holder',
    sql: `
      select h."id" from territory_holder h
      join territory t on t."id" = h."territoryId" join participant p on p."id" = h."participantId"
      where h."contestId" <> t."contestId" or h."contestId" <> p."contestId"`,
  },
  {
    wrong: 'is held up to a day before it begins',
    sql: `select h."id" from territory_holder h where h."to" < h."from"`,
  },
]
