import { carried, type RestoredPart, type SqliteFile } from '#server/platform/database/restored-part'

interface Row {
  id: string
  name: string
  customerDays: number | null
  code: string
}

const SELECT = 'select "id", "name", "customerDays", "code" from center'

/** The shorter time for which customers are kept, and the present codes, which devices remember. */
export const centersRestored: RestoredPart = {
  carry(copy, present) {
    const before = new Map((copy.prepare(SELECT).all() as Row[]).map((center) => [center.id, center.customerDays]))
    const shorter = (present.prepare(SELECT).all() as Row[]).filter(
      ({ id, customerDays }) => before.has(id) && customerDays !== null && customerDays < (before.get(id) ?? Infinity),
    )
    keepCodes(copy, present)
    const update = copy.prepare('update center set "customerDays" = ? where "id" = ?')
    for (const { id, customerDays } of shorter) update.run(customerDays, id)
    return carried(
      'retention',
      shorter.map(({ name }) => name),
    )
  },
}

/** A code that another center of the copy has is left to that one. */
function keepCodes(copy: SqliteFile, present: SqliteFile): void {
  const update = copy.prepare('update or ignore center set "code" = ? where "id" = ?')
  for (const { id, code } of present.prepare(SELECT).all() as Row[]) update.run(code, id)
}
