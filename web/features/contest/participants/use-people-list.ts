import { computed, ref, shallowRef } from 'vue'
import { AddPeopleInput, type AddPeopleView, type PastedRow } from '#shared/contest/participants/pasted-people'
import type { TableNotice } from '#shared/platform/spreadsheets/table'
import { type FileTrouble, UnreadableFile } from '#web/forms/read-table'
import { useFormErrors } from '#web/forms/use-form-errors'
import { addPeople } from './participants.api'
import { type PeopleRows, parseRows, peopleOfFile } from './paste-rows'

/** A list of people on its way into a contest: what it says, what would become of it, and what was put right. */
export function usePeopleList(contestId: () => string) {
  const errors = useFormErrors()
  const rows = ref<PastedRow[]>([])
  /** The numbers of the rows in the file. */
  const places = shallowRef<number[]>([])
  const notices = shallowRef<TableNotice[]>([])
  const answer = shallowRef<AddPeopleView | null>(null)
  const trouble = ref<FileTrouble | null>(null)
  /** A row was changed since the list was last looked at. */
  const isEdited = ref(false)
  const count = (...outcomes: AddPeopleView['rows'][number]['outcome'][]) =>
    answer.value?.rows.filter((row) => outcomes.includes(row.outcome)).length ?? 0
  const wrong = computed(() => count('error'))
  const toWrite = computed(() => count('new', 'existing_account', 'changed'))

  async function send(isPreview: boolean): Promise<boolean> {
    const input = errors.check(AddPeopleInput, { rows: rows.value, isPreview })
    if (!input) {
      answer.value = null
      return false
    }
    const view = await errors.submit(() => addPeople(contestId(), input))
    if (view) {
      answer.value = view
      isEdited.value = false
    }
    return view?.isWritten === true
  }

  async function look(): Promise<void> {
    trouble.value = null
    await send(true)
  }

  async function lookAt(read: () => Promise<PeopleRows>): Promise<void> {
    answer.value = null
    errors.clear()
    try {
      const people = await read()
      rows.value = people.rows
      places.value = people.places
      notices.value = people.notices
      await look()
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error
      trouble.value = error.trouble
    }
  }

  function edit(index: number, column: keyof PastedRow, cell: string): void {
    const row = rows.value[index]
    if (!row || row[column] === cell) return
    rows.value[index] = { ...row, [column]: cell }
    isEdited.value = true
  }

  /** A row that is not wanted after all. */
  async function remove(index: number): Promise<void> {
    rows.value = rows.value.filter((_, n) => n !== index)
    places.value = places.value.filter((_, n) => n !== index)
    await look()
  }

  return {
    rows,
    places,
    notices,
    answer,
    isEdited,
    wrong,
    toWrite,
    trouble,
    errors,
    look,
    lookAtFile: (file: File) => lookAt(() => peopleOfFile(file)),
    lookAtText: (text: string) => lookAt(() => parseRows(text)),
    edit,
    remove,
    write: () => send(false),
  }
}
