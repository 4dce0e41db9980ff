import { matches, type Searchable, searchableOf, wordsOf } from '#server/playbook/searchable'
import type { CardKind, Moment, SearchPlaybook, Segment } from '#shared/playbook'

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

type Entry = Omit<IndexedRow, 'title' | 'story' | 'remark'> & { at: string; searchable: Searchable }

/** Whoever asks, and the centre's day, on which policies expire. */
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
  private inOrder: { use: Entry[]; new: Entry[] } | undefined

  get size(): number {
    return this.entries.size
  }

  /** Takes over changed cards, in the order of their changes. */
  apply(rows: readonly IndexedRow[]): void {
    for (const { title, story, remark, ...row } of rows) {
      const tags = [row.moment ? MOMENT_WORDS[row.moment] : '', row.segment ? SEGMENT_WORDS[row.segment] : '']
      const short = [title, row.metric ?? '', row.trade ?? '', row.phone ?? '', row.authorName, ...tags]
      const searchable = searchableOf(short, [story, remark], this.entries.get(row.id)?.searchable)
      this.entries.set(row.id, { ...row, at: row.publishedAt ?? row.createdAt, searchable })
      this.seen = row.playbookRevision
    }
    if (rows.length > 0) this.inOrder = undefined
  }

  /** Drops what is in the table no more. */
  keepOnly(ids: ReadonlySet<string>): void {
    for (const id of this.entries.keys()) if (!ids.has(id)) this.entries.delete(id)
    this.inOrder = undefined
  }

  /** The ids of all cards that match, most used or newest first, what has expired at the end. */
  search(filter: SearchPlaybook, asker: Asker): string[] {
    const words = wordsOf(filter.q)
    const found = this.ordered(filter.sort).filter(
      (entry) =>
        isShown(entry, filter.show, asker) &&
        (!filter.kind || entry.kind === filter.kind) &&
        (!filter.moment || entry.moment === filter.moment) &&
        (!filter.metric || entry.metric === filter.metric) &&
        (!filter.segment || entry.segment === filter.segment) &&
        matches(entry.searchable, words),
    )
    const isOver = (entry: Entry) => isExpired(entry, asker.today)
    return [...found.filter((entry) => !isOver(entry)), ...found.filter(isOver)].map((entry) => entry.id)
  }

  /** What the one who asks can filter by, and what is left to do. */
  overview(asker: Asker): { metrics: string[]; drafts: number; expired: number; hasStarter: boolean } {
    const entries = this.ordered('use')
    const count = (show: SearchPlaybook['show']) => entries.filter((entry) => isShown(entry, show, asker)).length
    const metrics = entries.flatMap((entry) => (entry.status === 'published' && entry.metric ? [entry.metric] : []))
    return {
      metrics: [...new Set(metrics)].slice(0, 24),
      drafts: count('draft'),
      expired: asker.isDirector ? count('expired') : 0,
      hasStarter: entries.some((entry) => entry.starter !== null),
    }
  }

  private ordered(sort: 'use' | 'new'): Entry[] {
    this.inOrder ??= this.sorted()
    return this.inOrder[sort]
  }

  private sorted(): { use: Entry[]; new: Entry[] } {
    const newest = [...this.entries.values()].sort((a, b) =>
      a.at === b.at ? compare(a.id, b.id) : compare(b.at, a.at),
    )
    return { new: newest, use: [...newest].sort((a, b) => b.uses - a.uses) }
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : 1)

/** Whether a policy's last day is over. */
export const isExpired = ({ expiresOn }: { expiresOn: string | null }, today: string): boolean =>
  expiresOn !== null && expiresOn < today

function isShown(entry: Entry, show: SearchPlaybook['show'], { accountId, isDirector, today }: Asker): boolean {
  switch (show) {
    case 'published':
      return entry.status === 'published'
    case 'draft':
      return entry.status === 'draft' && (isDirector || entry.authorId === accountId)
    case 'expired':
      return entry.status === 'published' && isExpired(entry, today)
    case 'mine':
      return entry.authorId === accountId
  }
}
