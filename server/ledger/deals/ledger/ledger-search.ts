import { setImmediate as nextTurn } from 'node:timers/promises'
import { Injectable } from '@nestjs/common'
import { Deal } from '#server/ledger/deals/deal.entity'
import { type Candidates, LedgerCandidates } from '#server/ledger/deals/ledger/ledger-candidates'
import { type LedgerAsked, narrow } from '#server/ledger/deals/ledger/ledger-filters'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** What was found, the newest first, and the number below which was not searched; null where all was. */
export interface Found {
  seqs: number[]
  rest: number | null
}

/** How many windows one page looks through; it ends early after them. */
const MOST_WINDOWS = 100
const CANDIDATES_AT_ONCE = 200

/** Finds the numbers of a page's deals: the newest ones first, then by keys, and window by window where there are none. */
@Injectable()
export class LedgerSearch {
  /** How many numbers one statement looks through, so that none stops the server for long. */
  numbersAtOnce = 2_000

  constructor(
    private readonly uow: UnitOfWork,
    private readonly candidates: LedgerCandidates,
  ) {}

  async find(asked: LedgerAsked): Promise<Found> {
    const { filter, headSeq } = asked
    const wanted = filter.limit + 1
    const top = Math.min(filter.before ?? headSeq + 1, headSeq + 1)
    const near = top - this.numbersAtOnce
    const seqs = await this.between(asked, near, top, wanted)
    if (seqs.length >= wanted || near <= 1) return { seqs, rest: null }
    const candidates = await this.candidates.of(asked)
    return candidates ? this.among(candidates, asked, near, seqs) : this.walk(asked, near, seqs)
  }

  private async walk(asked: LedgerAsked, top: number, seqs: number[]): Promise<Found> {
    const wanted = asked.filter.limit + 1
    let below = top
    for (let n = 1; n < MOST_WINDOWS && below > 1 && seqs.length < wanted; n++) {
      await nextTurn()
      seqs.push(...(await this.between(asked, below - this.numbersAtOnce, below, wanted - seqs.length)))
      below -= this.numbersAtOnce
    }
    return { seqs, rest: below > 1 && seqs.length < wanted ? below : null }
  }

  private async among(candidates: Candidates, asked: LedgerAsked, top: number, seqs: number[]): Promise<Found> {
    const wanted = asked.filter.limit + 1
    for await (const some of descending(candidates, top)) {
      const query = this.query(asked, wanted - seqs.length).andWhere('d.seq in (:...some)', { some: padded(some) })
      const rows = await query.getRawMany<{ seq: number }>()
      seqs.push(...rows.map(({ seq }) => seq))
      if (seqs.length >= wanted) break
      await nextTurn()
    }
    return { seqs, rest: null }
  }

  /** At most so many numbers from `from` up to but not including `below`. */
  private async between(asked: LedgerAsked, from: number, below: number, atMost: number): Promise<number[]> {
    const query = this.query(asked, atMost).andWhere('d.seq >= :from0 and d.seq < :below', { from0: from, below })
    const rows = await query.getRawMany<{ seq: number }>()
    return rows.map(({ seq }) => seq)
  }

  private query(asked: LedgerAsked, atMost: number) {
    const query = this.uow.manager
      .createQueryBuilder(Deal, 'd')
      .select('d.seq', 'seq')
      .where('d.contestId = :contestId', { contestId: asked.contestId })
    narrow(query, asked)
    return query.orderBy('d.seq', 'DESC').limit(atMost)
  }
}

/** Pages of candidates, each below the one before; those known at once are merged in. */
async function* descending({ below, fixed }: Candidates, top: number): AsyncGenerator<number[]> {
  let at = top
  while (at > 1) {
    const page = (await below?.(at, CANDIDATES_AT_ONCE)) ?? []
    const rest = fixed.filter((seq) => seq < at)
    const last = page.length < CANDIDATES_AT_ONCE ? 0 : (page.at(-1) ?? 0)
    const both = [...new Set([...page, ...rest.filter((seq) => seq >= last)])].sort((a, b) => b - a)
    const some = both.slice(0, CANDIDATES_AT_ONCE)
    if (some.length === 0) return
    yield some
    at = some.at(-1) ?? 0
  }
}

/** As many each time, so that the statement stays prepared. */
const padded = (seqs: readonly number[]): number[] =>
  Array.from({ length: CANDIDATES_AT_ONCE }, (_, n) => seqs[n] ?? seqs[0] ?? 0)
