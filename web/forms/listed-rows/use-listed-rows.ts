import { computed, ref, type ShallowRef, shallowRef } from 'vue'
import type { z } from 'zod'
import type { TableNotice } from '#shared/platform/spreadsheets/table'
import { type FileTrouble, UnreadableFile } from '#web/forms/read-table'
import { useFormErrors } from '#web/forms/use-form-errors'
import type { ListedTable } from './listed-table'

/** What becomes of a row, counted from 1; `error` says what is wrong with it, `holder` whom that concerns. */
export interface RowOutcome {
  row: number
  outcome: string
  error?: string | undefined
  holder?: string | undefined
}

/** What the server answers to a list, written or only looked at. */
export interface ListAnswer {
  rows: readonly RowOutcome[]
  isWritten: boolean
}

/** How one kind of list is read, checked and sent; a preview writes nothing. */
export interface ListedKind<Row, Input, View> {
  ofFile: (file: File) => Promise<ListedTable<Row>>
  inText: (text: string) => Promise<ListedTable<Row>>
  schema: z.ZodType<Input>
  send: (input: Input) => Promise<View>
  /** The outcomes of rows that are written. */
  written: readonly string[]
}

/** A list on its way into a contest: what it says, what would become of it, and what was corrected. */
export function useListedRows<Row extends object, Input, View extends ListAnswer>({
  ofFile,
  inText,
  schema,
  send: sendRows,
  written,
}: ListedKind<Row, Input, View>) {
  const errors = useFormErrors()
  const rows: ShallowRef<Row[]> = shallowRef([])
  /** The numbers of the rows in the file. */
  const places = shallowRef<number[]>([])
  const notices = shallowRef<TableNotice[]>([])
  const answer: ShallowRef<View | null> = shallowRef(null)
  const trouble = ref<FileTrouble | null>(null)
  /** A row was changed since the list was last looked at. */
  const isEdited = ref(false)
  const count = (outcomes: readonly string[]) =>
    answer.value?.rows.filter((row) => outcomes.includes(row.outcome)).length ?? 0
  const wrong = computed(() => count(['error']))
  const toWrite = computed(() => count(written))

  async function send(isPreview: boolean): Promise<boolean> {
    const input = errors.check(schema, { rows: rows.value, isPreview })
    if (!input) {
      answer.value = null
      return false
    }
    const view = await errors.submit(() => sendRows(input))
    if (view) {
      answer.value = view
      isEdited.value = false
    }
    return view?.isWritten === true
  }

  async function lookAt(read: () => Promise<ListedTable<Row>>): Promise<void> {
    answer.value = null
    trouble.value = null
    errors.clear()
    try {
      const table = await read()
      rows.value = table.rows
      places.value = table.places
      notices.value = table.notices
      await send(true)
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error
      trouble.value = error.trouble
    }
  }

  function edit(index: number, column: keyof Row, cell: string): void {
    const row = rows.value[index]
    if (!row || row[column] === cell) return
    rows.value = rows.value.map((each, n) => (n === index ? { ...row, [column]: cell } : each))
    isEdited.value = true
  }

  /** A row that is not wanted after all. */
  async function remove(index: number): Promise<void> {
    rows.value = rows.value.filter((_, n) => n !== index)
    places.value = places.value.filter((_, n) => n !== index)
    if (rows.value.length === 0) answer.value = null
    else await send(true)
  }

  return {
    ...{ rows, places, notices, answer, isEdited, wrong, toWrite, trouble, errors, edit, remove },
    look: () => send(true),
    lookAtFile: (file: File) => lookAt(() => ofFile(file)),
    lookAtText: (text: string) => lookAt(() => inText(text)),
    write: () => send(false),
  }
}
