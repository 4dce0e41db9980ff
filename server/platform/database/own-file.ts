import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

const OWNER_ONLY = 0o600

/** Makes the file and its folder where they are missing; refuses one of several names of a file. */
export function prepareFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true })
  mustHaveOneName(file)
  mustHaveItsLog(file)
  makePrivate(file)
}

/** SQLite would remove the log of a database that is gone, and with it what was recorded last. */
function mustHaveItsLog(file: string): void {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0) return
  const log = `${file}-wal`
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) === 0) return
  throw new Error(
    `${file} is missing, but ${log} holds what was recorded last. ` +
      'Move the database back to its place, or move the -wal file away if a new database is wanted.',
  )
}

/** Customers' phones are in it: only its owner may read it. SQLite gives its log and index the same rights. */
export function makePrivate(file: string): void {
  if (!statSync(file, { throwIfNoEntry: false })) closeSync(openSync(file, 'a', OWNER_ONLY))
  try {
    chmodSync(file, OWNER_ONLY)
  } catch {
    // The file of another user, to which this one was let: its owner decides.
  }
}

/** Each name would have a log and a lock of its own, and two servers would overwrite each other's pages. */
function mustHaveOneName(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found?.isFile() || found.nlink < 2) return
  const real = realpathSync(file)
  const folder = dirname(real)
  const names = readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((name) => statSync(name, { throwIfNoEntry: false })?.ino === found.ino)
  // A log with content belongs to the name that was used last.
  const used = names.find((name) => (statSync(`${name}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) ?? real
  const others = names.filter((name) => name !== used).map((name) => basename(name))
  throw new Error(
    `${file} is one of ${found.nlink} names (hard links) of the same file, and each would have a log of its own. ` +
      `Use DATABASE_URL=${used}, and remove the other name${others.length > 0 ? ` (${others.join(', ')})` : ''} first.`,
  )
}
