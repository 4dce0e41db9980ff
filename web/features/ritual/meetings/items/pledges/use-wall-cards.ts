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

/** The pledges of the day in seat order: name, area, quantities (1+2: sold before the pledge, and pledged) and 表态词. */
export function useWallCards(contest: () => ContestView): ComputedRef<ShownCard[]> {
  const live = useLive()
  const translator = useTranslator()
  return computed(() => {
    const view = contest()
    const people = new Map(view.participants.map((person) => [person.id, person]))
    const sentences = new Map(live.pledges.map((pledge) => [pledge.participantId, pledge.sentence]))
    const names = new Map(view.metrics.map((metric) => [metric.id, metric.name]))
    return pledgeCards(view, live.pledges).map(({ id, name, colour, lines, state, soldBefore }) => ({
      ...{ id, name, colour, isKept: state === 'kept' },
      area: people.get(id)?.area ?? '',
      words: sentences.get(id) ?? '',
      items: lines
        .filter(({ quantity }) => quantity > 0)
        .map(({ metricId, quantity }) => {
          const counted = countedIn(translator, view, metricId)
          const had = soldBefore?.find((line) => line.metricId === metricId)?.quantity ?? 0
          const figures = [had, quantity].filter((each) => each > 0).map((each) => figure(translator, each, counted))
          return `${names.get(metricId) ?? ''} ${figures.join('+')}`
        }),
    }))
  })
}
