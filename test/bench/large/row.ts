import type Database from 'better-sqlite3'
import type { Room } from './room'
import type { Size } from './sizes'

/** One figure of the large contest: what an operation costs there, next to the same in a small one. */
export interface Row {
  what: string
  /** The most that it may be in the large contest. */
  aim: number
  /** Where the small contest has an aim of its own. */
  aimOfSmall?: number
  unit: 'ms' | 's' | 'KB' | 'MB' | '×'
  measure(room: Room): Promise<number>
}

/** The rows of one subject, in a file of their own, and what has to be in the database for them. */
export interface Topic {
  name: string
  /** Adds rows by SQL before the server opens the file; the deals are there already. */
  prepare?(db: Database.Database, size: Size): void
  rows: readonly Row[]
}
