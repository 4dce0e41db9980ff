import { useDebounceFn } from '@vueuse/core'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { MeetingFieldView } from '#shared/ritual/meetings/editor'
import { ApiError } from '#web/api/api-error'

/** A concurrent edit of the field; both texts stay until one is chosen. */
export interface Conflict {
  by: string
  value: string
  revision: number
}

export type FieldState = 'kept' | 'waiting' | 'saving' | 'conflict' | 'failed'
export const SAVE_AFTER_MS = 900

/**
 * One field of a meeting while it is written: saved with the revision it was read at, one save after the other. Where
 * the server holds another revision nothing is overwritten: the field waits until a text is chosen.
 */
export function useMeetingField(
  stands: () => MeetingFieldView | undefined,
  save: (value: string, revision: number) => Promise<MeetingFieldView | undefined>,
) {
  const text = ref(stands()?.value ?? '')
  const base = shallowRef({ value: text.value, revision: stands()?.revision ?? 0 })
  const conflict = shallowRef<Conflict>()
  const isSaving = ref(false)
  const failure = shallowRef<ApiError>()

  const isDirty = computed(() => text.value.trim() !== base.value.value.trim())
  const state = computed<FieldState>(() => {
    if (conflict.value) return 'conflict'
    if (isSaving.value) return 'saving'
    if (failure.value) return 'failed'
    return isDirty.value ? 'waiting' : 'kept'
  })

  async function flush(): Promise<void> {
    if (isSaving.value || conflict.value || !isDirty.value) return
    isSaving.value = true
    failure.value = undefined
    const { value, revision } = { value: text.value.trim(), revision: base.value.revision }
    try {
      const kept = await save(value, revision)
      base.value = { value, revision: kept?.revision ?? revision + 1 }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.changed) conflict.value = error.changed
      else failure.value = error
    } finally {
      isSaving.value = false
    }
    if (!failure.value) await flush()
  }
  const later = useDebounceFn(flush, SAVE_AFTER_MS)

  function write(value: string): void {
    text.value = value
    failure.value = undefined
    void later()
  }

  /** Ends a conflict with one's own text, saved over the present revision. */
  async function keepMine(): Promise<void> {
    if (!conflict.value) return
    base.value = { value: conflict.value.value, revision: conflict.value.revision }
    conflict.value = undefined
    await flush()
  }

  function takeTheirs(): void {
    if (!conflict.value) return
    base.value = { value: conflict.value.value, revision: conflict.value.revision }
    text.value = conflict.value.value
    conflict.value = undefined
  }

  // Applies the edits of others at once, unless own text is unsaved.
  watch(stands, (next) => {
    if (!next || next.revision <= base.value.revision || isSaving.value || conflict.value) return
    if (isDirty.value && next.value.trim() !== text.value.trim()) {
      conflict.value = { by: next.changedBy ?? '', value: next.value, revision: next.revision }
      return
    }
    base.value = { value: next.value, revision: next.revision }
    text.value = next.value
  })
  onScopeDispose(() => void flush())

  return { text, state, conflict, failure, write, flush, keepMine, takeTheirs }
}
