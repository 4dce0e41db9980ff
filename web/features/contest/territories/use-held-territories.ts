import { computed } from 'vue'
import { z } from 'zod'
import { isHeldOn, TerritoryView } from '#shared/contest/territories/contract'
import type { Day } from '#shared/platform/time/time'
import { useResource } from '#web/api/use-resource'
import { forgottenOnSignOut } from '#web/session/session-cache'
import { listTerritories } from './territories.api'

const Kept = z.object({
  contestId: z.uuid(),
  territories: z.array(TerritoryView.pick({ id: true, name: true, segment: true, holdings: true })),
})
type Held = z.infer<typeof Kept>['territories']

/**
 * What a participant holds on a day: as it was last seen until the server answers, so that a sale that is logged without
 * a signal can name its territory too.
 */
export function useHeldTerritories(contestId: () => string | undefined, of: () => { id: string | null; day: Day }) {
  const { data } = useResource(contestId, async (id): Promise<Held> => {
    const territories = await listTerritories(id)
    keep(id, territories)
    return territories
  })
  const lastSeen = computed(() => kept(contestId()))
  return computed(() => {
    const { id, day } = of()
    const known = data.value ?? lastSeen.value ?? []
    return known.filter(({ holdings }) => holdings.some((each) => each.participantId === id && isHeldOn(each, day)))
  })
}

/** Only what can be chosen from is kept. */
function keep(contestId: string, territories: readonly TerritoryView[]): void {
  const held = territories.filter(({ holdings }) => holdings.some(({ to }) => to === null))
  try {
    localStorage.setItem(forgottenOnSignOut.territories, JSON.stringify(Kept.parse({ contestId, territories: held })))
  } catch {
    localStorage.removeItem(forgottenOnSignOut.territories)
  }
}

function kept(contestId: string | undefined): Held | undefined {
  try {
    const last = Kept.parse(JSON.parse(localStorage.getItem(forgottenOnSignOut.territories) ?? ''))
    return last.contestId === contestId ? last.territories : undefined
  } catch {
    return undefined
  }
}

/** The territory that was chosen last on this device. */
export const lastChosen = (): string | null => localStorage.getItem(forgottenOnSignOut.chosenTerritory)
export const rememberChosen = (id: string): void => localStorage.setItem(forgottenOnSignOut.chosenTerritory, id)
