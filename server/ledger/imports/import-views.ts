import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { type ImportRow, type ImportRun, lastRowOf } from '#server/ledger/imports/import.entity'
import { ImportRuns } from '#server/ledger/imports/import-runs'
import { ImportsRepository } from '#server/ledger/imports/imports.repository'
import { Account } from '#server/platform/accounts/account.entity'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import type { ImportList, ImportPage, ImportRowView, ImportView, ListRows } from '#shared/ledger/imports/contract'

const PREVIEW_ROWS = 5

/** Imports as directors and clerks see them. */
@Injectable()
export class ImportViews {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly imports: ImportsRepository,
    private readonly runs: ImportRuns,
  ) {}

  view(person: Person, contestId: string, runId: string): Promise<ImportView> {
    return this.uow.read(async () => {
      await this.contests.loadFor(person, contestId)
      const run = await this.imports.find(contestId, runId)
      if (!run) throw new AppError('not_found')
      const preview = await this.imports.rows(run.id, 0, PREVIEW_ROWS)
      const { metric, member, status, notices = [], asksDateOrder = false } = run.words
      return {
        ...(await this.brief(run, this.runs.isAlive(run))),
        headers: run.headers,
        mapping: run.mapping,
        words: { metric, member, status },
        notices: [...(run.reading?.notices ?? []), ...notices],
        sheets: run.reading?.sheets ?? [],
        asksDateOrder,
        preview: preview.filter((row) => row.position <= lastRowOf(run)).map((row) => row.cells),
      }
    })
  }

  list(person: Person, contestId: string): Promise<ImportList> {
    return this.uow.read(async () => {
      await this.contests.loadFor(person, contestId)
      const list: ImportList = []
      for (const run of await this.imports.list(contestId)) list.push(await this.brief(run, true))
      return list
    })
  }

  rows(person: Person, contestId: string, runId: string, { outcome, after, limit }: ListRows): Promise<ImportPage> {
    return this.uow.read(async () => {
      await this.contests.loadFor(person, contestId)
      if (!(await this.imports.find(contestId, runId))) throw new AppError('not_found')
      const found = await this.imports.rows(runId, after, limit + 1, outcome)
      const rows = found.slice(0, limit)
      return { rows: rows.map(rowView), next: found.length > limit ? (rows.at(-1)?.position ?? null) : null }
    })
  }

  private async brief(run: ImportRun, isAlive: boolean) {
    const { id, fileName, status, writes, rows, createdAt, finishedAt } = run
    const by = await this.uow.manager.findOneBy(Account, { id: run.accountId })
    return {
      ...{ id, fileName, writes, rows },
      by: by?.name ?? '',
      status: status === 'running' && !isAlive ? ('stopped' as const) : status,
      ...(await this.imports.counts(run)),
      createdAt: createdAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
    }
  }
}

function rowView({ position, outcome, found, cells, settled, settledBy }: ImportRow): ImportRowView {
  const { reason, reference, masked, metricId, quantity, participantId, businessDate, here } = found ?? {}
  return {
    position,
    outcome,
    reason: reason ?? null,
    reference: reference ?? masked ?? null,
    metricId: metricId ?? null,
    quantity: quantity ?? null,
    participantId: participantId ?? null,
    businessDate: businessDate ?? null,
    here: here ?? null,
    ...(outcome === 'error' ? { cells } : {}),
    settled,
    settledBy,
  }
}
