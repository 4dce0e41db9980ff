import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ContestView } from '#shared/contest/contests/contract'
import { closeContest } from '#web/features/contest/contests/contests.api'
import { useEditedContest } from '#web/features/contest/contests/edited-contest.store'
import { useConfirm } from '#web/forms/use-confirm'
import { useFormErrors } from '#web/forms/use-form-errors'
import { useSession } from '#web/session/session.store'

/** 提前结束, or 宣布终榜 in the days after the last one: both ask for the name of the contest and cannot be undone. */
export function useCloseContest(contest: () => ContestView) {
  const { t } = useI18n()
  const desk = useEditedContest()
  const session = useSession()
  const ask = useConfirm()
  const { general, reference, isBusy, submit } = useFormErrors()
  const words = computed(() => {
    const isFinal = contest().status === 'settling'
    const at = (key: string) => t(`desk.overview.${isFinal ? 'settling.' : ''}${key}`, { name: contest().name })
    return { title: at('closeTitle'), text: at('closeHint'), confirm: at('close') }
  })

  async function close(): Promise<void> {
    const { id, name } = contest()
    if (!(await ask({ ...words.value, typed: name, icon: 'i-lucide-flag' }))) return
    const closed = await submit(() => closeContest(id))
    if (!closed) return
    desk.replace(closed)
    await session.loadContests().catch(() => undefined)
  }

  return { words, general, reference, isBusy, close }
}
