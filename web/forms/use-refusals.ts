import { useIntervalFn } from '@vueuse/core'
import { computed, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { z } from 'zod'
import { refusalText } from '#shared/platform/errors/error-texts'
import type { ErrorCode } from '#shared/platform/errors/errors'
import { ApiError } from '#web/api/http'
import { currentLanguage } from '#web/i18n/index'
import { type FieldProblem, problemOf, problemOfServer } from './field-text'

/** Which field a refusal belongs to when the server names none. */
export type Blame = Partial<Record<ErrorCode, string>>

/** The refusals of one form: each beside its field, the rest in one sentence, in the language of the moment. */
export function useRefusals() {
  const { t } = useI18n()
  const problems = shallowRef<FieldProblem[]>([])
  const refusal = shallowRef<ApiError | null>(null)
  const isBusy = ref(false)
  const waitS = ref(0)
  const countdown = useIntervalFn(
    () => {
      waitS.value -= 1
      if (waitS.value > 0) return
      countdown.pause()
      refusal.value = null
    },
    1000,
    { immediate: false },
  )

  const codeText = (code: ErrorCode, name?: string) => refusalText(currentLanguage(), { code, name })
  const textOf = (problem: FieldProblem) =>
    problem.code ? codeText(problem.code, problem.name) : t(problem.key ?? 'forms.field.wrong', problem.values ?? {})
  const fields = computed<Record<string, string>>(() =>
    Object.fromEntries(problems.value.map((problem) => [problem.path, textOf(problem)])),
  )
  const general = computed(() => {
    const error = refusal.value
    if (!error) return undefined
    if (waitS.value > 0) return t('forms.wait', { n: waitS.value })
    if (error.code === 'offline' || error.code === 'unreadable') return t(`common.error.${error.code}`)
    return refusalText(currentLanguage(), { code: error.code, cause: error.trouble, name: error.concerns })
  })
  const reference = computed(() => refusal.value?.reference)

  function clear(): void {
    problems.value = []
    refusal.value = null
  }

  /** What `schema` makes of `value`, or nothing, with each issue beside its field. */
  function check<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> | undefined {
    clear()
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    problems.value = parsed.error.issues.map(problemOf)
    return undefined
  }

  /** Does the work once at a time; a refusal is shown and ends in `undefined`. */
  async function attempt<T>(work: () => Promise<T>, blame: Blame = {}): Promise<T | undefined> {
    if (isBusy.value || waitS.value > 0) return undefined
    clear()
    isBusy.value = true
    try {
      return await tell(work, blame)
    } finally {
      isBusy.value = false
    }
  }

  /** As `attempt`, for reading: the newest question need not wait for the one before. */
  async function tell<T>(work: () => Promise<T>, blame: Blame = {}): Promise<T | undefined> {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      take(error, blame)
      return undefined
    }
  }

  function take(error: ApiError, blame: Blame): void {
    const blamed = Object.entries(blame).find(([code]) => code === error.code)?.[1]
    const named = error.fields.map(problemOfServer)
    problems.value = blamed ? [{ path: blamed, code: error.code as ErrorCode, name: error.concerns }] : named
    refusal.value = blamed ? null : error
    if (!error.retryAfterS) return
    waitS.value = error.retryAfterS
    countdown.resume()
  }

  return { fields, problems, general, reference, isBusy, waitS, refusal, clear, check, attempt, tell }
}
