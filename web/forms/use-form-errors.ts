import { computed, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { z } from 'zod'
import { refusalText } from '#shared/platform/errors/error-texts'
import type { ErrorCode } from '#shared/platform/errors/errors'
import { ApiError } from '#web/api/api-error'
import { useRefusal } from '#web/api/use-refusal'
import { currentLanguage } from '#web/i18n/index'
import { type FieldProblem, problemOf, problemOfServer } from './field-text'

/** The field that a refusal belongs to where the server names none. */
export type FieldOfCode = Partial<Record<ErrorCode, string>>

/** The errors of one form: by field, and one general refusal, in the current language. */
export function useFormErrors() {
  const { t } = useI18n()
  const { refusal, general, reference, waitS, wait, ...whole } = useRefusal()
  const problems = shallowRef<FieldProblem[]>([])
  const isBusy = ref(false)

  const codeText = (code: ErrorCode, name?: string) => refusalText(currentLanguage(), { code, name })
  const textOf = (problem: FieldProblem) =>
    problem.code ? codeText(problem.code, problem.name) : t(problem.key ?? 'forms.field.wrong', problem.values ?? {})
  const fields = computed<Record<string, string>>(() =>
    Object.fromEntries(problems.value.map((problem) => [problem.path, textOf(problem)])),
  )

  function clear(): void {
    problems.value = []
    whole.clear()
  }

  /** Parses `value` with `schema`; where it does not fit, `undefined`, and each issue at its field. */
  function check<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> | undefined {
    clear()
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    problems.value = parsed.error.issues.map(problemOf)
    return undefined
  }

  /** Refuses a field as the server would, without asking it. */
  function refuse(path: string, code: ErrorCode): void {
    clear()
    problems.value = [{ path, code }]
  }

  /** Runs a change, one at a time; a refusal is shown and ends in `undefined`. */
  async function submit<T>(work: () => Promise<T>, fieldOf: FieldOfCode = {}): Promise<T | undefined> {
    if (isBusy.value || waitS.value > 0) return undefined
    clear()
    isBusy.value = true
    try {
      return await query(work, fieldOf)
    } finally {
      isBusy.value = false
    }
  }

  /** Like `submit`, for a change without an answer: whether it was carried out. */
  async function succeeds(work: () => Promise<unknown>, fieldOf: FieldOfCode = {}): Promise<boolean> {
    return (await submit(() => work().then(() => true), fieldOf)) === true
  }

  /** Like `submit`, but does not wait for a request under way. */
  async function query<T>(work: () => Promise<T>, fieldOf: FieldOfCode = {}): Promise<T | undefined> {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      show(error, fieldOf)
      return undefined
    }
  }

  /** Shows a refusal at the field it belongs to, else as the general one. */
  function show(error: ApiError, fieldOf: FieldOfCode = {}): void {
    const field = Object.entries(fieldOf).find(([code]) => code === error.code)?.[1]
    problems.value = field
      ? [{ path: field, code: error.code as ErrorCode, name: error.concerns }]
      : error.fields.map(problemOfServer)
    refusal.value = field ? null : error
    wait(error)
  }

  return {
    fields,
    problems,
    general,
    reference,
    isBusy,
    waitS,
    refusal,
    clear,
    check,
    refuse,
    submit,
    succeeds,
    query,
    show,
  }
}
