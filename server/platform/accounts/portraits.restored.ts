import { carried, type RestoredPart } from '#server/platform/database/restored-part'

/** A portrait that was removed or replaced since the copy does not come back with it. */
export const portraitsRestored: RestoredPart = {
  carry(copy, present) {
    const kept = new Map(
      (
        present.prepare('select "accountId", "version" from portrait').all() as { accountId: string; version: string }[]
      ).map(({ accountId, version }) => [accountId, version]),
    )
    const old = copy
      .prepare('select p."accountId", p."version", a."name" from portrait p join account a on a."id" = p."accountId"')
      .all() as { accountId: string; version: string; name: string }[]
    const gone = old.filter(({ accountId, version }) => kept.get(accountId) !== version)
    const remove = copy.prepare('delete from portrait where "accountId" = ?')
    for (const { accountId } of gone) remove.run(accountId)
    return carried(
      'portraits',
      gone.map(({ name }) => name),
    )
  },
}
