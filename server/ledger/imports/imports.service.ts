import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { ImportPairs } from '#server/ledger/imports/import-pairs'
import { ImportRuns } from '#server/ledger/imports/import-runs'
import { ImportViews } from '#server/ledger/imports/import-views'
import { ImportsRepository } from '#server/ledger/imports/imports.repository'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { type ImportView, type StartImportInput } from '#shared/ledger/imports/contract'

/** 导入, once it writes: starts and stops the run, each on request. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly imports: ImportsRepository,
    private readonly runs: ImportRuns,
    private readonly views: ImportViews,
    private readonly pairs: ImportPairs,
    private readonly audit: AuditService,
  ) {}

  /** Continues in the background; the view shows its progress. */
  async start(person: Person, contestId: string, runId: string, input: StartImportInput): Promise<ImportView> {
    const { writes, probable } = input
    const run = await this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      contest.mustTakeWrites(person)
      const run = await this.imports.find(contestId, runId)
      if (!run) throw new AppError('not_found')
      const isLeft = run.status === 'running' && !this.runs.isAlive(run)
      if (run.status !== 'ready' && run.status !== 'stopped' && !isLeft)
        throw new AppError(run.status === 'running' ? 'import_under_way' : 'import_not_ready')
      if (writes && run.words.notices?.some(({ kind }) => kind === 'too_many_statuses'))
        throw new AppError('import_too_many_statuses')
      Object.assign(run, { status: 'running', writes, aliveAt: new Date() })
      const { status, aliveAt } = run
      await this.imports.update(runId, { status, writes, aliveAt })
      return run
    })
    if (probable === 'same') await this.pairs.join(person, run)
    if (probable === 'new') await this.pairs.partAll(person, run)
    this.runs.begin(person, run)
    return this.views.view(person, contestId, runId)
  }

  /** Keeps what is written; a later start continues with the rest. */
  async stop(person: Person, contestId: string, runId: string): Promise<ImportView> {
    await this.uow.writeContestAs(person, contestId, async () => {
      await this.contests.loadFor(person, contestId)
      const run = await this.imports.find(contestId, runId)
      if (!run) throw new AppError('not_found')
      if (run.status !== 'running') throw new AppError('import_not_ready')
      await this.imports.update(runId, { status: 'stopped' })
      await this.audit.note({
        centerId: person.centerId,
        contestId,
        actor: person.name,
        action: 'import.stopped',
        subject: run.fileName,
      })
    })
    return this.views.view(person, contestId, runId)
  }
}
