import { computed, shallowRef } from 'vue'
import type { ContestView } from '#shared/contest/contests/contract'
import { type CeremonyState, type CeremonyStep, stepBy } from '#shared/ritual/ceremony/steps'
import { useFormErrors } from '#web/forms/use-form-errors'
import { useLive } from '#web/live/live.store'
import { serverNow } from '#web/stamp/server-clock'
import { endCeremony, setCeremony } from '../ceremony.api'
import { useCeremony } from '../use-ceremony'

const stateAt = (step: CeremonyStep, isHeld: boolean): CeremonyState => ({
  step,
  since: serverNow().toISOString(),
  isHeld,
})

/** Directs the ceremony: on the TVs while it is on, else a rehearsal that this page alone shows. */
export function useCeremonyDesk(contest: () => ContestView) {
  const live = useLive()
  const errors = useFormErrors()
  const rehearsal = shallowRef(stateAt('opening', true))
  const onTvs = computed(() => live.ritual?.ceremony ?? null)
  const state = computed(() => onTvs.value ?? rehearsal.value)
  const ceremony = useCeremony(contest, () => state.value)

  async function to(step: CeremonyStep, isHeld = state.value.isHeld): Promise<void> {
    if (!onTvs.value) rehearsal.value = stateAt(step, isHeld)
    else await errors.succeeds(() => setCeremony(contest().id, { step, isHeld }))
  }

  return {
    ...ceremony,
    errors,
    state,
    isOnTvs: computed(() => onTvs.value !== null),
    to,
    by: (steps: number) => to(stepBy(ceremony.step.value, ceremony.steps.value, steps)),
    hold: () => to(ceremony.step.value, !state.value.isHeld),
    begin: () => errors.succeeds(() => setCeremony(contest().id, { step: 'opening', isHeld: false })),
    end: async () => {
      rehearsal.value = stateAt('opening', true)
      await errors.succeeds(() => endCeremony(contest().id))
    },
  }
}
