import { computed } from 'vue'
import type { ContestView } from '#shared/contest/contests/contract'
import type { CurveView } from '#shared/ledger/standings/curve'
import type { ChartsView } from '#shared/screens/charts/contract'
import type { Measure } from '#web/features/ledger/standings/measure'
import { amount, pointsUnit, shortFigure } from '#web/words/amounts'
import { dayText } from '#web/words/days'
import { useTranslator } from '#web/words/translator'
import { cumulative, daysOf, MIX_COLOURS, mixOf, wayTo } from './chart-shapes'
import type { Drawing } from './draw-chart'
import { personDrawing } from './person-drawing'

interface Shown {
  contest: ContestView
  curve: CurveView
  charts: ChartsView
  measure: Measure
  /** Null: all teams. */
  teamId: string | null
}

const GOLD = '#c8870a'
const GREY = '#8a817b'
const RED = '#bd2517'

/** The four charts of the page, in the words and units of the reader. */
export function useCharts(shown: () => Shown) {
  const translator = useTranslator()
  const { t } = translator
  const inUnits = (counted: Measure) => ({
    amount: (value: number) => amount(translator, Math.round(value * 10) / 10, counted),
    short: (value: number) => shortFigure(translator, value, counted),
  })
  const dayName = (day: string) => dayText(day, { year: false })

  const growth = computed<Drawing>(() => {
    const { contest, curve, measure, teamId } = shown()
    const colour = contest.teams.find(({ id }) => id === teamId)?.colour ?? RED
    const way = (goal: 'target' | 'challenge', tint: string, look: 'dashed' | 'dotted') => {
      const values = wayTo(goal, contest, teamId, measure.by)
      return values ? [{ name: t(`charts.growth.${goal}`), values, colour: tint, look }] : []
    }
    return {
      labels: daysOf(contest).map(dayName),
      series: [
        { name: t('charts.growth.sold'), values: cumulative(curve, teamId, measure.by), colour, look: 'line' },
        ...way('target', GREY, 'dashed'),
        ...way('challenge', GOLD, 'dotted'),
      ],
      ...inUnits(measure),
    }
  })

  const pledges = computed<Drawing>(() => {
    const { charts, measure } = shown()
    const own = charts.pledges.find(({ metricId }) => (metricId ?? 'points') === measure.by)
    return {
      labels: charts.days.map(dayName),
      series: [
        { name: t('charts.pledges.pledged'), values: own?.pledged ?? [], colour: GOLD },
        { name: t('charts.pledges.sold'), values: own?.sold ?? [], colour: RED },
      ],
      ...inUnits(measure),
    }
  })

  const points = computed<Measure>(() => ({ by: 'points', name: '', ...pointsUnit(translator, shown().contest) }))
  const mix = computed<Drawing>(() => {
    const { contest, curve } = shown()
    const name = (id: string) => contest.teams.find((team) => team.id === id)?.name ?? ''
    return {
      labels: curve.teams.map(({ teamId }) => name(teamId)),
      series: mixOf(contest, curve).map((each, at) => ({
        ...each,
        colour: MIX_COLOURS[at % MIX_COLOURS.length] ?? GREY,
      })),
      isStacked: true,
      isLying: true,
      ...inUnits(points.value),
    }
  })

  const person = computed(() => personDrawing(translator, shown().contest, shown().charts))

  return { growth, pledges, mix, person }
}
