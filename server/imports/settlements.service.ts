import { Injectable } from '@nestjs/common'
import { Clock } from '#server/clock'
import { ContestsService } from '#server/contests/contests.service'
import { UnitOfWork } from '#server/database/unit-of-work'
import { CancellationsService } from '#server/deals/cancellations.service'
import { DealBatches } from '#server/deals/deal-batches'
import { ReassignmentsService } from '#server/deals/reassignments.service'
import { AppError } from '#server/http/app-error'
import type { Person } from '#server/http/caller'
import { LedgerSide } from '#server/imports/comparison'
import { ImportRow } from '#server/imports/import.entity'
import { saleOf } from '#server/imports/import-runs'
import { ImportsRepository } from '#server/imports/imports.repository'
import {
  DIFFERENCES,
  type ImportOutcome,
  type ImportSettlement,
  type SettledView,
  type SettleInput,
} from '#shared/import'

type Action = SettleInput['action']

const FITTING: Record<Action, readonly ImportOutcome[]> = {
  record: ['missing', 'gone'],
  cancel: ['extra', 'cancelled_there'],
  reassign: ['other_member'],
  leave: DIFFERENCES,
}
const DONE: Record<Action, ImportSettlement> = {
  record: 'recorded',
  cancel: 'cancelled',
  reassign: 'reassigned',
  leave: 'left',
}

/** 对账: settles differences one by one, each with its change of the ledger in one unit. */
@Injectable()
export class SettlementsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly imports: ImportsRepository,
    private readonly batches: DealBatches,
    private readonly cancellations: CancellationsService,
    private readonly reassignments: ReassignmentsService,
  ) {}

  /** A row that refuses keeps nobody else from being settled. */
  async settle(person: Person, contestId: string, runId: string, input: SettleInput): Promise<SettledView> {
    const view: SettledView = { done: 0, refused: [] }
    for (const position of new Set(input.positions))
      try {
        await this.settleOne(person, contestId, runId, position, input)
        view.done++
      } catch (error) {
        if (!(error instanceof AppError) || error.code === 'not_found') throw error
        view.refused.push({ position, code: error.code })
      }
    return view
  }

  private settleOne(
    person: Person,
    contestId: string,
    runId: string,
    position: number,
    { action, reason }: SettleInput,
  ): Promise<void> {
    return this.uow.writeContest(contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const run = await this.imports.find(contestId, runId)
      const row = run && (await this.imports.row(runId, position))
      if (!row) throw new AppError('not_found')
      if (run.status !== 'done') throw new AppError('import_not_ready')
      if (row.settled) throw new AppError('import_row_settled')
      if (!FITTING[action].includes(row.outcome)) throw new AppError('import_action_unfit')
      if (action !== 'leave') contest.mustTakeWrites(person)
      const { here, participantId = '' } = row.found ?? {}
      if (action === 'record') row.dealId = await this.record(person, contestId, row)
      if (action === 'cancel' && row.dealId)
        await this.cancellations.cancel(person, contestId, row.dealId, { lines: here?.lines, reason })
      if (action === 'reassign' && row.dealId)
        row.dealId = (
          await this.reassignments.reassign(person, contestId, row.dealId, { participantId, reason })
        ).dealId
      const settled = { settled: DONE[action], settledBy: person.name, settledAt: this.clock.now(), dealId: row.dealId }
      await this.uow.manager.update(ImportRow, { runId, position }, settled)
    })
  }

  /** Refused where somebody has recorded it meanwhile. */
  private async record(person: Person, contestId: string, row: ImportRow): Promise<string | null> {
    const contest = await this.contests.load(contestId)
    const side = new LedgerSide(await this.imports.here(contestId, [row.found?.reference ?? '']))
    if (side.compare(row.found ?? {}).dealId !== null) throw new AppError('import_row_changed')
    const [dealId = null] = await this.batches.write(person, contest, [saleOf(contest, row.found)], this.clock.now())
    return dealId
  }
}
