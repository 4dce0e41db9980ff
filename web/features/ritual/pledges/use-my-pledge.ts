import { useIntervalFn } from '@vueuse/core'
import { computed, ref, shallowRef } from 'vue'
import { MyPledgeView, PledgeInput, PledgeView } from '#shared/ritual/pledges/contract'
import { get, put } from '#web/api/http'
import { type FieldOfCode, useFormErrors } from '#web/forms/use-form-errors'
import { quantityOf } from './pledge-figures'

const lookAgainMs = 60_000
const fieldOf: FieldOfCode = { pledge_only_raise: 'lines', pledge_day_over: 'lines', unknown_metric: 'lines' }

/** Today's pledge of oneself (or, for directors, of `participantId`): what stands, what helps to choose, what is chosen. */
export function useMyPledge(contestId: () => string | null, participantId: () => string | undefined) {
  const errors = useFormErrors()
  const looking = useFormErrors()
  const mine = shallowRef<MyPledgeView | null>(null)
  const quantities = ref<Record<string, number>>({})
  const sentence = ref('')
  const isTouched = ref(false)

  const standing = computed(() => mine.value?.pledge?.raised ?? mine.value?.pledge?.lines ?? [])
  const isRaising = computed(() => Boolean(mine.value?.isLocked && mine.value.pledge))
  /** After the lock nothing goes below what stands. */
  const least = (metricId: string): number => (isRaising.value ? quantityOf(standing.value, metricId) : 0)
  const lines = computed(() =>
    Object.entries(quantities.value)
      .filter(([, quantity]) => quantity > 0)
      .map(([metricId, quantity]) => ({ metricId, quantity })),
  )
  const canPledge = computed(() =>
    isRaising.value
      ? lines.value.some((line) => line.quantity > quantityOf(standing.value, line.metricId))
      : lines.value.length > 0,
  )

  async function load(): Promise<void> {
    const contest = contestId()
    if (!contest) return
    const other = participantId()
    const query = other ? `?${new URLSearchParams({ participantId: other })}` : ''
    const view = await looking.submit(() => get(`/api/contests/${contest}/pledges/mine${query}`, MyPledgeView))
    if (!view) return
    const wasLocked = mine.value?.isLocked ?? view.isLocked
    mine.value = view
    if (!isTouched.value || (view.isLocked && !wasLocked)) fill(view)
  }

  function fill({ hints, pledge }: MyPledgeView): void {
    const stands = pledge?.raised ?? pledge?.lines ?? []
    quantities.value = Object.fromEntries(hints.map(({ metricId }) => [metricId, quantityOf(stands, metricId)]))
    sentence.value = pledge?.sentence ?? ''
    isTouched.value = false
  }

  function choose(metricId: string, quantity: number): void {
    isTouched.value = true
    quantities.value = { ...quantities.value, [metricId]: Math.max(least(metricId), quantity) }
  }

  /** Whether it stands now. */
  async function pledge(): Promise<boolean> {
    const contest = contestId()
    if (!contest || !mine.value || !canPledge.value) return false
    const other = participantId()
    const input = errors.check(PledgeInput, {
      day: mine.value.day,
      lines: lines.value,
      sentence: sentence.value,
      ...(other ? { participantId: other } : {}),
    })
    if (!input) return false
    const view = await errors.submit(() => put(`/api/contests/${contest}/pledges`, PledgeView, input), fieldOf)
    if (!view) {
      await load()
      return false
    }
    isTouched.value = false
    return true
  }

  // The lock falls, and midnight passes, while the page is open.
  useIntervalFn(load, lookAgainMs)

  function clear(): void {
    mine.value = null
    isTouched.value = false
    errors.clear()
  }

  return {
    mine,
    quantities,
    sentence,
    isTouched,
    lines,
    isRaising,
    least,
    canPledge,
    load,
    clear,
    choose,
    pledge,
    errors,
    looking,
  }
}
