import { computed, type Ref, ref, watch } from 'vue'
import type { MeetingView } from '#shared/ritual/meetings/contract'
import type { MeetingKind } from '#shared/ritual/meetings/items'
import { ApiError } from '#web/api/api-error'
import { stepTo } from '../agenda'
import { meetingsApi } from '../meetings.api'

/**
 * Which item is on the wall. While the meeting is open, a director's step moves every projection: this one at once, the
 * others with the fact. Other screens follow. A meeting that is not open can be browsed on this screen alone.
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

  /** Sends one request at a time; of several fast steps only the last is sent. */
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
    // Another director may have moved the projection before the answer arrived.
    else if (meeting.value?.item !== before) wanted.value = null
  }

  // Once the room shows the wanted item, the screen follows the room again.
  watch(
    () => [meeting.value?.item, meeting.value?.status],
    () => {
      if (!isSending || wanted.value === meeting.value?.item) wanted.value = null
    },
  )
  // A closed meeting shows its send-off, the last item; from then on the screen leafs by itself.
  watch(
    () => [meeting.value?.id, meeting.value?.status] as const,
    ([, status]) => {
      leaf.value = status === 'closed' ? (meeting.value?.agenda.length ?? 1) - 1 : 0
      wanted.value = null
    },
    { immediate: true },
  )

  return { item, isOpen, canStep, hasFailed, step }
}
