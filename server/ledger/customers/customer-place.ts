import type { SqliteFile } from '#server/platform/database/restored-part'
import type { UnitOfWork } from '#server/platform/database/unit-of-work'

/** Token of the list of all places, which the programs pass in. */
export const CUSTOMER_PLACES = Symbol('customer places')

/** A customer by phone, as `digitsOf` gives it. */
export interface Customer {
  centerId: string
  phone: string
}

/** Runs a batch in a unit of its own; the number is how many rows it changed. */
export type Batch = (work: () => Promise<number>) => Promise<number>

/**
 * A place that holds customers' names and phones. Every feature that stores them adds its place to the list of the
 * programs: erasing, the retention period and a restore go through all of them.
 */
export interface CustomerPlace {
  /** What one row is, in the audit list. */
  rowsAre: 'deals' | 'importRows' | 'activities' | 'listLines' | 'opportunities'
  /** By table, the columns that may hold a customer. */
  columns: Readonly<Record<string, readonly string[]>>
  /** Erases a customer, with the name in the same row; resolves to the number of rows. */
  erase(uow: UnitOfWork, customer: Customer, batch: Batch): Promise<number>
  /** Erases all customers of a center that were stored before that moment. */
  expire(uow: UnitOfWork, centerId: string, before: Date, batch: Batch): Promise<number>
  /** The customers that a database holds here. */
  heldIn(db: SqliteFile): Iterable<Customer>
  /** Erases from the copy the rows whose customer the replaced database no longer has, and names these customers. */
  eraseAsIn(copy: SqliteFile, present: SqliteFile): Customer[]
  /** Erases from the copy all that hold one of these customers; returns the number of rows. */
  eraseFrom(copy: SqliteFile, erased: ReadonlyMap<string, ReadonlySet<string>>): number
}
