import { matches, type Searchable, searchableOf, wordsOf } from '#server/ritual/playbook/searchable'
import type { CardKind, Moment, SearchPlaybook, Segment } from '#shared/ritual/playbook/contract'

/** What the index needs of a card's row; instants are ISO text. */
export interface IndexedRow {
  id: string
  kind: CardKind
  status: 'draft' | 'published'
  title: string
  moment: Moment | null
  story: string
  remark: string
  metric: string | null
  segment: Segment | null
  trade: string | null
  phone: string | null
  expiresOn: string | null
  authorId: string | null
  authorName: string
  starter: string | null
  uses: number
  createdAt: string
  publishedAt: string | null
  playbookRevision: number
}

type Entry = Omit<IndexedRow, 'title' | 'story' | 'remark'> & { at: number; searchable: Searchable }

/** The searching person, and the centre's day, by which policies expire. */
export interface Asker {
  accountId: string
  isDirector: boolean
  today: string
}

/** Both languages, as a card does not know in which one it was written. */
const MOMENT_WORDS: Record<Moment, string> = {
  opening: '开场与切入 opening',
  pitching: '产品推介 pitch',
  objections: '异议处理 objections',
  closing: '快速成交与应变 closing',
  leaving: '结束与离开 leaving',
}
const SEGMENT_WORDS: Record<Segment, string> = {
  market: '专业市场 market',
  office: '商务楼宇 office',
  street: '临街店铺 shop',
  industrial: '工业园区 industrial park',
}

/** One centre's cards in memory, as of the newest change it has seen. */
export class CenterIndex {
  /** The playbook's revision when it was last compared with the table. */
  revision = -1
  /** The newest change of a card that it holds. */
  seen = 0
  private readonly entries = new Map<string, Entry>()
  private inOrder: Ordered | undefined

  get size(): number {
    return this.entries.size
  }

  /** Takes over changed cards, in the order of their changes. */
  apply(rows: readonly IndexedRow[]): void {
    for (const { title, story, remark, ...row } of rows) {
      const tags = [row.moment ? MOMENT_WORDS[row.moment] : '', row.segment ? SEGMENT_WORDS[row.segment] : '']
      const short = [title, row.metric ?? '', row.trade ?? '', row.phone ?? '', row.authorName, ...tags]
      const searchable = searchableOf(short, [story, remark], this.entries.get(row.id)?.searchable)
      this.entries.set(row.id, { ...row, at: Date.parse(row.publishedAt ?? row.createdAt), searchable })
      this.seen = row.playbookRevision
    }
    if (rows.length > 0) this.inOrder = undefined
  }

  /** Drops what is in the table no more. */
  keepOnly(ids: ReadonlySet<string>): void {
    for (const id of this.entries.keys()) if (!ids.has(id)) this.entries.delete(id)
    this.inOrder = undefined
  }

  /**
   * The ids of all cards that match, most used or newest first, what has expired at the end. Where no title, tag or name
   * sounds like the question, the stories are searched by their sound.
   */
  search(filter: SearchPlaybook, asker: Asker): string[] {
    const words = wordsOf(filter.q)
    const found = this.find(filter, asker, words, false)
    return found.length > 0 || words.length === 0 ? found : this.find(filter, asker, words, true)
  }

  private find(filter: SearchPlaybook, asker: Asker, words: readonly string[], isDeep: boolean): string[] {
    const { kind, moment, metric, segment } = filter
    const found: string[] = []
    const over: string[] = []
    for (const entry of this.shown(filter.show, filter.sort, asker)) {
      if (kind && entry.kind !== kind) continue
      if (moment && entry.moment !== moment) continue
      if (metric && entry.metric !== metric) continue
      if (segment && entry.segment !== segment) continue
      if (matches(entry.searchable, words, isDeep)) (isExpired(entry, asker.today) ? over : found).push(entry.id)
    }
    return [...found, ...over]
  }

  /** What the one who asks can filter by, and what is left to do. */
  overview(asker: Asker): { metrics: string[]; drafts: number; expired: number; hasStarter: boolean } {
    const { metrics, hasStarter } = this.ordered()
    return {
      metrics,
      hasStarter,
      drafts: this.shown('draft', 'new', asker).length,
      expired: asker.isDirector ? this.shown('expired', 'new', asker).length : 0,
    }
  }

  private shown(show: SearchPlaybook['show'], sort: 'use' | 'new', asker: Asker): Entry[] {
    const { published, drafts, expiring, all } = this.ordered()
    const isOwn = (entry: Entry) => entry.authorId === asker.accountId
    switch (show) {
      case 'published':
        return published[sort]
      case 'draft':
        return asker.isDirector ? drafts : drafts.filter(isOwn)
      case 'expired':
        return expiring.filter((entry) => isExpired(entry, asker.today))
      case 'mine':
        return all.filter(isOwn)
    }
  }

  private ordered(): Ordered {
    this.inOrder ??= inOrder([...this.entries.values()])
    return this.inOrder
  }
}

/** The cards in each order, computed once after a change. */
interface Ordered {
  all: Entry[]
  published: { use: Entry[]; new: Entry[] }
  drafts: Entry[]
  expiring: Entry[]
  metrics: string[]
  hasStarter: boolean
}

function inOrder(entries: Entry[]): Ordered {
  const all = entries.sort((a, b) => b.at - a.at || b.playbookRevision - a.playbookRevision)
  const published = all.filter((entry) => entry.status === 'published')
  return {
    all,
    published: { new: published, use: published.toSorted((a, b) => b.uses - a.uses) },
    drafts: all.filter((entry) => entry.status === 'draft'),
    expiring: published.filter((entry) => entry.expiresOn !== null),
    metrics: [...new Set(published.flatMap((entry) => entry.metric ?? []))].slice(0, 24),
    hasStarter: all.some((entry) => entry.starter !== null),
  }
}

/** Whether a policy's last day is over. */
export const isExpired = ({ expiresOn }: { expiresOn: string | null }, today: string): boolean =>
  expiresOn !== null && expiresOn < today
