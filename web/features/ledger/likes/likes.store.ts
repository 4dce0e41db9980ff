import { defineStore } from 'pinia'
import { reactive, shallowRef, watch } from 'vue'
import type { LikesView } from '#shared/ledger/likes/contract'
import { ApiError } from '#web/api/api-error'
import { useLive } from '#web/live/live.store'
import { likeDeal, readLikes } from './likes.api'

/** The likes of the sales that this page shows: asked for once together, then as heads of the room bring them (LP21). */
export const useLikes = defineStore('likes', () => {
  const live = useLive()
  const counts = reactive(new Map<string, number>())
  const own = reactive(new Set<string>())
  const shown = new Map<string, number>()
  const failed = shallowRef<ApiError>()
  let isAsked = false

  function take(view: LikesView, dealIds: readonly string[]): void {
    for (const id of dealIds) counts.set(id, view.likes[id] ?? 0)
    for (const id of view.own) own.add(id)
  }

  /** What several lines ask for in one turn is one question. A count that does not come is no news. */
  function ask(): void {
    if (isAsked) return
    isAsked = true
    queueMicrotask(async () => {
      isAsked = false
      const contestId = live.contest?.id
      const dealIds = [...shown.keys()].slice(-60)
      if (!contestId || dealIds.length === 0) return
      const view = await readLikes(contestId, dealIds).catch(() => undefined)
      if (view) take(view, dealIds)
    })
  }

  /** A line shows that sale; returns how to let go of it. */
  function show(dealId: string): () => void {
    shown.set(dealId, (shown.get(dealId) ?? 0) + 1)
    if (!counts.has(dealId)) ask()
    return () => {
      const left = (shown.get(dealId) ?? 1) - 1
      if (left > 0) shown.set(dealId, left)
      else shown.delete(dealId)
    }
  }

  /** Shown at once, and taken off again where the server refuses. */
  async function like(contestId: string, dealId: string): Promise<void> {
    if (own.has(dealId)) return
    failed.value = undefined
    own.add(dealId)
    counts.set(dealId, (counts.get(dealId) ?? 0) + 1)
    try {
      take(await likeDeal(contestId, dealId), [dealId])
    } catch (error) {
      own.delete(dealId)
      counts.set(dealId, Math.max(0, (counts.get(dealId) ?? 1) - 1))
      if (!(error instanceof ApiError)) throw error
      failed.value = error
      ask()
    }
  }

  watch(
    () => live.likes,
    (changed) => {
      for (const [id, count] of Object.entries(changed)) if (shown.has(id)) counts.set(id, count)
    },
  )
  // Heads that this screen did not hear are made good.
  watch(
    () => live.isInStep,
    (isInStep) => isInStep && ask(),
  )

  return { counts, own, failed, show, like }
})
