import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DealBatches } from '#server/ledger/deals/recording/deal-batches'
import { CancellationsService } from '#server/ledger/deals/reversals/cancellations.service'
import { CorrectionsService } from '#server/ledger/deals/reversals/corrections.service'
import { ReassignmentsService } from '#server/ledger/deals/reversals/reassignments.service'
import type { ImportRow, ImportRun } from '#server/ledger/imports/import.entity'
import { ImportsRepository } from '#server/ledger/imports/imports.repository'
import { LedgerIndex, type LedgerMatch } from '#server/ledger/imports/ledger-index'
import { PairedNumbers } from '#server/ledger/imports/paired-numbers'
import { saleOf } from '#server/ledger/imports/row-sales'
import type { Person } from '#server/platform/auth/caller'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { SettleInput } from '#shared/ledger/imports/contract'

/** The changes of the ledger that settle a difference, inside the caller's unit. */
@Injectable()
export class SettlementActions {
  constructor(
    private readonly clock: Clock,
    private readonly imports: ImportsRepository,
    private readonly batches: DealBatches,
    private readonly cancellations: CancellationsService,
    private readonly reassignments: ReassignmentsService,
    private readonly corrections: CorrectionsService,
    private readonly numbers: PairedNumbers,
  ) {}

  /** Compares with the current ledger, as settling another row may have changed the same deal. */
  async carryOut(
    person: Person,
    contest: LoadedContest,
    run: ImportRun,
    row: ImportRow,
    { action, reason }: { action: Exclude<SettleInput['action'], 'leave'>; reason: string },
  ): Promise<string | null> {
    const { id } = contest
    const found = row.found ?? {}
    if (action === 'join') {
      await this.numbers.add(person, id, row)
      return row.dealId
    }
    const current = await this.current(id, row)
    if (action === 'record' && found.masked) throw new AppError('import_action_unfit')
    if (action === 'record') {
      if (current) throw new AppError('import_row_changed')
      const [dealId = null] = await this.batches.write(
        person,
        contest,
        [saleOf(contest, run.mapping, [row])],
        this.clock.now(),
      )
      return dealId
    }
    if (!current) throw new AppError('import_row_changed')
    const { dealId, here, isShared } = current
    if (isShared && (action === 'cancel' || action === 'correct')) throw new AppError('deal_has_several_numbers')
    const { participantId = '', metricId = '', quantity = 0 } = found
    if (action === 'cancel') await this.cancellations.cancel(person, id, dealId, { lines: here.lines, reason })
    if (action === 'reassign' && here.participantId !== participantId)
      return (await this.reassignments.reassign(person, id, dealId, { participantId, reason })).dealId
    if (action === 'correct' && here.quantity !== quantity)
      return this.corrections.correct(person, id, dealId, { metricId, quantity, reason })
    return dealId
  }

  /** The row's deal in the current ledger: the one found before, or what replaced it. */
  private async current(contestId: string, { found, dealId }: ImportRow): Promise<LedgerMatch | undefined> {
    const { reference, here } = found ?? {}
    // A pair is only probable: what is here under the row's own number counts.
    if (reference) return new LedgerIndex(await this.imports.here(contestId, [reference])).find(found ?? {}, dealId)
    return dealId && here ? { dealId, here } : undefined
  }
}
