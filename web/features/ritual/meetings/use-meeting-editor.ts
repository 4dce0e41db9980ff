import { useDebounceFn } from '@vueuse/core'
import { computed, type InjectionKey, inject, onScopeDispose, provide, shallowRef, watch } from 'vue'
import type { LiveFact } from '#shared/live/protocol'
import type { MeetingEditorView } from '#shared/ritual/meetings/editor'
import type { MeetingField, MeetingKind } from '#shared/ritual/meetings/items'
import { useFormErrors } from '#web/forms/use-form-errors'
import { useLive } from '#web/live/live.store'
import { type MeetingsApi, meetingsApi } from './meetings.api'

const RELOAD_AFTER_MS = 300
const TOUCHING: ReadonlySet<LiveFact['type']> = new Set([
  'meeting.changed',
  'pledge.made',
  'duty.changed',
  'pledge.kept',
])

/** The director's editor of one meeting: prepared by the server, reloaded after a fact that touches the meeting. */
export function useMeetingEditor(contestId: () => string | null, kind: () => MeetingKind) {
  const live = useLive()
  const errors = useFormErrors()
  const loading = useFormErrors()
  const editor = shallowRef<MeetingEditorView | null>(null)
  const api = computed(() => meetingsApi(contestId() ?? '', kind(), live.today ?? ''))
  let newestRequest = 0

  async function load(): Promise<void> {
    if (!contestId() || !live.today) return
    const requestId = ++newestRequest
    const answer = await loading.query(() => api.value.editor())
    if (!answer || requestId !== newestRequest) return
    loading.clear()
    editor.value = answer
  }
  const reload = useDebounceFn(load, RELOAD_AFTER_MS)

  /** Sends one change and applies the answer; false if it was refused. */
  async function act(change: (api: MeetingsApi) => Promise<MeetingEditorView>): Promise<boolean> {
    const answer = await errors.submit(() => change(api.value))
    if (answer) replace(answer)
    else await load()
    return answer !== undefined
  }

  /** Applies an answer and discards those of requests sent before it. */
  function replace(answer: MeetingEditorView): void {
    newestRequest += 1
    editor.value = answer
  }

  /** Saves one field; throws the refusal for the field to show. */
  async function write(name: MeetingField, value: string, revision: number) {
    replace(await api.value.write(name, value, revision))
    return field(name)
  }

  const field = (name: MeetingField) => editor.value?.fields.find((each) => each.field === name)
  const isClosed = computed(() => editor.value?.view.status === 'closed')

  watch(
    () => [contestId(), kind(), live.today],
    () => {
      editor.value = null
      void load()
    },
    { immediate: true },
  )
  onScopeDispose(live.onFact(({ fact }) => TOUCHING.has(fact.type) && void reload()))
  // Facts may have been missed while the link was down.
  watch(
    () => live.status,
    (now, before) => now === 'live' && before !== 'live' && void reload(),
  )

  return { editor, load, reload, act, write, field, isClosed, errors, loading }
}

export type MeetingEditor = ReturnType<typeof useMeetingEditor>
const key: InjectionKey<MeetingEditor> = Symbol('meeting editor')

/** Provides the editor to the cards of the page. */
export const provideMeetingEditor = (editor: MeetingEditor): void => provide(key, editor)

/** The editor that the page provides. */
export function injectMeetingEditor(): MeetingEditor {
  const editor = inject(key)
  if (!editor) throw new Error('No meeting editor provided around this card')
  return editor
}
