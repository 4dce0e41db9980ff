import type { ContestView } from '#shared/contest/contests/contract'
import type { DealLineView, DealView } from '#shared/ledger/deals/contract'
import { wallClock } from '#shared/platform/time/time'
import { linesInWords } from '#web/words/amounts'
import { dayInWords } from '#web/words/days'
import { type ServiceWords, serviceWords } from '#web/words/services'
import { type Translator } from '#web/words/translator'

/** One thing that has happened to a deal, in a sentence. */
export interface StoryLine {
  icon: string
  words: string
}

/** A line of a deal in words; what no longer counts is struck, what waits says so. */
export interface LineWords {
  line: number
  words: string
  state: DealLineView['state']
  service: ServiceWords
}

export function lineWords(translator: Translator, contest: Pick<ContestView, 'metrics'>, deal: DealView): LineWords[] {
  return deal.lines.map((line) => ({
    line: line.line,
    words: linesInWords(translator, contest, [line]),
    state: line.state,
    service: serviceWords(translator, contest, [line]),
  }))
}

/** Everything besides the sale itself, in the order of its course. */
export function storyOf(
  translator: Translator,
  contest: Pick<ContestView, 'metrics' | 'timezone'>,
  deal: DealView,
): StoryLine[] {
  const { t } = translator
  const dayOfInstant = (at: string) => dayInWords(translator, wallClock(new Date(at), contest.timezone).day)
  const what = (numbers: readonly number[]) => {
    const lines = deal.lines.filter(({ line }) => numbers.includes(line))
    return { what: linesInWords(translator, contest, lines), ...serviceWords(translator, contest, lines) }
  }
  const story: StoryLine[] = []
  const add = (icon: string, words: string) => story.push({ icon: `i-lucide-${icon}`, words })
  const { review, numberDueOn } = deal
  const { helper, reassignedFrom: from, reassignedTo: to, withdrawal } = deal
  if (from) add('arrow-left-right', t('deals.story.from', { name: from.name, reason: from.reason }))
  if (helper) add('handshake', t('deals.story.helper', { name: helper.name, points: helper.points }))
  for (const [day, lines] of activated(deal))
    add('circle-check', t('deals.story.activated', { day: dayInWords(translator, day), ...what(lines) }))
  for (const { day, lines, reason, by } of deal.cancellations)
    add('user-minus', t('deals.story.cancelled', { day: dayInWords(translator, day), ...what(lines), reason, by }))
  if (review) add('search-check', t(`deals.story.held.${review.cause}`, { n: review.needs, has: deal.numbers.length }))
  else if (numberDueOn) add('hash', t('deals.story.numberDue', { day: dayInWords(translator, numberDueOn) }))
  if (to) add('arrow-left-right', t('deals.story.to', { name: to.name, reason: to.reason, by: to.by }))
  if (withdrawal) {
    const { by, reason, at } = withdrawal
    add('undo-2', t('deals.story.withdrawn', { by, reason, day: dayOfInstant(at) }))
  }
  return story
}

/** The numbers of lines that count for another day than the sale's, by that day. */
function activated({ lines, businessDate }: DealView): Map<string, number[]> {
  const days = new Map<string, number[]>()
  for (const { countedOn, line } of lines)
    if (countedOn && countedOn !== businessDate) days.set(countedOn, [...(days.get(countedOn) ?? []), line])
  return days
}
