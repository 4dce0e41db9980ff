import { type Ref, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { z } from 'zod'
import { type BackupView, FileProblem, RestorePreview } from '#shared/platform/backups/contract'
import { get, post } from '#web/api/http'
import { useSession } from '#web/features/platform/auth/session.store'
import { useConfirm } from '#web/forms/use-confirm'
import { instantText } from '#web/words/days'

const Outcome = z.object({ problem: FileProblem.nullable() })
const checkMs = 600_000
const askEveryMs = 500

/** Looks a backup over, says what would be lost, and sees the server through its restart. */
export function useRestore(timezone: Ref<string | undefined>) {
  const { t } = useI18n()
  const ask = useConfirm()
  const session = useSession()
  const isUnderWay = ref(false)
  const refusal = ref<string>()

  async function restore(backup: BackupView): Promise<void> {
    refusal.value = undefined
    const path = `/api/backups/${encodeURIComponent(backup.name)}`
    const preview = await get(`${path}/preview`, RestorePreview, { timeoutMs: checkMs })
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
      const { problem } = await post(`${path}/restore`, Outcome, {}, { timeoutMs: checkMs })
      if (problem) return refuse(at, problem)
      await untilBack()
      // Everything that this page knows may be otherwise now.
      location.reload()
    } finally {
      isUnderWay.value = false
    }
  }

  function refuse(at: string, problem: FileProblem): void {
    refusal.value = t('backups.unfit', { at, why: t(`backups.problem.${problem}`) })
  }

  function warningOf({ lost, lastDealAt }: RestorePreview): string {
    const parts = Object.entries(lost).filter(([, n]) => n > 0)
    const loss = parts.map(([what, n]) => t(`backups.restore.lost.${what}`, { n })).join(t('backups.restore.comma'))
    return [
      lastDealAt
        ? t('backups.restore.newest', { at: instantText(lastDealAt, timezone.value) })
        : t('backups.restore.noDeal'),
      loss ? t('backups.restore.gone', { loss }) : t('backups.restore.nothingGone'),
      t('backups.restore.since'),
      t('backups.restore.kept'),
    ].join('\n\n')
  }

  return { isUnderWay, refusal, restore }
}

/** The server says goodbye, and is there again as another one. */
async function untilBack(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, askEveryMs))
  for (;;) {
    const answer = await fetch('/api/health/ready', { cache: 'no-store' }).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, askEveryMs))
  }
}
