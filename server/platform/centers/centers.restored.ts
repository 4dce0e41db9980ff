import { carried, type RestoredPart } from '#server/platform/database/restored-part'

interface Row {
  id: string
  name: string
  customerDays: number | null
}

const SELECT = 'select "id", "name", "customerDays" from center'

/** The shorter time for which customers are kept. */
export const centersRestored: RestoredPart = {
  carry(copy, present) {
    const before = new Map((copy.prepare(SELECT).all() as Row[]).map((center) => [center.id, center.customerDays]))
    const shorter = (present.prepare(SELECT).all() as Row[]).filter(
      ({ id, customerDays }) => before.has(id) && customerDays !== null && customerDays < (before.get(id) ?? Infinity),
    )
    const update = copy.prepare('update center set "customerDays" = ? where "id" = ?')
    for (const { id, customerDays } of shorter) update.run(customerDays, id)
    return carried(
      'retention',
      shorter.map(({ name }) => name),
    )
  },
}
