import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { makePrivate } from '#server/platform/database/own-file'

/** Makes a consistent copy of a SQLite database while a server writes to it; it blocks its thread while it copies. */
export function backup(databaseFile: string, targetFile: string): void {
  if (/^postgres(ql)?:/.test(databaseFile))
    throw new Error('This copies a SQLite file. For PostgreSQL use pg_dump, or the copies of your database service.')
  if (!existsSync(databaseFile)) throw new Error(`There is no database at ${databaseFile}. Check DATABASE_URL.`)
  if (existsSync(targetFile)) throw new Error(`${targetFile} is there already. Name a file that does not exist yet.`)
  const db = new Database(databaseFile, { readonly: true, timeout: 5_000 })
  try {
    copyInto(db, targetFile)
  } finally {
    db.close()
  }
}

/** The copy takes its name only when it is whole and on the disk. */
export function copyInto(db: Database.Database, targetFile: string): void {
  const unfinished = `${targetFile}.unfinished`
  for (const left of [unfinished, `${unfinished}-journal`]) rmSync(left, { force: true })
  // VACUUM fills an empty file, which keeps its rights.
  makePrivate(unfinished)
  db.prepare('VACUUM INTO ?').run(unfinished)
  mustBeWhole(unfinished)
  syncToDisk(unfinished)
  renameSync(unfinished, targetFile)
  syncToDisk(dirname(targetFile))
}

function mustBeWhole(file: string): void {
  const copy = new Database(file, { readonly: true })
  try {
    const found = copy.pragma('quick_check', { simple: true })
    if (found !== 'ok') throw new Error(`The copy is damaged (${String(found)}). Check the disk, then try again.`)
  } finally {
    copy.close()
  }
}

/** VACUUM INTO leaves it to the system when its file reaches the disk. */
export function syncToDisk(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
