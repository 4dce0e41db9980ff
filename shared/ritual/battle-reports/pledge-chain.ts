import type { ContestView } from '#shared/contest/contests/contract'
import type { PictureLanguage } from '#shared/ritual/battle-reports/contract'
import { PHRASES } from '#shared/ritual/battle-reports/phrases'
import type { PledgeView } from '../pledges/contract'
import { soldBeforeOf } from '../pledges/sold-before'

/** The parts of a contest that the texts need; a contest's view is one. */
type Pledging = Pick<ContestView, 'name' | 'lockTime'> & {
  metrics: readonly Pick<ContestView['metrics'][number], 'id' | 'name' | 'kind' | 'unit'>[]
  participants: readonly Pick<ContestView['participants'][number], 'id' | 'name'>[]
}
type Pledged = Pick<PledgeView, 'participantId' | 'lines' | 'raised' | 'soldBefore' | 'sentence' | 'support'>

const TEXTS = {
  'zh-CN': {
    pledges: '表态',
    before: (what: string) => `（此前已有 ${what}）`,
    raised: (what: string) => `，加码到 ${what}`,
    said: (sentence: string) => ` “${sentence}”`,
    support: (what: string) => ` 求支撑：${what}`,
    toCome: (done: number, left: number) => `已表态 ${done}，还差 ${left}`,
    until: (time: string) => `请在 ${time} 前表态`,
  },
  en: {
    pledges: 'Pledges',
    before: (what: string) => ` on top of ${what}`,
    raised: (what: string) => `, raised to ${what}`,
    said: (sentence: string) => ` “${sentence}”`,
    support: (what: string) => `; needs: ${what}`,
    toCome: (done: number, left: number) => `${done} pledged, ${left} to come`,
    until: (time: string) => `Please pledge before ${time}`,
  },
}

/** 接龙: the day's pledges as a numbered chain in seat order, for a chat. */
export function pledgeChain(
  contest: Pledging,
  day: string,
  pledges: readonly Pledged[],
  language: PictureLanguage,
): string {
  const texts = TEXTS[language]
  const lines = contest.participants.flatMap(({ id, name }) => {
    const pledge = pledges.find((each) => each.participantId === id)
    if (!pledge) return []
    const raised = pledge.raised ? texts.raised(quantities(contest, pledge.raised, language)) : ''
    const had = quantities(contest, soldBeforeOf(pledge, pledge.lines), language)
    const before = had ? texts.before(had) : ''
    const said = pledge.sentence ? texts.said(pledge.sentence) : ''
    const support = pledge.support ? texts.support(pledge.support) : ''
    return [`${name} ${quantities(contest, pledge.lines, language)}${before}${raised}${said}${support}`]
  })
  return [heading(contest, day, language), ...lines.map((line, index) => `${index + 1}. ${line}`)].join('\n')
}

/** For directors only: who is present and has not pledged yet, in seat order; '' if all have. */
export function pledgesToCome(
  contest: Pledging,
  day: string,
  pledges: readonly Pledged[],
  absent: readonly string[],
  language: PictureLanguage,
): string {
  const texts = TEXTS[language]
  const done = new Set(pledges.map((pledge) => pledge.participantId))
  const left = contest.participants.filter(({ id }) => !done.has(id) && !absent.includes(id))
  if (left.length === 0) return ''
  return [
    `${heading(contest, day, language)} ${texts.toCome(done.size, left.length)}`,
    left.map(({ name }) => name).join(PHRASES[language].listSeparator),
    texts.until(contest.lockTime),
  ].join('\n')
}

function heading({ name }: Pledging, day: string, language: PictureLanguage): string {
  const say = PHRASES[language]
  return `${say.title(name, TEXTS[language].pledges)}${language === 'en' ? ' ' : ''}${say.date(day)}`
}

function quantities(
  { metrics }: Pledging,
  lines: readonly Pledged['lines'][number][],
  language: PictureLanguage,
): string {
  const say = PHRASES[language]
  return metrics
    .flatMap((metric) => {
      const quantity = lines.reduce((sum, line) => sum + (line.metricId === metric.id ? line.quantity : 0), 0)
      return quantity === 0 ? [] : [say.quantity(metric.name, metric, quantity)]
    })
    .join(say.listSeparator)
}
