import { randomUUID } from 'node:crypto'
import type { SqliteFile } from '#server/platform/database/restored-part'

/** Notes a restore in the audit list of every center of the copy. */
export function noteRestore(copy: SqliteFile, actor: string, subject: string): void {
  const last = copy.prepare('select max("position") from audit where "centerId" = ?').pluck()
  const insert = copy.prepare(
    `insert into audit ("id", "centerId", "contestId", "actor", "action", "subject", "before", "after", "at", "position")
     values (?, ?, null, ?, 'backup.restored', ?, null, null, ?, ?)`,
  )
  const at = new Date().toISOString()
  for (const centerId of copy.prepare(`select "id" from center`).pluck().all()) {
    const position = ((last.get(centerId) as number | null) ?? 0) + 1
    insert.run(randomUUID(), centerId, actor, subject, at, position)
  }
}
