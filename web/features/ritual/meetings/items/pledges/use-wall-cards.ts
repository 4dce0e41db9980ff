import { type ComputedRef, computed } from 'vue'
import type { ContestView } from '#shared/contest/contests/contract'
import type { MetricQuantity } from '#shared/ledger/deals/quantity'
import type { PledgeView } from '#shared/ritual/pledges/contract'
import { countOf, currentCounts } from '#shared/ritual/pledges/pledged-activities'
import { soldBefore } from '#shared/ritual/pledges/sold-before'
import { quantityOf } from '#web/features/ritual/pledges/pledge-figures'
import { pledgeCards } from '#web/features/ritual/pledges/pledge-wall'
import { useLive } from '#web/live/live.store'
import { countedIn, fittingFigure } from '#web/words/amounts'
import { useTranslator } from '#web/words/translator'
import type { WallCard } from './wall-layout'

/** A longer figure is written in 万 or 亿: two of them and their metric fit into half a wall. */
const MOST_CHARACTERS = 12

/** A card of the wall, in its team's colour. */
export interface ShownCard extends WallCard {
  id: string
  colour: string
  isKept: boolean
  /** What support it needs, without the label. */
  asks: string
}

/**
 * The pledges of the day in seat order: name, area, quantities, 表态词 and 求支撑. 1+2 are sold before the pledge, and
 * pledged; ▲ marks what was raised after the lock. Those that are kept are marked where `showsKept`.
 */
export function useWallCards(contest: () => ContestView, showsKept: () => boolean): ComputedRef<ShownCard[]> {
  const live = useLive()
  const translator = useTranslator()
  return computed(() => {
    const view = contest()
    const people = new Map(view.participants.map((person) => [person.id, person]))
    const pledges = new Map(live.pledges.map((pledge) => [pledge.participantId, pledge]))
    const names = new Map(view.metrics.map((metric) => [metric.id, metric.name]))
    const activities = new Map(view.activities?.map((activity) => [activity.id, activity.name]))
    const inFigures = (pledge: PledgeView, { metricId, quantity }: MetricQuantity) => {
      const counted = countedIn(translator, view, metricId)
      const figures = [soldBefore(pledge, metricId), quantity].filter((each) => each > 0)
      const isRaised = quantity > quantityOf(pledge.lines, metricId)
      const sum = figures.map((each) => fittingFigure(translator, each, counted, MOST_CHARACTERS)).join('+')
      return `${names.get(metricId) ?? ''} ${sum}${isRaised ? '▲' : ''}`
    }
    return pledgeCards(view, live.pledges).flatMap(({ id, name, colour, lines, state }) => {
      const pledge = pledges.get(id)
      if (!pledge) return []
      const items = lines.filter(({ quantity }) => quantity > 0).map((line) => inFigures(pledge, line))
      for (const { activityId, count } of currentCounts(pledge.activities)) {
        const isRaised = count > countOf(pledge.activities?.lines ?? [], activityId)
        items.push(`${activities.get(activityId) ?? ''} ${count}${isRaised ? '▲' : ''}`)
      }
      const asks = pledge.support
      const support = asks && translator.t('meetings.show.support') + asks
      const isKept = showsKept() && state === 'kept'
      const said = { words: pledge.sentence, support, asks }
      return [{ id, name, colour, isKept, area: people.get(id)?.area ?? '', items, ...said }]
    })
  })
}
