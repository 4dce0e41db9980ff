import type { RestoredPart } from '#server/platform/database/restored-part'

export const contestsRestored: RestoredPart = {
  renew(copy, next) {
    const contests = copy.prepare('select "id", "epoch" from contest').all() as { id: string; epoch: string }[]
    const update = copy.prepare('update contest set "epoch" = ? where "id" = ?')
    for (const { id, epoch } of contests) update.run(next(epoch), id)
  },
}
