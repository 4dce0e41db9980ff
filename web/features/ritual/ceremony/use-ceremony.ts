import { computed, shallowRef, watch } from 'vue'
import type { ContestView } from '#shared/contest/contests/contract'
import type { SpeaksAs } from '#shared/platform/auth/contract'
import type { CeremonyView } from '#shared/ritual/ceremony/contract'
import { type CeremonyState, stepAt, stepsOf } from '#shared/ritual/ceremony/steps'
import { useResource } from '#web/api/use-resource'
import { useLive } from '#web/live/live.store'
import { useServerClock } from '#web/stamp/server-clock'
import { useTranslator } from '#web/words/translator'
import { readCeremony } from './ceremony.api'
import { finalRanking } from './ceremony-teams'

const NOTHING: CeremonyView = { honours: [], pledges: { kept: 0, pledged: 0 } }
const LOOK_MS = 250

/** The ceremony of the contest that this page follows: what it reveals, in which steps, and the step of the moment. */
export function useCeremony(contest: () => ContestView, state: () => CeremonyState | null, as: SpeaksAs = 'person') {
  const translator = useTranslator()
  const live = useLive()
  const now = useServerClock(LOOK_MS)
  const { data } = useResource(
    () => contest().id,
    (id) => readCeremony(id, as),
    // What is revealed is read as it is when it begins, and again when the figures are final.
    { refreshOn: [() => state()?.step === 'opening', () => contest().status], keep: true },
  )
  const view = computed(() => data.value ?? NOTHING)
  const ranking = computed(() => finalRanking(translator, contest(), live))
  const steps = computed(() =>
    stepsOf(
      ranking.value.teams.map((team) => team.rank),
      view.value.honours.map(({ kind }) => kind),
    ),
  )
  const step = shallowRef(shown())
  watch([now, state, steps], () => {
    step.value = shown()
  })

  function shown() {
    const at = state()
    return at ? stepAt(at, steps.value, now.value.getTime()) : 'board'
  }
  return { view, ranking, steps, step }
}
