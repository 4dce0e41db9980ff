import type { LoadedContest } from '#server/contests/loaded-contest'
import { plainLogin } from '#shared/account'
import type { ImportField, ImportMapping, RowFound, RowReason } from '#shared/import'
import { Quantity } from '#shared/quantity'
import { Day } from '#shared/time'

/** Somebody of the contest, with the login under which files may know them. */
export interface Known {
  participantId: string
  name: string
  login: string
}

const CANCELLED_WORDS = /退订|退网|拆机|拆除|撤单|撤销|注销|取消|作废|cancel/i
const MOST_REFERENCE = 40

/** Reads rows by a mapping: what each says, or why it cannot be read or is left out. */
export class RowRules {
  private readonly byName = new Map<string, string[]>()
  private readonly byLogin: Map<string, string>
  private readonly cancelled: ReadonlySet<string>
  private readonly seen = new Set<string>()

  constructor(
    private readonly contest: LoadedContest,
    private readonly mapping: ImportMapping,
    people: readonly Known[],
  ) {
    this.byLogin = new Map(people.map(({ login, participantId }) => [login, participantId]))
    for (const { name, participantId } of people)
      this.byName.set(name, [...(this.byName.get(name) ?? []), participantId])
    this.cancelled = new Set(mapping.cancelled)
  }

  /** A reference and metric that came before in the same file is refused: it would count twice. */
  read(cells: readonly string[]): RowFound {
    const found = this.understand(cells)
    if (found.reason || !found.reference) return found
    const key = keyOf(found)
    if (this.seen.has(key)) return { ...found, reason: 'twice_in_file' }
    this.seen.add(key)
    return found
  }

  private understand(cells: readonly string[]): RowFound {
    const cell = (field: ImportField) => cells[this.mapping.columns[field] ?? -1]?.trim() ?? ''
    const optional = (field: ImportField, max: number) => cell(field).slice(0, max) || undefined
    const found: RowFound = {
      customerName: optional('customerName', 40),
      customerPhone: optional('customerPhone', 20),
      area: optional('area', 40),
      note: optional('note', 200),
      isCancelled: this.cancelled.has(cell('status')),
    }
    const refuse = (reason: RowReason): RowFound => ({ ...found, reason })

    const reference = cell('reference')
    if (reference === '') return refuse('no_reference')
    if (/^\d(\.\d+)?e\+\d+$/i.test(reference)) return refuse('rounded_reference')
    if (reference.length > MOST_REFERENCE) return refuse('long_reference')
    found.reference = reference

    const metricId = this.metricOf(cell('metric'))
    if (metricId === null) return refuse('not_in_contest')
    if (metricId === undefined) return refuse(cell('metric') === '' ? 'no_metric' : 'unknown_metric')
    found.metricId = metricId

    const quantity = cell('quantity') === '' ? 1 : Number(cell('quantity'))
    if (!Quantity.safeParse(quantity).success) return refuse('bad_quantity')
    found.quantity = quantity

    const date = dateOf(cell('date'))
    if (cell('date') === '') return refuse('no_date')
    if (date === undefined) return refuse('bad_date')
    found.businessDate = date

    const member = this.memberOf(cell('member'))
    if ('reason' in member) return refuse(member.reason)
    found.participantId = member.participantId

    if (date < this.contest.startsOn || date > this.contest.endsOn) return refuse('outside_contest')
    if (date > this.contest.today) return refuse('future_date')
    const { activeTo = null } = this.contest.rules.participant(member.participantId) ?? {}
    return activeTo !== null && date > activeTo ? refuse('member_left') : found
  }

  private metricOf(word: string): string | null | undefined {
    const chosen = this.mapping.metrics[word]
    return chosen !== undefined ? chosen : guessMetric(this.contest, word)
  }

  private memberOf(word: string): { participantId: string } | { reason: RowReason } {
    if (word === '') return { reason: 'no_member' }
    const chosen = this.mapping.members[word]
    if (chosen === null) return { reason: 'not_in_contest' }
    const byLogin = this.byLogin.get(plainLogin(word))
    const named = this.byName.get(word) ?? []
    const participantId = chosen ?? byLogin ?? named[0]
    if (participantId === undefined || !this.contest.rules.participant(participantId))
      return { reason: 'unknown_member' }
    return chosen === undefined && byLogin === undefined && named.length > 1
      ? { reason: 'ambiguous_member' }
      : { participantId }
  }
}

/** What a row is told apart by: its number in the business system, and the metric. */
export const keyOf = ({ reference, metricId }: Pick<RowFound, 'reference' | 'metricId'>): string =>
  `${reference}|${metricId}`

/** The metric of that name, or the longest one that the word speaks of: 3G手机 is 3G. */
export function guessMetric(contest: LoadedContest, word: string): string | undefined {
  const { metrics } = contest.view
  const exact = metrics.find((metric) => metric.name === word)
  const within = metrics
    .filter((metric) => word.toLowerCase().includes(metric.name.toLowerCase()))
    .sort((a, b) => b.name.length - a.name.length)
  return (exact ?? within[0])?.id
}

/** Which words of a status column say that the customer has left. */
export const guessCancelled = (words: readonly string[]): string[] => words.filter((word) => CANCELLED_WORDS.test(word))

const FIRST_DAY = Date.UTC(1899, 11, 30)

/** 2015-04-01, 2015/4/1 18:22, 2015年4月1日, 20150401182200, or the number that a spreadsheet has for a day. */
export function dateOf(text: string): Day | undefined {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})(\d{4,6})?$/.exec(text)
  if (parts) {
    const [, year = '', month = '', date = ''] = parts
    const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
    return Day.safeParse(day).success ? day : undefined
  }
  const serial = /^[3-7]\d{4}(\.\d+)?$/.test(text) ? Number(text) : undefined
  return serial === undefined
    ? undefined
    : new Date(FIRST_DAY + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10)
}
