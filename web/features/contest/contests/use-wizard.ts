import { computed, type InjectionKey, inject, provide, reactive, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { type ContestView, type DraftInput, type DraftPart, draftOf } from '#shared/contest/contests/contract'
import { useEditedContest } from '#web/features/contest/contests/edited-contest.store'
import { useFormErrors } from '#web/forms/use-form-errors'
import { readContest, saveDraft } from './contests.api'
import { type Draft, toDraft, toInput } from './draft'
import { byGoal, problemsOf, STEPS, stepOf } from './draft-problems'
import { type Clash, mergeDraft, takeTheirs } from './merge-draft'
import { presetsOf } from './templates'
import { keepUnsaved, unsavedOf } from './unsaved-draft'

/** A draft under the director's hands: edited here, saved as a whole. */
function createWizard(contest: ContestView) {
  const { t } = useI18n()
  const desk = useEditedContest()
  const errors = useFormErrors()
  const presets = presetsOf(t, 'lines')
  const stored = toDraft(contest, presets)
  const unsaved = unsavedOf(contest.id)
  const draft: Draft = reactive({ ...stored, ...unsaved?.draft })
  const saved = ref(JSON.stringify(toInput(stored)))
  const isDirty = computed(() => JSON.stringify(toInput(draft)) !== saved.value)
  /** The presets of a new draft are on the screen and not on the server yet. */
  let isStored = contest.metrics.length > 0 || contest.teams.length > 0
  const clashes = shallowRef<Clash[]>([])
  /** 未保存 only where something keeps it from being saved: a field that is half typed, or a refusal. */
  const state = computed(() => {
    if (!isDirty.value) return 'saved'
    const isKept = errors.general.value !== '' || clashes.value.length > 0 || problemsOf(toInput(draft)).length > 0
    return isKept ? 'unsaved' : 'saving'
  })
  const stepsWithProblems = computed(() => new Set(errors.problems.value.map((problem) => stepOf(problem.path))))

  /** The draft as the server gave it last; what another director saved since then is never written over unseen. */
  let was = unsaved?.was ?? draftOf(contest)
  const taken = shallowRef<DraftPart[]>([])
  keepUnsaved(contest.id, () => (isDirty.value ? { draft, was } : undefined))

  let lastWrite = Promise.resolve(true)
  /** True once the server holds what is on the screen; otherwise the fields say why not. One save at a time, in order. */
  function save(): Promise<boolean> {
    lastWrite = lastWrite.then(write, write)
    return lastWrite
  }

  /** Saves what was changed, unless it is half typed: that stays in this tab until it is whole. */
  async function saveQuietly(): Promise<void> {
    if (isDirty.value && clashes.value.length === 0 && problemsOf(toInput(draft)).length === 0) await save()
  }

  async function write(): Promise<boolean> {
    const input = toInput(draft)
    errors.clear()
    errors.problems.value = problemsOf(input)
    if (errors.problems.value.length > 0) return false
    if (!isDirty.value && isStored) return true
    const text = JSON.stringify(input)
    const view = await errors.submit(() => saveDraft(contest.id, { ...input, was }))
    if (!view) {
      if (errors.refusal.value?.code === 'field_changed') return mergeAndSave(input)
      errors.problems.value = errors.problems.value.map((problem) => byGoal(problem, input))
      return false
    }
    was = draftOf(view)
    saved.value = text
    isStored = true
    clashes.value = []
    desk.replace(view)
    return true
  }

  /** Takes over what another director saved meanwhile, and saves unless both changed the same: then it asks. */
  async function mergeAndSave(mine: DraftInput): Promise<boolean> {
    const now = await errors.submit(() => readContest(contest.id))
    if (now?.status !== 'draft') return false
    const merged = mergeDraft(was, mine, draftOf(now))
    was = draftOf(now)
    taken.value = [...new Set([...taken.value, ...merged.taken])]
    clashes.value = merged.clashes
    fill(merged.input)
    return clashes.value.length === 0 && write()
  }

  function settle(clash: Clash): void {
    fill(takeTheirs(toInput(draft), clash))
    clashes.value = clashes.value.filter((each) => each !== clash)
  }

  function fill(input: DraftInput): void {
    if (!input.overall) delete draft.overall
    Object.assign(draft, toDraft({ ...contest, ...input }, presets))
  }

  /** Looks again at fields that were refused, so that a mended one stops complaining while one types. */
  function lookAgain(): void {
    if (errors.problems.value.length > 0) errors.problems.value = problemsOf(toInput(draft))
  }

  return {
    contestId: contest.id,
    draft,
    errors,
    presetMetrics: presets.metrics,
    isDirty,
    state,
    stepsWithProblems,
    steps: STEPS,
    taken,
    clashes,
    settle,
    save,
    saveQuietly,
    lookAgain,
  }
}

export type Wizard = ReturnType<typeof createWizard>
const WIZARD: InjectionKey<Wizard> = Symbol('wizard')

/** Makes the wizard for the steps below. */
export function provideWizard(contest: ContestView): Wizard {
  const wizard = createWizard(contest)
  provide(WIZARD, wizard)
  return wizard
}

export function useWizard(): Wizard {
  const wizard = inject(WIZARD)
  if (!wizard) throw new Error('A step of the wizard needs the wizard around it')
  return wizard
}
