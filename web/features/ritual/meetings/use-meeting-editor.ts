import { computed, type InjectionKey, inject, provide } from 'vue'
import { touches } from '#shared/live/facts'
import type { MeetingEditorView } from '#shared/ritual/meetings/editor'
import type { MeetingField, MeetingKind } from '#shared/ritual/meetings/items'
import { useRefusal } from '#web/api/use-refusal'
import { useResource } from '#web/api/use-resource'
import { useFormErrors } from '#web/forms/use-form-errors'
import { useLive } from '#web/live/live.store'
import { useTouched } from '#web/live/use-touched'
import { type MeetingsApi, meetingsApi } from './meetings.api'

const CALM_MS = 300

/** The director's editor of one meeting: prepared by the server, reloaded after a fact that touches the meeting. */
export function useMeetingEditor(contestId: () => string | null, kind: () => MeetingKind) {
  const live = useLive()
  const errors = useFormErrors()
  const api = computed(() => meetingsApi(contestId() ?? '', kind(), live.today ?? ''))
  const loading = useRefusal()
  const {
    data: editor,
    load,
    replace,
  } = useResource(
    () => (contestId() && live.today ? [contestId(), kind(), live.today] : null),
    () => api.value.editor(),
    { errors: loading, refreshOn: useTouched((fact) => touches(fact, 'agenda')), calmMs: CALM_MS },
  )

  /** Sends one change and applies the answer; false if it was refused. */
  async function act(change: (api: MeetingsApi) => Promise<MeetingEditorView>): Promise<boolean> {
    const answer = await errors.submit(() => change(api.value))
    if (answer) replace(answer)
    else await load()
    return answer !== undefined
  }

  /** Saves one field; throws the refusal for the field to show. */
  async function write(name: MeetingField, value: string, revision: number) {
    replace(await api.value.write(name, value, revision))
    return field(name)
  }

  const field = (name: MeetingField) => editor.value?.fields.find((each) => each.field === name)
  const isClosed = computed(() => editor.value?.view.status === 'closed')

  return { editor, load, act, write, field, isClosed, errors, loading }
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
