import { DEFAULT_CHECKS } from '#shared/contest/contests/contract'
import { DEFAULT_ASK_ABOVE, YUAN } from '#shared/contest/contests/quantities'
import { newRequestId } from '#web/api/request-id'
import type { DraftMetric, Presets } from './draft'

/** A metric of a template; its texts are among the presets of `contests`. */
interface PresetMetric {
  key: string
  points?: number
  isAmount?: boolean
  countsWhen?: DraftMetric['countsWhen']
  askAbove?: number
}

/** What a contest can begin with; the keys name their texts. */
export const TEMPLATES = {
  lines: [{ key: '3g' }, { key: 'broadband' }, { key: 'bundle' }],
  gigabit: [{ key: '5g' }, { key: 'gigabit' }, { key: 'fttr' }],
  renewal: [{ key: 'renewed' }, { key: 'upgraded' }, { key: 'wonBack' }],
  business: [
    { key: 'leased', points: 100 },
    { key: 'cloud', isAmount: true },
    { key: 'video', points: 50, askAbove: 50 },
    { key: 'iot', points: 5, askAbove: 500 },
  ],
  revenue: [{ key: 'revenue', isAmount: true }],
  own: [],
} as const satisfies Record<string, readonly PresetMetric[]>
export type TemplateKey = keyof typeof TEMPLATES
export const TEMPLATE_KEYS = Object.keys(TEMPLATES) as TemplateKey[]

type Translate = (key: string, values?: Record<string, unknown>) => string

/** What a template puts into a draft, in the language of the moment. */
export function presetsOf(t: Translate, template: TemplateKey): Presets {
  const presets: readonly PresetMetric[] = TEMPLATES[template]
  const metrics = presets.map((preset) => metricOf(t, preset))
  return {
    metrics,
    teams: [t('contests.presets.team', { n: 1 }), t('contests.presets.team', { n: 2 })],
    offers: template === 'lines' ? [bundleOf(t, metrics)] : [],
  }
}

function metricOf(
  t: Translate,
  { key, points = 1, isAmount = false, countsWhen, askAbove }: PresetMetric,
): DraftMetric {
  const kind = isAmount ? 'amount' : 'count'
  return {
    id: newRequestId(),
    name: t(`contests.presets.${key}.name`),
    unit: isAmount ? YUAN : t(`contests.presets.${key}.unit`),
    ...{ kind, pointsPerUnit: points, countsWhen: countsWhen ?? 'recorded' },
    ...DEFAULT_CHECKS,
    askAbove: askAbove ?? DEFAULT_ASK_ABOVE[kind],
  }
}

/** 融合套餐: one signature that raises every line; the bundle itself comes first. */
function bundleOf(t: Translate, metrics: readonly DraftMetric[]): Presets['offers'][number] {
  const lines = [...metrics].reverse().map(({ id }) => ({ metricId: id, quantity: 1, hasPoints: true }))
  return { id: newRequestId(), name: t('contests.offers.bundleName'), lines }
}
