import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { FactReader } from '#server/journal/facts/fact.reader'
import { giveWay } from '#server/ledger/imports/give-way'
import { type ImportRow, type ImportRun, lastRowOf } from '#server/ledger/imports/import.entity'
import { ImportsRepository, type LineHere } from '#server/ledger/imports/imports.repository'
import { PairedNumbers } from '#server/ledger/imports/paired-numbers'
import { type LooseRow, type LooseSale, looseSales, probablePairs } from '#server/ledger/imports/probable-pairs'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import { addDays } from '#shared/platform/time/time'

const ROWS_AT_ONCE = 200
const NUMBERS_AT_ONCE = 500
/** Rows that get a number are several statements each, in a unit of their own. */
const JOINED_AT_ONCE = 50

interface Period {
  from: string | null
  to: string | null
}

/** Rows that are very likely sales which members have recorded without a number: proposed by the check, settled at once. */
@Injectable()
export class ImportPairs {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly imports: ImportsRepository,
    private readonly numbers: PairedNumbers,
    private readonly facts: FactReader,
  ) {}

  /** Marks the rows that have such a sale as `probable`; call after every row was compared. */
  async propose(person: Person, run: ImportRun, contest: LoadedContest, { from, to }: Period): Promise<void> {
    if (from === null || to === null) return
    const loose: ImportRow[] = []
    await this.eachPage(run, async (page) => void loose.push(...page.filter(isLoose)))
    if (loose.length === 0) return
    const hasMasked = loose.some(({ found }) => found?.masked)
    const lines = await this.looseLines(contest, { from: addDays(from, -1), to: addDays(to, 1) })
    const sales = looseSales(lines).filter(({ reference }) => reference === '' || hasMasked)
    const known = knownPairs(loose, sales, await this.uow.read(() => this.imports.joinedBefore(contest.id)))
    const taken = new Set(known.values())
    const pairs = probablePairs(
      loose.flatMap(({ position, found }): LooseRow[] => (found && !known.has(position) ? [{ position, found }] : [])),
      sales.filter((sale) => !taken.has(sale)),
    )
    const changed = loose.flatMap((row) => [
      ...paired(row, 'matched', known.get(row.position)),
      ...paired(row, 'probable', pairs.get(row.position)),
    ])
    for (let n = 0; n < changed.length; n += ROWS_AT_ONCE)
      await this.uow.writeAs(person, () => this.imports.put(changed.slice(n, n + ROWS_AT_ONCE)))
  }

  /**
   * All `probable` rows are the sales they were paired with, which get the rows' numbers; no sale is added. A sale that was
   * withdrawn meanwhile leaves its row open for 对账.
   */
  async join(person: Person, run: ImportRun): Promise<void> {
    for (let after = 0; ; ) {
      const rows = await this.uow.read(() => this.imports.rows(run.id, after, JOINED_AT_ONCE, 'probable'))
      const last = rows.at(-1)
      if (!last) return
      for (const row of rows.filter(({ settled }) => settled === null))
        try {
          await this.joinOne(person, run, row)
        } catch (error) {
          if (!(error instanceof AppError) || error.code === 'not_found') throw error
        }
      after = last.position
      await giveWay()
    }
  }

  private joinOne(person: Person, run: ImportRun, row: ImportRow): Promise<void> {
    return this.uow.writeContestAs(person, run.contestId, async () => {
      await this.numbers.add(person, run.contestId, row)
      const { position, dealId } = row
      const settled = {
        settled: 'joined' as const,
        settledBy: person.name,
        settledAt: this.clock.now(),
        dealId,
        cells: [],
      }
      await this.imports.settleRow(run.id, position, settled)
    })
  }

  /** All `probable` rows are sales of their own, to be written with the others. */
  async partAll(person: Person, run: ImportRun): Promise<void> {
    await this.uow.writeContestAs(person, run.contestId, () =>
      this.imports.changeOutcome(run.id, 'probable', 'missing'),
    )
  }

  private async looseLines(contest: LoadedContest, days: { from: string; to: string }): Promise<LineHere[]> {
    const lines: LineHere[] = []
    const { id, headSeq } = contest
    const first = await this.uow.read(() => this.facts.lastBeforeDay(id, headSeq, days.from))
    for (let after = first; after < headSeq; after += NUMBERS_AT_ONCE) {
      const window = { after, last: Math.min(headSeq, after + NUMBERS_AT_ONCE), ...days }
      lines.push(...(await this.uow.read(() => this.imports.linesBetween(id, window))))
      await giveWay()
    }
    return lines
  }

  private async eachPage(run: ImportRun, work: (rows: ImportRow[]) => Promise<void>): Promise<void> {
    for (let after = 0; after < lastRowOf(run); ) {
      const rows = await this.uow.read(() => this.imports.rows(run.id, after, ROWS_AT_ONCE))
      const last = rows.at(-1)
      if (!last) return
      await work(rows)
      after = last.position
      await giveWay()
    }
  }
}

const isLoose = ({ outcome, found }: ImportRow): boolean =>
  outcome === 'missing' || (outcome === 'error' && found?.reason === 'masked_reference')

function paired(row: ImportRow, outcome: 'matched' | 'probable', sale: LooseSale | undefined): ImportRow[] {
  if (!sale || !row.found) return []
  const { reason: _, ...found } = row.found
  return [{ ...row, outcome, found: { ...found, here: sale.here }, dealId: sale.dealId }]
}

/** What was said of rows of an earlier file holds for the same rows of this one, as long as the sale is here. */
function knownPairs(rows: readonly ImportRow[], sales: readonly LooseSale[], joined: ReadonlyMap<string, string[]>) {
  const byDeal = new Map(sales.map((sale) => [`${sale.dealId}|${sale.metricId}`, sale]))
  const pairs = new Map<number, LooseSale>()
  const taken = new Set<LooseSale>()
  for (const { position, key, found } of rows) {
    // Rows that say the same with a masked number were different sales, one each.
    const sales = (joined.get(key ?? '') ?? []).flatMap((dealId) => byDeal.get(`${dealId}|${found?.metricId}`) ?? [])
    const sale = sales.find((each) => !taken.has(each))
    if (!sale) continue
    taken.add(sale)
    pairs.set(position, sale)
  }
  return pairs
}
