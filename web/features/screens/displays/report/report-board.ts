import type { ReportFigures } from '#shared/ritual/battle-reports/contract'
import { amount, fittingFigure } from '#web/words/amounts'
import { HEAVY_NARROW, widthOf } from '#web/words/names'
import type { Translator } from '#web/words/translator'

/** A figure of more characters is written in 万 or 亿. */
const MOST_CHARACTERS = 9
/** In rem: the smallest text that a room reads, and the room between columns. */
const CAPTION = 1.75
const BETWEEN = 1.5
/** Characters of a metric's name in a line above its column: of few metrics on a stage that lies, else. */
const IN_A_LINE = { few: 6, many: 4 }
const FEW_METRICS = 4

/** One team of a report with every metric in its order, also those at 0. */
export interface TeamFigures {
  id: string
  name: string
  colour: string
  crest: string
  values: string[]
}

export const teamFigures = (translator: Translator, { teams, metrics }: ReportFigures): TeamFigures[] =>
  teams.map(({ id, name, colour, crest, period }) => ({
    id,
    name,
    colour,
    crest,
    values: metrics.map((metric) => fittingFigure(translator, period[metric.id] ?? 0, metric, MOST_CHARACTERS)),
  }))

/** The total of each line as far as there is room for it. */
export const totalFigure = (translator: Translator, { metrics, totals }: ReportFigures, metricId: string | null) =>
  fittingFigure(
    translator,
    totals.find((each) => each.metricId === metricId)?.whole ?? 0,
    metrics.find((each) => each.id === metricId) ?? { kind: 'count' },
    MOST_CHARACTERS,
  )

/** What was sold, in the contest's order: 3G 2 部、宽带 1 户. */
export const soldWords = (translator: Translator, { metrics, goodNews }: ReportFigures): string =>
  metrics
    .flatMap((metric) => {
      const quantity = goodNews?.lines[metric.id] ?? 0
      const line = { metric: metric.name, amount: amount(translator, quantity, metric) }
      return quantity === 0 ? [] : [translator.t('words.line', line)]
    })
    .join(translator.t('words.and'))

/** The columns of the table of teams in CSS: each as wide as its longest figure, or its name in two lines. */
export function tableColumns(names: readonly string[], teams: readonly TeamFigures[], size: number) {
  const columns = (inALine: number) =>
    names.map((name, at) => {
      const figures = Math.max(1, ...teams.map((team) => widthOf(team.values[at] ?? '', HEAVY_NARROW))) * size
      return `${(Math.max(figures, Math.min(widthOf(name) + 0.1, inALine) * CAPTION) + BETWEEN).toFixed(2)}rem`
    })
  const wide = columns(names.length > FEW_METRICS ? IN_A_LINE.many : IN_A_LINE.few)
  return { wide: wide.join(' '), upright: columns(IN_A_LINE.many).join(' ') }
}
