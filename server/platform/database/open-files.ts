import { existsSync, realpathSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type Database from 'better-sqlite3'
import { makePrivate } from '#server/platform/database/own-file'

/** Thrown after a commit that went into files which are no longer where the next start looks for them. */
export class FilesMoved extends Error {
  override name = 'FilesMoved'
}

/**
 * The files of an open SQLite database, by their inodes. SQLite keeps on writing into a file that was moved, replaced or
 * removed, and what it acknowledges then is gone with the next start.
 */
export class OpenFiles {
  private readonly expected: ReadonlyMap<string, string>

  /** `file` has to be open in WAL mode, so that its log and index are there. */
  constructor(private readonly file: string) {
    const real = realpathSync(file)
    const names = [file, `${real}-wal`, `${real}-shm`]
    this.expected = new Map(names.filter((name) => existsSync(name)).map((name) => [name, inodeOf(name)]))
  }

  /** Throws where one of them is another file than the open one, or none. */
  mustBeInPlace(): void {
    for (const [name, inode] of this.expected)
      if (inodeOf(name) !== inode) throw new FilesMoved(`${name} was moved, replaced or removed while it was in use`)
  }

  /** Brings all that was committed into the open file and into a copy; returns the sentence for the administrator. */
  rescue(db: Database.Database): string {
    const copies = [dirname(this.file), tmpdir()].map((folder) =>
      join(folder, `${basename(this.file)}.rescued-${now()}.db`),
    )
    try {
      db.pragma('wal_checkpoint(PASSIVE)')
    } catch {
      // The copy reads the log too.
    }
    for (const copy of copies)
      try {
        makePrivate(copy)
        db.prepare('VACUUM INTO ?').run(copy)
        return (
          `Everything that was recorded is in ${copy}. Start again with it: ` +
          `npm run cli -- restore ${copy}, or move the database back to ${this.file} together with its -wal file.`
        )
      } catch {
        // The other folder may take it.
      }
    return `Move the database back to ${this.file}, together with its -wal file, and start again.`
  }
}

function inodeOf(name: string): string {
  const found = statSync(name, { throwIfNoEntry: false, bigint: true })
  return found ? `${found.dev} ${found.ino}` : 'none'
}

const now = (): string => new Date().toISOString().replace(/[-:]/g, '')
