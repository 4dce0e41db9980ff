import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Team } from '#shared/contest/contests/contract'
import type { DraftView } from '#shared/field/lists/drafting'

interface Names {
  teamOf: (teamId: string) => Team | undefined
  nameOf: (participantId: string | null) => string
}

/** The last pick or pass in one sentence; empty before the first. */
export function useLastPick(draft: Readonly<Ref<DraftView | undefined>>, { teamOf, nameOf }: Names) {
  const { t } = useI18n()
  return computed(() => {
    const last = draft.value?.last
    if (!last) return ''
    const team = teamOf(last.teamId)?.name ?? ''
    if (last.kind === 'passed') return t('lists.draft.passed', { team })
    const line = [last.line?.name, last.line?.number].filter(Boolean).join(' ')
    if (last.participantId === null) return t('lists.draft.pickedForTeam', { team, line })
    return t('lists.draft.picked', { team, line, name: nameOf(last.participantId) })
  })
}
