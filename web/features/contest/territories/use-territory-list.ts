import { computed, ref, shallowRef } from 'vue'
import {
  type ListedTerritory,
  ListTerritoriesInput,
  type ListTerritoriesView,
} from '#shared/contest/territories/listed-territories'
import { type FileTrouble, UnreadableFile } from '#web/forms/read-table'
import { useFormErrors } from '#web/forms/use-form-errors'
import { territoriesInText, territoriesOfFile } from './listed-rows'
import { sendTerritories } from './territories.api'

/** A list of territories on its way into a contest: what it says, what would become of it, and what was put right. */
export function useTerritoryList(contestId: () => string) {
  const errors = useFormErrors()
  const rows = ref<ListedTerritory[]>([])
  const answer = shallowRef<ListTerritoriesView | null>(null)
  const trouble = ref<FileTrouble | null>(null)
  /** A row was changed since the list was last looked at. */
  const isEdited = ref(false)
  const count = (...outcomes: ListTerritoriesView['rows'][number]['outcome'][]) =>
    answer.value?.rows.filter((row) => outcomes.includes(row.outcome)).length ?? 0
  const wrong = computed(() => count('error'))
  const toWrite = computed(() => count('new', 'changed'))

  async function send(isPreview: boolean): Promise<boolean> {
    const input = errors.check(ListTerritoriesInput, { rows: rows.value, isPreview })
    if (!input) {
      answer.value = null
      return false
    }
    const view = await errors.submit(() => sendTerritories(contestId(), input))
    if (view) {
      answer.value = view
      isEdited.value = false
    }
    return view?.isWritten === true
  }

  async function lookAt(read: () => Promise<ListedTerritory[]>): Promise<void> {
    answer.value = null
    trouble.value = null
    errors.clear()
    try {
      rows.value = await read()
      await send(true)
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error
      trouble.value = error.trouble
    }
  }

  function edit(index: number, column: keyof ListedTerritory, cell: string): void {
    const row = rows.value[index]
    if (!row || row[column] === cell) return
    rows.value[index] = { ...row, [column]: cell }
    isEdited.value = true
  }

  /** A row that is not wanted after all. */
  async function remove(index: number): Promise<void> {
    rows.value = rows.value.filter((_, n) => n !== index)
    if (rows.value.length === 0) answer.value = null
    else await send(true)
  }

  return {
    ...{ rows, answer, isEdited, wrong, toWrite, trouble, errors, edit, remove },
    look: () => send(true),
    lookAtFile: (file: File) => lookAt(() => territoriesOfFile(file)),
    lookAtText: (text: string) => lookAt(() => territoriesInText(text)),
    write: () => send(false),
  }
}
