import type { ContestView } from '#shared/contest/contests/contract'
import type { ChartsView } from '#shared/screens/charts/contract'
import { amount, pointsUnit, shortFigure } from '#web/words/amounts'
import { dayText } from '#web/words/days'
import type { Translator } from '#web/words/translator'
import type { Drawing } from './draw-chart'

const GREY = '#8a817b'
const RED = '#bd2517'

/** A person's points of each day next to those of their team per member; nothing where the figures are of no person. */
export function personDrawing(translator: Translator, contest: ContestView, charts: ChartsView): Drawing | undefined {
  const own = charts.person
  if (!own) return undefined
  const counted = pointsUnit(translator, contest)
  const name = contest.participants.find(({ id }) => id === own.participantId)?.name ?? ''
  return {
    labels: charts.days.map((day) => dayText(day, { year: false })),
    series: [
      { name, values: own.points, colour: RED },
      { name: translator.t('charts.person.average'), values: own.average, colour: GREY, look: 'line' },
    ],
    amount: (value) => amount(translator, Math.round(value * 10) / 10, counted),
    short: (value) => shortFigure(translator, value, counted),
  }
}
