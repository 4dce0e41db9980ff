import { useEventListener, useIntervalFn } from '@vueuse/core'
import { computed, ref, type WatchSource, watch } from 'vue'
import { type MyPledgeView, PledgeInput } from '#shared/ritual/pledges/contract'
import { useRefusal } from '#web/api/use-refusal'
import { useResource } from '#web/api/use-resource'
import { type FieldOfCode, useFormErrors } from '#web/forms/use-form-errors'
import { quantityOf } from './pledge-figures'
import { makePledge, readMyPledge } from './pledges.api'
import { usePledgedCounts } from './use-pledged-counts'

const REFRESH_EVERY_MS = 60_000
const fieldOf: FieldOfCode = {
  pledge_only_raise: 'lines',
  pledge_day_over: 'lines',
  unknown_metric: 'lines',
  unknown_activity: 'lines',
}

/** Whose pledge: the signed-in person's own, or that of a participant they act for. */
interface Pledger {
  contestId: string
  participantId?: string | undefined
}

/**
 * Today's pledge of one person: its present state, what helps to choose, and what is chosen. Without a signal it shows
 * what is `known` on this phone, and sends once there is one while the page is open.
 */
export function useMyPledge(
  pledger: () => Pledger | null,
  refreshOn: WatchSource<unknown>[],
  known: () => MyPledgeView | undefined = () => undefined,
) {
  const errors = useFormErrors()
  const { mine, load, loading } = usePledgeView(pledger, refreshOn, known)
  /** Said, and not heard by the server yet. */
  const isUnsent = ref(false)
  const quantities = ref<Record<string, number>>({})
  const sentence = ref('')
  const support = ref('')
  const isTouched = ref(false)

  const standing = computed(() => mine.value?.pledge?.raised ?? mine.value?.pledge?.lines ?? [])
  const isRaising = computed(() => Boolean(mine.value?.isLocked && mine.value.pledge))
  /** After the lock no quantity goes below the accepted one. */
  const least = (metricId: string): number => (isRaising.value ? quantityOf(standing.value, metricId) : 0)
  const lines = computed(() =>
    Object.entries(quantities.value).flatMap(([metricId, quantity]) => (quantity > 0 ? [{ metricId, quantity }] : [])),
  )
  const counts = usePledgedCounts(mine, isRaising, touch)
  const canPledge = computed(() => {
    if (!isRaising.value) return lines.value.length > 0
    const isMore =
      counts.isMore.value || lines.value.some((line) => line.quantity > quantityOf(standing.value, line.metricId))
    return isMore && standing.value.every(({ metricId }) => (quantities.value[metricId] ?? 0) >= least(metricId))
  })

  watch(mine, (view, before) => {
    // What was said without a signal is sent as it was said.
    if (!view || isUnsent.value) return
    const wasLocked = before?.isLocked ?? view.isLocked
    if (!isTouched.value || (view.isLocked && !wasLocked)) fill(view)
  })
  watch(
    () => JSON.stringify(pledger()),
    () => {
      isTouched.value = false
      isUnsent.value = false
      errors.clear()
    },
  )

  function fill({ hints, pledge }: MyPledgeView): void {
    const stands = pledge?.raised ?? pledge?.lines ?? []
    const metricIds = [...stands, ...hints].map(({ metricId }) => metricId)
    quantities.value = Object.fromEntries(metricIds.map((id) => [id, quantityOf(stands, id)]))
    counts.fill()
    sentence.value = pledge?.sentence ?? ''
    support.value = pledge?.support ?? ''
    isTouched.value = false
  }

  function touch(): void {
    isTouched.value = true
    isUnsent.value = false
  }

  function choose(metricId: string, quantity: number): void {
    touch()
    quantities.value = { ...quantities.value, [metricId]: quantity }
  }

  /** Whether it was accepted. */
  async function pledge(): Promise<boolean> {
    const whose = pledger()
    if (!whose || !mine.value || !canPledge.value) return false
    const { contestId, participantId } = whose
    const input = errors.check(PledgeInput, {
      day: mine.value.day,
      lines: lines.value,
      ...counts.said(),
      sentence: sentence.value,
      support: support.value,
      ...(participantId ? { participantId } : {}),
    })
    if (!input) return false
    const view = await errors.submit(() => makePledge(contestId, input), fieldOf)
    isUnsent.value = !view && errors.refusal.value?.code === 'offline'
    if (!view) {
      if (!isUnsent.value) await load()
      return false
    }
    isTouched.value = false
    return true
  }

  return {
    mine,
    quantities,
    counts,
    sentence,
    support,
    isTouched,
    lines,
    isRaising,
    isUnsent,
    least,
    canPledge,
    load,
    choose,
    pledge,
    errors,
    loading,
  }
}

/** What the server answers about the pledge, else what is known; read again as the lock falls and midnight passes. */
function usePledgeView(
  pledger: () => Pledger | null,
  refreshOn: WatchSource<unknown>[],
  known: () => MyPledgeView | undefined,
) {
  const loading = useRefusal()
  const { data, load } = useResource(
    pledger,
    ({ contestId, participantId }) => readMyPledge(contestId, participantId),
    { errors: loading, refreshOn },
  )
  const mine = computed(() => data.value ?? (loading.refusal.value?.isOutcomeUnknown ? known() : undefined))
  useIntervalFn(load, REFRESH_EVERY_MS)
  useEventListener(window, 'online', load)
  return { mine, load, loading }
}
