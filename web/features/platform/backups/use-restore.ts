import { type Ref, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { BackupView, FileProblem, RestorePreview } from '#shared/platform/backups/contract'
import { untilServerIsBack } from '#web/api/server-restart.api'
import { useConfirm } from '#web/forms/use-confirm'
import { useSession } from '#web/session/session.store'
import { instantText } from '#web/words/days'
import { previewRestore, restoreBackup } from './backups.api'
import { carryOverTexts } from './carry-over-texts'

/** Checks a backup, warns of what a restore would lose, restores it and waits for the server to restart. */
export function useRestore(timezone: Ref<string | undefined>) {
  const { t } = useI18n()
  const ask = useConfirm()
  const session = useSession()
  const isUnderWay = ref(false)
  const refusal = ref<string>()

  async function restore(backup: BackupView): Promise<void> {
    refusal.value = undefined
    const preview = await previewRestore(backup.name)
    const at = instantText(backup.takenAt, timezone.value)
    if (preview.problem) return refuse(at, preview.problem)
    const isSure = await ask({
      title: t('backups.restore.title', { at }),
      text: warningOf(preview),
      confirm: t('backups.restore.do'),
      typed: session.who?.center.name ?? '',
      icon: 'i-lucide-archive-restore',
    })
    if (!isSure) return
    isUnderWay.value = true
    try {
      const { problem } = await restoreBackup(backup.name)
      if (problem) return refuse(at, problem)
      await untilServerIsBack()
      // All state of this page may be outdated.
      location.reload()
    } finally {
      isUnderWay.value = false
    }
  }

  function refuse(at: string, problem: FileProblem): void {
    refusal.value = t('backups.unfit', { at, why: t(`backups.problem.${problem}`) })
  }

  function warningOf({ lost, lastDealAt, carryOver }: RestorePreview): string {
    const parts = Object.entries(lost).filter(([, n]) => n > 0)
    const loss = parts.map(([what, n]) => t(`backups.restore.lost.${what}`, { n })).join(t('backups.restore.comma'))
    return [
      lastDealAt
        ? t('backups.restore.newest', { at: instantText(lastDealAt, timezone.value) })
        : t('backups.restore.noDeal'),
      loss ? t('backups.restore.gone', { loss }) : t('backups.restore.nothingGone'),
      t('backups.restore.since'),
      ...(carryOver ? carryOverTexts(t, carryOver) : []),
      t('backups.restore.kept'),
    ].join('\n\n')
  }

  return { isUnderWay, refusal, restore }
}
