import { Injectable } from '@nestjs/common'
import type { ImportRow } from '#server/ledger/imports/import.entity'
import { ImportsRepository } from '#server/ledger/imports/imports.repository'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { digitsOf } from '#shared/ledger/customers/contract'

const ROWS_AT_ONCE = 500

/** Customers in rows that wait to be imported or corrected; they are erased and expire like those of deals. */
@Injectable()
export class ImportCustomersService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly imports: ImportsRepository,
  ) {}

  /** Erases a phone number and the name in the same row from all import rows of the centre. */
  async erase(centerId: string, phone: string): Promise<void> {
    const wanted = digitsOf(phone)
    for (const { id, mapping } of await this.uow.read(() => this.imports.ofCenter(centerId)))
      await this.eachPage(id, async (rows) => {
        const { customerName } = mapping.columns
        for (const { position, cells } of rows) {
          if (!cells.some((cell) => digitsOf(cell) === wanted)) continue
          const rest = cells.map((cell, n) => (digitsOf(cell) === wanted || n === customerName ? '' : cell))
          await this.uow.writeAsSystem(() => this.imports.setCells(id, [position], rest))
        }
      })
  }

  /** Empties the rows of files that were uploaded before that moment. */
  async expire(centerId: string, before: Date): Promise<void> {
    const runs = await this.uow.read(() => this.imports.ofCenter(centerId))
    for (const { id } of runs.filter(({ createdAt }) => createdAt < before))
      await this.eachPage(id, (rows) =>
        this.uow.writeAsSystem(() => {
          const positions = rows.map(({ position }) => position)
          return this.imports.setCells(id, positions, [])
        }),
      )
  }

  /** Rows whose cells are not cleared. */
  private async eachPage(runId: string, work: (rows: ImportRow[]) => Promise<void>): Promise<void> {
    for (let after = 0; ; ) {
      const rows = await this.uow.read(() => this.imports.withCells(runId, after, ROWS_AT_ONCE))
      const last = rows.at(-1)
      if (!last) return
      await work(rows)
      after = last.position
    }
  }
}
