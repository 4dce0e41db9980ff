import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DealBatches } from '#server/ledger/deals/recording/deal-batches'
import { GatheredWords, type WordsFound } from '#server/ledger/imports/gathered-words'
import { giveWay } from '#server/ledger/imports/give-way'
import type { FileWords, ImportRun } from '#server/ledger/imports/import.entity'
import { ImportPairs } from '#server/ledger/imports/import-pairs'
import { type CellsOfRow, ImportsRepository } from '#server/ledger/imports/imports.repository'
import { KnownPeople } from '#server/ledger/imports/known-people'
import { LedgerIndex } from '#server/ledger/imports/ledger-index'
import { maskedKey } from '#server/ledger/imports/paired-numbers'
import { keyOf } from '#server/ledger/imports/row-netting'
import { guessCancelled, guessMetric, RowRules } from '#server/ledger/imports/row-rules'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { isAmount } from '#shared/contest/contests/quantities'
import { IMPORT_LIMITS, type ImportMapping, type ImportWords } from '#shared/ledger/imports/contract'
import { plainLogin } from '#shared/platform/accounts/contract'

/** Rows checked in one unit, so that none takes long. */
export const ROWS_AT_ONCE = 200

/** The dry run: reads every row by the mapping and compares it with the ledger; writes nothing but its findings. */
@Injectable()
export class ImportChecks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly imports: ImportsRepository,
    private readonly pairs: ImportPairs,
    private readonly batches: DealBatches,
  ) {}

  /** The different words of the mapped columns, the frequent ones first, and what has to be assumed about the rows. */
  async wordsOf(contest: LoadedContest, run: ImportRun, mapping: ImportMapping): Promise<WordsFound> {
    const gathered = new GatheredWords(mapping.columns, !contest.view.metrics.every(isAmount))
    await this.eachPage(run, async (rows) => {
      for (const { position, cells } of rows) gathered.add(position, cells)
    })
    return gathered.found()
  }

  /** Fills the mapping with the likeliest meaning of each word, keeping earlier choices. Logins are looked up each time. */
  async guess(contest: LoadedContest, mapping: ImportMapping, words: ImportWords): Promise<ImportMapping> {
    const metrics = { ...mapping.metrics }
    const members = { ...mapping.members }
    const people = await this.uow.read(() => this.imports.people(contest.id))
    const codes = await this.uow.read(() => this.imports.codes(contest.id))
    const byLogin = new Map(people.map(({ login, participantId }) => [login, participantId]))
    const byCode = new Set(codes.map(({ code }) => plainLogin(code)))
    for (const { word } of words.member) {
      const login = plainLogin(word)
      const known = byLogin.get(login)
      if (known !== undefined && members[word] === undefined && !byCode.has(login)) members[word] = known
    }
    for (const { word } of words.metric) {
      const guessed = metrics[word] === undefined ? guessMetric(contest, word) : undefined
      if (guessed !== undefined) metrics[word] = guessed
    }
    const cancelled = new Set([...mapping.cancelled, ...guessCancelled(words.status.map(({ word }) => word))])
    return { ...mapping, metrics, members, cancelled: [...cancelled].slice(0, IMPORT_LIMITS.words) }
  }

  private knownPeople({ id }: LoadedContest): Promise<KnownPeople> {
    return this.uow.read(async () => new KnownPeople(await this.imports.people(id), await this.imports.codes(id)))
  }

  /** Says of each word of the member column whether it is one person, so that only the others are asked about. */
  async knowing(contest: LoadedContest, words: ImportWords): Promise<ImportWords> {
    const people = await this.knownPeople(contest)
    const member = words.member.map(({ word, rows }) => ({
      word,
      rows,
      isKnown: typeof people.find(word) === 'object',
    }))
    return { ...words, member }
  }

  /** Sets the outcome of every row; the days that the file covers. */
  async check(person: Person, run: ImportRun, contest: LoadedContest): Promise<Pick<FileWords, 'from' | 'to'>> {
    const people = await this.knownPeople(contest)
    const room = await this.uow.read(() => this.batches.room(contest))
    const rules = new RowRules(contest, run.mapping, people, run.headers)
    const days: { from: string | null; to: string | null } = { from: null, to: null }
    await this.eachPage(run, async (rows) => {
      for (const { position, cells } of rows) rules.add(position, cells)
    })
    await this.eachPage(run, async (rows) => {
      const read = rows.map((row) => ({ row, found: rules.read(row.position, row.cells) }))
      const references = new Set(read.flatMap(({ found }) => (found.reason ? [] : [found.reference ?? ''])))
      await this.uow.writeAs(person, async () => {
        const ledger = new LedgerIndex(await this.imports.here(contest.id, [...references]))
        await this.imports.put(
          read.map(({ row, found }) => {
            const isWhole = found.reference !== undefined && found.metricId !== undefined
            const compared = ledger.compare(found)
            const { metricId = '', quantity = 0 } = found
            const hasRoom = compared.outcome !== 'missing' || room({ metricId, quantity })
            const read = hasRoom ? compared : ledger.compare({ ...found, reason: 'total_too_large' })
            const key = isWhole ? keyOf(found) : found.masked ? maskedKey(found) : null
            return { runId: run.id, ...row, ...read, key }
          }),
        )
      })
      for (const { found } of read)
        if (found.businessDate && (!found.reason || found.masked)) widen(days, found.businessDate)
    })
    await this.pairs.propose(person, run, contest, days)
    return days
  }

  private async eachPage(run: ImportRun, work: (rows: CellsOfRow[]) => Promise<void>): Promise<void> {
    for (let after = 0; ; ) {
      const rows = await this.uow.read(() => this.imports.cells(run.id, after, ROWS_AT_ONCE))
      const last = rows.at(-1)
      if (!last) return
      await work(rows)
      after = last.position
      await giveWay()
    }
  }
}

function widen(days: { from: string | null; to: string | null }, day: string): void {
  if (days.from === null || day < days.from) days.from = day
  if (days.to === null || day > days.to) days.to = day
}
