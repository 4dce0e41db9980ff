import { describe, expect, it } from 'vitest'
import { ACT_RULES } from '#server/ledger/verify/act-rules'
import { ENTRY_RULES } from '#server/ledger/verify/entry-rules'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { useApp } from '#test/support/fixtures'

/** Indexes whose one key holds all sales of a member or of a contest: looked up per entry, they make `verify` quadratic. */
const WIDE =
  /USING (?:COVERING )?INDEX (?:deal_participant|deal_seq|ledger_entry_participant|ledger_entry_order) \(\w+=\?\)$/

describe('the rules of verify, as SQLite plans them', () => {
  const { app } = useApp()

  it.each([...ENTRY_RULES, ...ACT_RULES])(
    'look nothing up per entry among all sales of its seller: $wrong',
    async ({ sql }) => {
      const uow = app.get(UnitOfWork)
      const steps = await uow.read(() => uow.manager.query<{ detail: string }[]>(`explain query plan ${sql}`))

      const beforeSubquery = steps.findIndex(({ detail }) => detail.startsWith('CORRELATED'))
      const perEntry = beforeSubquery < 0 ? steps.slice(1) : steps.slice(beforeSubquery)
      expect(perEntry.map(({ detail }) => detail).filter((detail) => WIDE.test(detail))).toEqual([])
    },
  )
})
