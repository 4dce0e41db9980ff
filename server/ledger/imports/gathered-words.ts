import { type DateOrder, DateOrders } from '#server/ledger/imports/cell-dates'
import type { FileWords } from '#server/ledger/imports/import.entity'
import { plainStatus } from '#server/ledger/imports/status-words'
import { IMPORT_LIMITS, type ImportMapping, type ImportNotice } from '#shared/ledger/imports/contract'

export type FileOrder = DateOrder | 'ask' | undefined
export type WordsFound = Omit<FileWords, 'from' | 'to'> & { dateOrder: FileOrder }

const FIELDS = ['metric', 'member', 'status'] as const
const MOST_PLACES = 10

/** The different words of the mapped columns, and what is assumed of rows that do not say it. */
export class GatheredWords {
  private readonly words = new Map(FIELDS.map((field) => [field, new Map<string, number>()]))
  private readonly statuses = new Set<string>()
  private readonly orders = new DateOrders()
  private readonly assumed: ImportNotice = { kind: 'quantity_assumed', n: 0, places: [], names: [] }

  /** `assumesOne` where a row without a quantity counts as one; an amount is never assumed. */
  constructor(
    private readonly columns: ImportMapping['columns'],
    private readonly assumesOne: boolean,
  ) {}

  add(place: number, cells: readonly string[]): void {
    const cell = (field: keyof ImportMapping['columns']) => cells[this.columns[field] ?? -1]?.trim() ?? ''
    for (const [field, words] of this.words) {
      const word = field === 'status' ? plainStatus(cell(field)) : cell(field)
      if (word !== '') words.set(word, (words.get(word) ?? 0) + 1)
    }
    this.statuses.add(cell('status'))
    this.orders.add(cell('date'))
    if (!this.assumesOne || cell('quantity') !== '') return
    this.assumed.n++
    if (this.assumed.places.length < MOST_PLACES) this.assumed.places.push(place)
  }

  found(): WordsFound {
    const list = (field: (typeof FIELDS)[number]) =>
      [...(this.words.get(field) ?? [])]
        .map(([word, rows]) => ({ word, rows }))
        .sort((a, b) => b.rows - a.rows)
        .slice(0, IMPORT_LIMITS.words)
    const { order } = this.orders
    return {
      ...{ metric: list('metric'), member: list('member'), status: list('status') },
      ...{ notices: this.notices(), dateOrder: order, asksDateOrder: order === 'ask' },
    }
  }

  private notices(): ImportNotice[] {
    const notices: ImportNotice[] = this.assumed.n > 0 ? [this.assumed] : []
    const beyond = (field: (typeof FIELDS)[number]) => (this.words.get(field)?.size ?? 0) - IMPORT_LIMITS.words
    const unlisted = Math.max(0, beyond('metric')) + Math.max(0, beyond('member'))
    if (unlisted > 0) notices.push({ kind: 'words_left_out', n: unlisted, places: [], names: [] })
    const statuses = this.words.get('status')?.size ?? 0
    if (beyond('status') > 0) notices.push({ kind: 'too_many_statuses', n: statuses, places: [], names: [] })
    else if (this.statuses.size > statuses + 1)
      notices.push({ kind: 'statuses_joined', n: this.statuses.size, places: [], names: [] })
    return notices
  }
}
