import { computed, type Ref, ref, watch } from 'vue'
import type { MeetingView } from '#shared/ritual/meetings/contract'
import type { MeetingKind } from '#shared/ritual/meetings/items'
import { ApiError } from '#web/api/api-error'
import { stepTo } from '../agenda'
import { meetingsApi } from '../meetings.api'

/**
 * Which item is on the wall. While the meeting is open a director's step moves every projection, at once here and on the
 * others when the room hears of it; anyone else follows. A meeting that is not open can be leafed through alone.
 */
export function useProjection(
  meeting: Readonly<Ref<MeetingView | undefined>>,
  who: { contestId: () => string | null; kind: () => MeetingKind; isDirector: () => boolean },
) {
  const wanted = ref<number | null>(null)
  const leaf = ref(0)
  const hasFailed = ref(false)
  let isSending = false

  const isOpen = computed(() => meeting.value?.status === 'open')
  const item = computed(() => (isOpen.value ? (wanted.value ?? meeting.value?.item ?? 0) : leaf.value))
  const canStep = computed(() => meeting.value !== undefined && (!isOpen.value || who.isDirector()))

  function step(by: number): void {
    if (!meeting.value || !canStep.value) return
    const next = stepTo(meeting.value, item.value, by)
    if (next === item.value) return
    if (!isOpen.value) leaf.value = next
    else {
      wanted.value = next
      void send()
    }
  }

  /** One request at a time; of several fast steps only the last one counts. */
  async function send(): Promise<void> {
    const contestId = who.contestId()
    const to = wanted.value
    if (isSending || to === null || !contestId || !meeting.value) return
    isSending = true
    const before = meeting.value.item
    try {
      await meetingsApi(contestId, who.kind(), meeting.value.day).show(to)
      hasFailed.value = false
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      hasFailed.value = true
      wanted.value = null
    } finally {
      isSending = false
    }
    if (wanted.value !== null && wanted.value !== to) await send()
    // The room may have been led on by someone else before the answer came.
    else if (meeting.value?.item !== before) wanted.value = null
  }

  // Once the room shows the wanted item, the screen follows the room again.
  watch(
    () => [meeting.value?.item, meeting.value?.status],
    () => {
      if (!isSending || wanted.value === meeting.value?.item) wanted.value = null
    },
  )
  watch(
    () => meeting.value?.id,
    () => {
      leaf.value = 0
      wanted.value = null
    },
  )

  return { item, isOpen, canStep, hasFailed, step }
}
