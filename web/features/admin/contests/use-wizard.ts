import { computed, type InjectionKey, inject, provide, reactive, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { ContestView } from '#shared/contest'
import { put } from '../../../api/http'
import { useRefusals } from '../../../forms/use-refusals'
import { useDesk } from '../desk.store'
import { type Draft, toDraft, toInput } from './draft'
import { byGoal, problemsOf, STEPS, stepOf } from './draft-problems'

/** A draft under the director's hands: edited here, saved as a whole. */
function createWizard(contest: ContestView) {
  const { t } = useI18n()
  const desk = useDesk()
  const refusals = useRefusals()
  const presetMetrics = (['3g', 'broadband', 'bundle'] as const).map((key) => ({
    key,
    name: t(`wizard.presets.${key}.name`),
    unit: t(`wizard.presets.${key}.unit`),
  }))
  const presets = {
    metrics: presetMetrics,
    teams: [t('wizard.presets.team', { n: 1 }), t('wizard.presets.team', { n: 2 })],
  }
  const draft: Draft = reactive(toDraft(contest, presets))
  const isUntouched = contest.metrics.length === 0 && contest.teams.length === 0
  const saved = ref(isUntouched ? '' : JSON.stringify(toInput(draft)))
  const isDirty = computed(() => JSON.stringify(toInput(draft)) !== saved.value)
  const stepsWithProblems = computed(() => new Set(refusals.problems.value.map((problem) => stepOf(problem.path))))

  /** True once the server holds what is on the screen; otherwise the fields say why not. */
  async function save(): Promise<boolean> {
    const input = toInput(draft)
    refusals.clear()
    refusals.problems.value = problemsOf(input)
    if (refusals.problems.value.length > 0) return false
    if (!isDirty.value) return true
    const text = JSON.stringify(input)
    const view = await refusals.attempt(() => put(`/api/contests/${contest.id}`, ContestView, input))
    if (!view) {
      refusals.problems.value = refusals.problems.value.map((problem) => byGoal(problem, input))
      return false
    }
    saved.value = text
    desk.lay(view)
    return true
  }

  /** Looks again at fields that were refused, so that a mended one stops complaining while one types. */
  function lookAgain(): void {
    if (refusals.problems.value.length > 0) refusals.problems.value = problemsOf(toInput(draft))
  }

  return {
    contestId: contest.id,
    draft,
    refusals,
    presetMetrics,
    isDirty,
    stepsWithProblems,
    steps: STEPS,
    save,
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
