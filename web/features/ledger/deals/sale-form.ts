import type { ContestView, NumberRule } from '#shared/contest/contests/contract'
import { DEFAULT_ASK_ABOVE, isAmount } from '#shared/contest/contests/quantities'
import { ASK_AGAIN_ABOVE, momentOf, type RecordDealInput, type TapMoment } from '#shared/ledger/deals/contract'
import { numbersInText, numbersOf } from '#shared/ledger/deals/review'
import { addDays, type Day } from '#shared/platform/time/time'
import { type Dated, dayOfInput, linesOf, saleDay } from '#web/offline/queued-sales'

/** A metric or an offer with its quantity, as one tile of the form. */
export interface SaleItem {
  kind: 'metric' | 'offer'
  id: string
  quantity: number
}

/** What is typed into 报单; `day` null is the day of the tap, and in 公示期 the contest's last one. */
export interface SaleForm {
  items: SaleItem[]
  day: Day | 'yesterday' | null
  participantId: string | undefined
  /** 协办. */
  helperId: string | undefined
  /** 业务号码, as many as were pasted. */
  reference: string
  customerName: string
  customerPhone: string
  /** 包区, where the seller holds several. */
  territoryId: string | undefined
  area: string
  note: string
  /** What the sale grew from. */
  originId: string | undefined
}

export const emptySale = (): SaleForm => ({
  items: [],
  day: null,
  participantId: undefined,
  helperId: undefined,
  reference: '',
  customerName: '',
  customerPhone: '',
  territoryId: undefined,
  area: '',
  note: '',
  originId: undefined,
})

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A form with what another page hands over in the history state, so that no address holds a name. */
export function saleFor(state: unknown): SaleForm {
  const { customer, phone, originId, metricId: id, quantity } = (state ?? {}) as Record<string, unknown>
  const isFilled = typeof id === 'string' && typeof quantity === 'number' && quantity > 0
  return {
    ...emptySale(),
    items: isFilled ? [{ kind: 'metric', id, quantity }] : [],
    ...{ customerName: textOf(customer), customerPhone: textOf(phone) },
    originId: textOf(originId) || undefined,
  }
}

type Sold = Pick<ContestView, 'metrics' | 'offers'>

/** The metric and the quantity that are so large that the form asks once more; the largest of them. */
export function askedAbout(contest: Sold, { items }: Pick<SaleForm, 'items'>) {
  const limitOf = (id: string) => {
    const metric = contest.metrics.find((each) => each.id === id)
    return metric?.askAbove ?? (metric && isAmount(metric) ? DEFAULT_ASK_ABOVE.amount : ASK_AGAIN_ABOVE)
  }
  const sold = linesOf(contest, itemsOf(items)).filter(({ metricId, quantity }) => quantity > limitOf(metricId))
  return sold.sort((a, b) => b.quantity - a.quantity)[0]
}

/** Whether a metric of the form has a rule about its number. */
export const hasNumberRule = (contest: Sold, { items }: Pick<SaleForm, 'items'>, rule: NumberRule): boolean =>
  linesOf(contest, itemsOf(items)).some(
    ({ metricId }) => contest.metrics.find((metric) => metric.id === metricId)?.numberRule === rule,
  )

const itemsOf = (items: readonly SaleItem[]): RecordDealInput['items'] =>
  items.map(({ kind, id, quantity }) => (kind === 'metric' ? { metricId: id, quantity } : { offerId: id, quantity }))

/** The business date that the form currently gives the sale. */
export function dayOfSale({ day }: Pick<SaleForm, 'day'>, contest: Dated, now: Date): Day {
  const today = saleDay(contest, now)
  return day === 'yesterday' ? addDays(today, -1) : (day ?? today)
}

/**
 * The request of one tap: its number and its day are made here and never change, however often it is sent. The server
 * finds the day of the tap itself, a chosen one is sent.
 */
export function inputOf(form: SaleForm, contest: Dated, requestId: string, tapped: TapMoment): RecordDealInput {
  const input: RecordDealInput = {
    requestId,
    ...(form.day === null ? { tapped } : { businessDate: dayOfSale(form, contest, momentOf(tapped)) }),
    items: itemsOf(form.items),
  }
  // Sent even for oneself, so that a queued sale is never recorded for another account that has signed in since.
  if (form.participantId) input.participantId = form.participantId
  if (form.helperId) input.helperId = form.helperId
  if (form.territoryId) input.territoryId = form.territoryId
  if (form.originId) input.originId = form.originId
  const numbers = numbersInText(form.reference)
  if (numbers.length === 1) input.reference = numbers[0]
  if (numbers.length > 1) input.numbers = numbers
  for (const key of ['customerName', 'customerPhone', 'area', 'note'] as const) {
    const text = form[key].trim()
    if (text) input[key] = text
  }
  return input
}

/** A sale that was refused, back in the form. */
export function formOf(input: RecordDealInput, contest: Dated, now: Date): SaleForm {
  const today = saleDay(contest, now)
  const {
    items,
    businessDate: _chosen,
    tapped: _tapped,
    participantId,
    helperId,
    reference,
    numbers,
    requestId: _,
    ...texts
  } = input
  const sold = dayOfInput(input, contest) ?? today
  return {
    ...emptySale(),
    ...texts,
    reference: numbersOf({ reference, numbers }).join('\n'),
    participantId,
    helperId,
    items: items.flatMap(({ metricId, offerId, quantity }): SaleItem[] => {
      if (metricId) return [{ kind: 'metric', id: metricId, quantity }]
      return offerId ? [{ kind: 'offer', id: offerId, quantity }] : []
    }),
    day: sold === today ? null : sold === addDays(today, -1) ? 'yesterday' : sold,
  }
}
