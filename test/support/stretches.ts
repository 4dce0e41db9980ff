import { vi } from 'vitest'
import { SqliteUnit } from '#server/platform/database/sqlite-unit'

/**
 * The most rows that SQLite gave between two turns of the event loop while `act` ran: what it reads in one piece keeps every
 * other request waiting. Counts rows and no time, so that a busy machine changes nothing.
 */
export async function longestStretch(act: () => Promise<unknown>): Promise<number> {
  let rows = 0
  let longest = 0
  let turn = setImmediate(function next() {
    rows = 0
    turn = setImmediate(next)
  })
  const execute = SqliteUnit.prototype.execute
  const watched = vi.spyOn(SqliteUnit.prototype, 'execute').mockImplementation(function (this: SqliteUnit, ...query) {
    const outcome = execute.apply(this, query)
    rows += outcome.rows.length
    longest = Math.max(longest, rows)
    return outcome
  })
  try {
    await act()
  } finally {
    watched.mockRestore()
    clearImmediate(turn)
  }
  return longest
}
