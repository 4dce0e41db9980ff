import type Database from 'better-sqlite3'
import type { CarriedOver } from '#shared/platform/backups/contract'

export type SqliteFile = Database.Database

/**
 * What a feature does to a copy that is about to replace the database. The programs pass the list of all parts to
 * platform/backups; each part reads and writes the tables of its own feature. All of them run in one transaction.
 */
export interface RestoredPart {
  /** Makes the copy as strict as the database that it replaces: what was revoked or erased since stays so. */
  carry?(copy: SqliteFile, present: SqliteFile): CarriedOver[]
  /** Ends what could admit a person who was shut out, where the replaced database cannot be read. */
  end?(copy: SqliteFile): CarriedOver[]
  /** Puts `next` of each epoch in its place, so that every screen fetches a snapshot. */
  renew?(copy: SqliteFile, next: (epoch: string) => string): void
}

/** A line of what was carried over; none where nothing was. `names` are those that a director knows. */
export function carried(what: CarriedOver['what'], names: readonly string[], count = names.length): CarriedOver[] {
  return count > 0 ? [{ what, count, names: names.slice(0, 50) }] : []
}
