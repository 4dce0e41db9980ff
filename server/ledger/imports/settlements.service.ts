import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { ImportsRepository } from '#server/ledger/imports/imports.repository'
import { SettlementActions } from '#server/ledger/imports/settlement-actions'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import {
  DIFFERENCES,
  type ImportOutcome,
  type ImportSettlement,
  type SettledView,
  type SettleInput,
} from '#shared/ledger/imports/contract'

type Action = SettleInput['action']

const FITTING: Record<Action, readonly ImportOutcome[]> = {
  record: ['missing', 'gone', 'probable'],
  cancel: ['extra', 'cancelled_there'],
  reassign: ['other_member'],
  correct: ['other_quantity'],
  join: ['probable'],
  leave: DIFFERENCES,
}
const DONE: Record<Action, ImportSettlement> = {
  record: 'recorded',
  cancel: 'cancelled',
  reassign: 'reassigned',
  correct: 'corrected',
  join: 'joined',
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
    private readonly actions: SettlementActions,
  ) {}

  /** A refused row does not keep the others from being settled. */
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
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const run = await this.imports.find(contestId, runId)
      const row = run && (await this.imports.row(runId, position))
      if (!row) throw new AppError('not_found')
      if (run.status !== 'done') throw new AppError('import_not_ready')
      if (row.settled) throw new AppError('import_row_settled')
      if (!FITTING[action].includes(row.outcome)) throw new AppError('import_action_unfit')
      if (action !== 'leave') contest.mustTakeWrites(person)
      const dealId =
        action === 'leave' ? row.dealId : await this.actions.carryOut(person, contest, run, row, { action, reason })
      const settled = { settled: DONE[action], settledBy: person.name, settledAt: this.clock.now(), dealId, cells: [] }
      await this.imports.settleRow(runId, position, settled)
    })
  }
}
