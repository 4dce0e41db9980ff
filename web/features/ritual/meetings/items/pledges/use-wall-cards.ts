import { type ComputedRef, computed } from 'vue'
import type { ContestView } from '#shared/contest/contests/contract'
import { pledgeCards } from '#web/features/ritual/pledges/pledge-wall'
import { useLive } from '#web/live/live.store'
import { countedIn, figure } from '#web/words/amounts'
import { useTranslator } from '#web/words/translator'
import type { WallCard } from './wall-layout'

/** A card of the wall, in its team's colour. */
export interface ShownCard extends WallCard {
  id: string
  colour: string
  isKept: boolean
}

/** The pledges of the day in seat order: name, area, quantities and 表态词. */
export function useWallCards(contest: () => ContestView): ComputedRef<ShownCard[]> {
  const live = useLive()
  const translator = useTranslator()
  return computed(() => {
    const view = contest()
    const people = new Map(view.participants.map((person) => [person.id, person]))
    const sentences = new Map(live.pledges.map((pledge) => [pledge.participantId, pledge.sentence]))
    const names = new Map(view.metrics.map((metric) => [metric.id, metric.name]))
    return pledgeCards(view, live.pledges).map(({ id, name, colour, lines, state }) => ({
      ...{ id, name, colour, isKept: state === 'kept' },
      area: people.get(id)?.area ?? '',
      words: sentences.get(id) ?? '',
      items: lines
        .filter(({ quantity }) => quantity > 0)
        .map(({ metricId, quantity }) => {
          const counted = countedIn(translator, view, metricId)
          return `${names.get(metricId) ?? ''} ${figure(translator, quantity, counted)}`
        }),
    }))
  })
}
