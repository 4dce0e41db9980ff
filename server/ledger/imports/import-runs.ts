import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { FactReader } from '#server/journal/facts/fact.reader'
import { DealBatches } from '#server/ledger/deals/recording/deal-batches'
import { giveWay } from '#server/ledger/imports/give-way'
import { type ImportRow, type ImportRun, lastRowOf } from '#server/ledger/imports/import.entity'
import { ROWS_AT_ONCE } from '#server/ledger/imports/import-checks'
import { ImportsRepository } from '#server/ledger/imports/imports.repository'
import { LedgerIndex } from '#server/ledger/imports/ledger-index'
import { keysBeside, saleOf, salesOf } from '#server/ledger/imports/row-sales'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { RowFound } from '#shared/ledger/imports/contract'

const NUMBERS_AT_ONCE = 500
/** A running import without a sign of life for this long belongs to a server that stopped. */
const ABANDONED_AFTER_MS = 30_000

/** Runs imports in the background, unit by unit, so that sales recorded meanwhile are answered in between. */
@Injectable()
export class ImportRuns implements BeforeApplicationShutdown {
  private readonly log = new Logger(ImportRuns.name)
  private readonly active = new Map<string, Promise<void>>()
  private isLeaving = false

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly imports: ImportsRepository,
    private readonly batches: DealBatches,
    private readonly audit: AuditService,
    private readonly facts: FactReader,
  ) {}

  /** Whether this server, or by its last sign of life another one, works on the run. */
  isAlive({ id, aliveAt }: ImportRun): boolean {
    return this.active.has(id) || Date.now() - aliveAt.getTime() < ABANDONED_AFTER_MS
  }

  /** Starts the run in the background; its status tells the outcome. */
  begin(person: Person, run: ImportRun): void {
    const before = this.active.get(run.id) ?? Promise.resolve()
    const work = before
      .then(() => this.carryOut(person, run))
      .catch(async (error) => {
        // The contest may have been closed meanwhile; continuing the run refuses with that reason.
        if (!(error instanceof AppError)) this.log.error(error)
        await this.end(run, 'stopped')
      })
      .catch((error) => this.log.error(error))
      .finally(() => {
        if (this.active.get(run.id) === work) this.active.delete(run.id)
      })
    this.active.set(run.id, work)
  }

  /** Stops running imports after their current unit; a later start continues them. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isLeaving = true
    await Promise.all(this.active.values())
  }

  private async carryOut(person: Person, run: ImportRun): Promise<void> {
    if (!(await this.isRunning(run))) return
    let after = 0
    while (run.writes) {
      const page = await this.writePage(person, run, after)
      if (page === 'stopped') return
      if (page === 'over') break
      after = page
      await giveWay()
    }
    await this.findExtras(person, run)
    if (this.isLeaving) return this.end(run, 'stopped')
    if (!(await this.isRunning(run))) return
    await this.forgetCustomers(run)
    await this.end(run, 'done', person)
  }

  /** False once the run was stopped. */
  private async isRunning({ contestId, id }: ImportRun): Promise<boolean> {
    return (await this.uow.read(() => this.imports.find(contestId, id)))?.status === 'running'
  }

  /** One unit: writes the rows that are still missing once the contest is held, and marks them. */
  private writePage(person: Person, run: ImportRun, after: number): Promise<number | 'over' | 'stopped'> {
    return this.uow.writeContestAs(person, run.contestId, async () => {
      const current = await this.imports.find(run.contestId, run.id)
      if (current?.status !== 'running') return 'stopped'
      if (this.isLeaving) {
        await this.imports.update(run.id, { status: 'stopped' })
        return 'stopped'
      }
      const rows = await this.imports.rows(run.id, after, ROWS_AT_ONCE, 'missing')
      const last = rows.at(-1)
      if (!last) return 'over'
      const contest = await this.contests.loadFor(person, run.contestId)
      contest.mustTakeWrites(person)
      const keys = keysBeside(rows, metricsOf(run))
      await this.write(person, contest, current, [
        ...rows,
        ...(await this.imports.companions(run.id, last.position, keys)),
      ])
      await this.imports.update(run.id, { aliveAt: new Date() })
      return last.position
    })
  }

  private async write(
    person: Person,
    contest: LoadedContest,
    run: ImportRun,
    rows: readonly ImportRow[],
  ): Promise<void> {
    const references = rows.flatMap((row) => row.found?.reference ?? [])
    const ledger = new LedgerIndex(await this.imports.here(contest.id, references))
    const compared = rows.map((row) => ({ ...row, ...ledger.compare(row.found ?? {}) }))
    const missing = compared.filter((row) => row.outcome === 'missing')
    const groups = salesOf(missing)
    const sales = groups.map((group) => saleOf(contest, run.mapping, group))
    const dealIds = sales.length > 0 ? await this.batches.write(person, contest, sales, this.clock.now()) : []
    const written = new Map(groups.flatMap((group, n) => group.map((row) => [row.position, dealIds[n] ?? null])))
    await this.imports.put(
      compared.map((row) =>
        row.outcome === 'missing' ? { ...row, outcome: 'written', dealId: written.get(row.position) ?? null } : row,
      ),
    )
  }

  /** Finds deals on the file's days and of its metrics that are in none of its rows. */
  private async findExtras(person: Person, run: ImportRun): Promise<void> {
    const { from, to } = run.words
    const paired = await this.uow.read(() => this.imports.pairedDeals(run.id))
    const contest = await this.uow.read(() => this.contests.loadFor(person, run.contestId))
    const metricIds = metricsOf(run)
    if (from === null || to === null || metricIds.length === 0) return
    await this.uow.writeAsSystem(() => this.imports.dropExtras(run.id))
    let position = lastRowOf(run)
    const { id, headSeq } = contest
    const first = await this.uow.read(() => this.facts.lastBeforeDay(id, headSeq, from))
    for (let after = first; after < headSeq && !this.isLeaving; after += NUMBERS_AT_ONCE) {
      const window = { after, last: Math.min(headSeq, after + NUMBERS_AT_ONCE), from, to }
      const lines = await this.uow.read(() => this.imports.extras(run, window, metricIds))
      const extras = new Map<string, RowFound & { here: NonNullable<RowFound['here']>; dealId: string }>()
      for (const { dealId, reference, metricId, participantId, businessDate, quantity, line, seq } of lines) {
        if (paired.has(dealId)) continue
        const known = extras.get(`${dealId}|${metricId}`)
        if (known) {
          known.here.quantity += quantity
          known.here.lines.push(line)
          continue
        }
        const here = { participantId, quantity, businessDate, lines: [line], seq }
        extras.set(`${dealId}|${metricId}`, { dealId, ...(reference ? { reference } : {}), metricId, here })
      }
      const rows = [...extras.values()].map(({ dealId, ...found }) => {
        position++
        return { runId: run.id, position, cells: [], outcome: 'extra' as const, found, key: null, dealId }
      })
      if (rows.length > 0) await this.uow.writeAsSystem(() => this.imports.put(rows))
      await giveWay()
    }
  }

  /** Clears the raw cells (with customer data) of rows that are settled. */
  private async forgetCustomers(run: ImportRun): Promise<void> {
    for (let after = 0; after < lastRowOf(run); after += NUMBERS_AT_ONCE) {
      await this.uow.writeAsSystem(() => this.imports.dropCells(run.id, after, after + NUMBERS_AT_ONCE))
      await giveWay()
    }
  }

  private async end(run: ImportRun, status: 'stopped' | 'done', person?: Person): Promise<void> {
    await this.uow.writeAsSystem(async () => {
      const now = new Date()
      await this.imports.update(run.id, { status, aliveAt: now, finishedAt: status === 'done' ? now : null })
      if (!person) return
      const { counts, open } = await this.imports.counts({ ...run, status })
      await this.audit.note({
        centerId: person.centerId,
        contestId: run.contestId,
        actor: person.name,
        action: run.writes ? 'deals.imported' : 'deals.compared',
        subject: run.fileName,
        after: { rows: run.rows, written: counts.written ?? 0, matched: counts.matched ?? 0, open },
      })
    })
  }
}

/** The metrics of the file's rows. */
function metricsOf({ words, mapping }: ImportRun): string[] {
  return [...new Set(words.metric.flatMap(({ word }) => mapping.metrics[word] ?? []))]
}
