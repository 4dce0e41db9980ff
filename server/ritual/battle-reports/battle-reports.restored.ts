import type { RestoredPart } from '#server/platform/database/restored-part'

/** Battle reports (战报) belong to the history that continues, so that they move with the epoch of their contest. */
export const battleReportsRestored: RestoredPart = {
  renew(copy, next) {
    const epochs = copy.prepare('select distinct "epoch" from battle_report').pluck().all() as string[]
    const update = copy.prepare('update battle_report set "epoch" = ? where "epoch" = ?')
    for (const epoch of epochs) update.run(next(epoch), epoch)
  },
}
