import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Batch, Customer, CustomerPlace } from '#server/ledger/customers/customer-place'
import type { ImportRow, ImportRun } from '#server/ledger/imports/import.entity'
import {
  cellsWithout,
  eraseAsInPresent,
  eraseFromCopy,
  phonesOfRows,
  runWithout,
} from '#server/ledger/imports/imported-customers'
import { ImportsRepository } from '#server/ledger/imports/imports.repository'
import type { UnitOfWork } from '#server/platform/database/unit-of-work'

const ROWS_AT_ONCE = 500

/** Customers in rows that wait to be imported or corrected, and in what the import remembers of its file. */
export const importedCustomers: CustomerPlace = {
  rowsAre: 'importRows',
  columns: { import_row: ['cells'], import_run: ['headers', 'mapping', 'words'] },

  async erase(uow, customer, batch) {
    const imports = new ImportsRepository(uow)
    let rows = 0
    for (const run of await uow.read(() => imports.ofCenter(customer.centerId)))
      rows += await eraseFromRun(uow, run, customer, batch)
    return rows
  },

  /** Empties the rows of files that were uploaded before that moment. */
  async expire(uow, centerId, before, batch) {
    const imports = new ImportsRepository(uow)
    const runs = await uow.read(() => imports.ofCenter(centerId))
    for (const { id } of runs.filter(({ createdAt }) => createdAt < before))
      await eachPage(uow, id, async (rows) => {
        const positions = rows.map(({ position }) => position)
        await batch(() => imports.setCells(id, positions, []).then(() => 0))
      })
    return 0
  },

  heldIn: phonesOfRows,
  eraseAsIn: eraseAsInPresent,
  eraseFrom: eraseFromCopy,
}

async function eraseFromRun(uow: UnitOfWork, run: ImportRun, { phone }: Customer, batch: Batch): Promise<number> {
  const imports = new ImportsRepository(uow)
  const isErased = (number: string) => number === phone
  let erased = 0
  await eachPage(uow, run.id, async (rows) => {
    for (const { position, cells } of rows) {
      const rest = cellsWithout(cells, isErased, run.mapping)
      if (rest) erased += await batch(() => imports.setCells(run.id, [position], rest).then(() => 1))
    }
  })
  const rest = runWithout(run, isErased)
  if (rest) await batch(() => imports.update(run.id, rest).then(() => 0))
  return erased
}

/** Rows whose cells are not cleared. */
async function eachPage(uow: UnitOfWork, runId: string, work: (rows: ImportRow[]) => Promise<void>): Promise<void> {
  const imports = new ImportsRepository(uow)
  for (let after = 0; ; ) {
    const rows = await uow.read(() => imports.withCells(runId, after, ROWS_AT_ONCE))
    const last = rows.at(-1)
    if (!last) return
    await work(rows)
    after = last.position
    await nextTurn()
  }
}
